"""Someone joins the team: an e-mail, a password, a second factor."""

import email
import re
from collections.abc import Callable
from email.policy import default
from pathlib import Path

from filrouge.accounts.actions.second_factor import totp_now
from tests.journeys.site import Site
from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]
PASSWORD = "une petite phrase à elle"


def link_received(mails: Path, address: str) -> str:
    """The link of the last message written to this address."""
    for file in sorted(mails.iterdir(), key=lambda one: one.stat().st_mtime, reverse=True):
        for part in file.read_text().split("-" * 79):
            message = email.message_from_string(part.lstrip(), policy=default)
            if message["To"] == address:
                found = re.search(r"http\S+/invitation/\S+", message.get_content())
                assert found
                return found[0]
    raise AssertionError(f"no message to {address}")


def test_an_invitation_is_sent_accepted_and_shown(signed_in: Visit, visit: Visit, site: Site) -> None:
    manon = signed_in("manon")
    manon.open("/")
    manon.follow("Organisation")
    manon.follow("Mission locale de Béziers")
    manon.shot("organisation")
    manon.follow("Inviter quelqu’un")
    manon.page.get_by_label(re.compile("e-mail", re.IGNORECASE)).fill("samia@example.org")
    manon.page.get_by_label(re.compile("Fonction")).select_option(label="référent·e de parcours")
    manon.shot("inviter")
    manon.press(re.compile("Inviter|Envoyer"))
    manon.reads("samia@example.org")

    samia = visit()
    samia.open(link_received(site.mails, "samia@example.org").removeprefix(site.url))
    samia.shot("invitation")
    samia.fill("Prénom", "Samia")
    samia.page.get_by_label(re.compile("^Nom")).fill("Berger")
    samia.page.get_by_label(re.compile("Mot de passe")).first.fill(PASSWORD)
    samia.press("Accepter et ouvrir mon compte")
    # Nobody works without a second factor: the next screen asks for one.
    samia.reads("Votre second facteur")
    samia.follow("Choisir une application")
    samia.shot("enroler-une-application")
    secret = samia.page.locator("code").first.inner_text().replace(" ", "")
    samia.page.get_by_label(re.compile("Code affiché")).fill(totp_now(secret))
    samia.press("Enregistrer")
    samia.open("/")
    assert samia.heading().startswith(("Bonjour Samia", "Bonsoir Samia"))
    manon.page.reload()
    manon.reads("Samia Berger")


def test_a_colleague_leaves_and_nobody_is_lost(signed_in: Visit) -> None:
    manon = signed_in("manon")
    manon.open("/organisations/")
    manon.follow("Mission locale de Béziers")
    manon.follow("Mettre fin Amina Martin")
    manon.press("Mettre fin à la fonction")
    manon.reads(re.compile(r"\d+ personnes"))
    manon.shot("depart")
    manon.open("/organisations/")
    manon.follow("Mission locale de Béziers")
    manon.reads("Amina Martin")


def test_a_project_says_its_own_words(signed_in: Visit) -> None:
    petra = signed_in("petra")
    petra.open("/organisations/")
    petra.follow("Réseau Occitanie")
    petra.follow("IPR Occitanie")
    petra.shot("projet", height=1000)


def test_the_coordination_chooses_the_word_and_screens_follow(signed_in: Visit) -> None:
    dalia = signed_in("dalia")
    try:
        choose_word(dalia, "habitant, habitante", "Un habitant arrive ; le parcours de l’habitant commence.")
        dalia.reads("Ici, on dit « habitant », « habitante »")
        dalia.open("/ensemble/")
        dalia.reads(re.compile(r"\d+ habitants\. Chiffres"))
    finally:
        choose_word(dalia, "participant, participante", "Un participant arrive ;")


def choose_word(visitor: Visitor, word: str, sentence: str) -> None:
    """The sentences follow the choice before anything is saved."""
    visitor.open("/projets/")
    visitor.follow("IPR Occitanie")
    visitor.follow("Choisir d’autres mots")
    visitor.pick("Le mot du projet", word)
    visitor.reads(sentence)
    visitor.shot("les-mots-du-projet", height=1100)
    visitor.press("Enregistrer")


def test_the_keys_of_the_api_are_shown_once(signed_in: Visit) -> None:
    manon = signed_in("manon")
    manon.open("/organisations/")
    manon.follow("Mission locale de Béziers")
    manon.follow("Clés de l’API")
    manon.shot("cles-api")
