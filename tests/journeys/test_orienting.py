"""As a structure without account: Goran sends someone, follows her, is told; a stranger to the team sees nothing."""

import email
import re
import time
from collections.abc import Callable
from email.policy import default
from pathlib import Path

from tests.journeys.site import Site
from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]
PAGE = "/orienter/ipr-occitanie-k7m4p/"
GORAN = "goran@arenes.example"
LINK = r"/suivre/\S+/"
PATIENCE_SECONDS = 60  # the worker sends, and the machine may be busy


def mailed(site: Site, address: str, link: str, subject: str = "") -> str:
    """The link of this shape in the first mail to this address, of such a subject, once the worker has sent it."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        for file in Path(site.mails).iterdir():
            for part in file.read_text().split("-" * 79):
                message = email.message_from_string(part.lstrip(), policy=default)
                if message["To"] != address or not message["Subject"].strip().startswith(subject):
                    continue
                if found := re.search(link, message.get_content()):
                    return found[0]
        time.sleep(1)
    raise AssertionError(f"nothing was sent to {address}")


def sends(goran: Visitor) -> None:
    goran.open(PAGE)
    goran.reads("Ce qu’il faut pour entrer")
    goran.shot("page-publique")
    goran.follow("Orienter quelqu’un")
    time.sleep(3)  # as long as it takes to read: the page knows how fast a robot goes
    goran.fill("Votre nom", "Goran Ilic")
    goran.fill("Votre adresse e-mail", GORAN)
    goran.fill("Votre structure", "Maison de quartier des Arènes")
    goran.fill("Son prénom", "Hodan")
    goran.fill("Ce qu’elle cherche", "Un travail en blanchisserie")
    goran.page.get_by_label("Je lui ai dit ce que j’envoie").check()
    goran.pick("Comment le lui avez-vous expliqué", "de vive voix")
    goran.pick("Ce qu’elle accepte", "la réponse de l’équipe")
    goran.press("Envoyer à l’équipe", refused=True)
    goran.reads("Il faut un numéro, ou une autre façon")
    goran.fill("Son téléphone", "06 11 00 01 20")
    goran.press("Envoyer à l’équipe")
    goran.reads("C’est arrivé")


def shows_nothing(nobody: Visitor, link: str) -> None:
    """A link that is not the one that was sent."""
    nobody.open(link, status=410)
    nobody.does_not_read("Hodan")
    nobody.does_not_read("Refusée")


def sees_nothing(stranger: Visitor, *addresses: str) -> None:
    """Chloé works elsewhere: neither in her lists, nor by the address of a page."""
    for place in ("/orientations/", "/orientations/?montrer=terminees", "/recherche/?q=Hodan"):
        stranger.open(place)
        stranger.does_not_read("blanchisserie")
        stranger.does_not_read("Ilic")
    for address in addresses:
        stranger.open(address, status=404)


def test_a_structure_sends_follows_and_is_told(visit: Visit, signed_in: Visit, site: Site) -> None:
    goran, chloe, nobody = visit(), signed_in("chloe"), visit()
    sends(goran)
    link = mailed(site, GORAN, LINK)
    goran.open(link)
    goran.reads("En attente d’être lue")
    goran.does_not_read("Hodan")
    another = link[:-2] + ("a/" if link[-2] != "a" else "b/")  # one letter of the secret is another
    shows_nothing(nobody, another)
    sees_nothing(chloe)

    amina = signed_in("amina")
    amina.open("/orientations/")
    amina.shot("orientations")
    amina.follow("Hodan")
    amina.reads("Un travail en blanchisserie")
    here = amina.page.url.removeprefix(amina.url).split("?")[0]
    sees_nothing(chloe, here)
    amina.press("Je m’en occupe")
    amina.follow("Répondre")
    amina.pick("Réponse", "refusée")
    amina.press("Envoyer la réponse", refused=True)
    amina.page.get_by_label("la raison").select_option(label="il n’y a plus de place")
    amina.fill("où elle peut aller", "La blanchisserie du Port, 2 quai des Pêcheurs")
    amina.press("Envoyer la réponse")
    sees_nothing(chloe, here)
    shows_nothing(nobody, another)

    assert mailed(site, GORAN, LINK, subject="Du nouveau") == link
    goran.open(link)
    goran.reads(re.compile("Refusée"))
    goran.reads("La blanchisserie du Port, 2 quai des Pêcheurs")
    goran.does_not_read("Amina")
    goran.fill("Ajouter un mot", "Merci, elle ira.")
    goran.press("Envoyer ce mot")
    amina.open("/orientations/?montrer=terminees")
    amina.follow("Hodan")
    amina.reads("Merci, elle ira.")


def test_without_scripts_and_for_oneself(visit: Visit) -> None:
    herself = visit(java_script_enabled=False)
    herself.page.goto(f"{herself.url}{PAGE}envoyer/?pour=moi")
    time.sleep(3)
    herself.page.fill("[name=given_name]", "Aster")
    herself.page.fill("[name=reach]", "Le mardi matin à la maison de quartier")
    herself.page.check("[name=agreed]")
    herself.page.click("text=Envoyer à l’équipe")
    assert herself.page.inner_text("h1") == "C’est arrivé"


def test_the_stranger_and_the_other_team_see_nothing(signed_in: Visit) -> None:
    for who in ("chloe", "farid"):
        other = signed_in(who)
        other.open("/orientations/")
        other.reads("Rien n’attend")


def test_a_name_that_says_too_much_is_partner_structure(signed_in: Visit) -> None:
    amina = signed_in("amina")
    amina.open("/orientations/")
    amina.follow("Leyla Demir")
    amina.reads("Structure partenaire")
    amina.does_not_read("Maison des femmes")
