"""A person arrives, knows what is noted about her, decides who sees it."""

import re
from collections.abc import Callable

from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]


def file_of(visitor: Visitor, name: str) -> None:
    """Through the search, as everyone does."""
    visitor.open("/")
    visitor.page.get_by_role("searchbox").first.fill(name)
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url("**/recherche/**")
    visitor.arrive()
    visitor.follow(name)


def test_a_file_is_opened_and_a_look_alike_shown_while_typing(signed_in: Visit) -> None:
    amina = signed_in("amina")
    amina.open("/file-active/")
    amina.follow("Ajouter une personne")
    amina.page.get_by_label("Prénom").press_sequentially("Noor")
    amina.page.get_by_label("Nom", exact=True).press_sequentially("Alkhatib")
    amina.reads("Est-ce l’une de ces personnes ?")
    amina.reads("Nour Al Khatib")
    amina.shot("ressemblance", height=1000)
    amina.press("Ouvrir le dossier")
    amina.reads("Est-ce l’une de ces personnes ?")
    amina.press("Ce n’est aucune de ces personnes : ouvrir le dossier")
    amina.reads("Dossier ouvert pour Noor Alkhatib.")
    amina.follow("Ouvrir un parcours")
    amina.page.get_by_label("Référent·e").select_option(label="Amina Martin")
    amina.press("Commencer le parcours")
    assert amina.heading() == "Noor Alkhatib"
    amina.reads("suivi par vous")


def test_a_safe_contact(signed_in: Visit) -> None:
    amina = signed_in("amina")
    file_of(amina, "Hassan Haddad")
    amina.follow("modifier", within=amina.page.locator("section", has=amina.page.locator("#joindre")))
    amina.follow("Ajouter un moyen")
    amina.page.get_by_label(re.compile("Numéro|Adresse|Valeur")).first.fill("06 12 34 56 78")
    amina.page.get_by_label(re.compile("Rester discret")).check()
    amina.shot("contact-sur")
    amina.press("Enregistrer")
    amina.reads("06 12 34 56 78")
    amina.reads("rester discret")


def test_an_agreement_opens_and_its_withdrawal_closes(signed_in: Visit) -> None:
    farid, amina = signed_in("farid"), signed_in("amina")
    farid.open("/recherche/?q=Aïcha Diallo")
    farid.reads("Personne ne correspond")

    file_of(amina, "Aïcha Diallo")
    address = amina.page.url.removeprefix(amina.url)
    amina.follow("Accords")
    amina.shot("accords", height=1000)
    amina.follow("Noter un accord")
    amina.page.get_by_label("Avec quelle organisation").select_option(label="Passerelles 34")
    amina.shot("noter-un-accord", height=1000)
    amina.press(re.compile("accord|Enregistrer|accepte", re.IGNORECASE))
    amina.reads("Passerelles 34")
    amina.follow("Qui peut voir quoi")
    amina.shot("qui-peut-voir-quoi", height=1000)
    amina.reads("Passerelles 34")

    farid.open(address)
    assert farid.heading() == "Aïcha Diallo"
    farid.does_not_read("Noter un contact")

    amina.open(f"{address}accords/")
    amina.follow("Elle retire son accord : Passerelles 34")
    amina.press(re.compile("retir", re.IGNORECASE))
    farid.open(address, status=404)


def test_what_is_told_and_what_is_optional(signed_in: Visit) -> None:
    amina = signed_in("amina")
    file_of(amina, "Welat Çelik")
    amina.follow("Accords")
    amina.follow(re.compile("^(Lire avec elle|Redire).*Pour montrer"))
    amina.shot("informer", height=1000)
    amina.press("C’est dit, et compris")
    amina.reads("dit")
    amina.follow(re.compile("^Elle dit oui.*La recherche"))
    amina.press(re.compile("oui|accepte|Enregistrer", re.IGNORECASE))
    amina.follow(re.compile("^Elle change d’avis.*La recherche"))
    amina.press(re.compile("avis|Retirer|Enregistrer|Noter", re.IGNORECASE))
    assert amina.page.get_by_role("link", name=re.compile("^Elle dit oui.*La recherche")).count() == 1


def test_an_emergency_opens_a_file_for_a_day_and_the_officer_reviews(signed_in: Visit) -> None:
    amina = signed_in("amina")
    file_of(amina, "Mohamed Abdallah")
    address = amina.page.url.removeprefix(amina.url)
    reference = re.search(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b", amina.page.inner_text(".page-header"))
    assert reference

    bruno, farid = signed_in("bruno"), signed_in("farid")
    bruno.open(address)  # same organisation: no emergency needed
    farid.open(address, status=404)
    farid.open("/recherche/?q=Mohamed Abdallah")
    farid.follow("Ouvrir son dossier en urgence")
    farid.fill("Référence donnée par la personne", reference[0])
    farid.fill("Pourquoi c’est urgent", "trop court")
    farid.press("Ouvrir pour 24 heures", refused=True)
    farid.fill(
        "Pourquoi c’est urgent", "Il est devant le local, sans toit ce soir, et sa référente est absente."
    )
    if farid.page.get_by_label("Projet").is_visible():
        farid.page.get_by_label("Projet").select_option(label="IPR Occitanie")
    farid.shot("acces-urgence")
    farid.press("Ouvrir pour 24 heures")
    assert farid.page.url == farid.url + address
    farid.reads("Dossier ouvert pour 24 heures.")
    amina.open(f"{address}acces/")
    amina.reads("Farid Lopez")


def test_the_officer_reviews_what_was_opened_in_emergency(signed_in: Visit) -> None:
    olga = signed_in("olga")
    olga.open("/acces-urgence/")
    olga.shot("relire-les-acces")
    olga.follow(re.compile("^Relire"))
    olga.fill("Votre relecture", "Justifié : la personne a été mise à l’abri le soir même.")
    olga.press("Enregistrer")
    olga.reads("Relecture notée.")
    olga.does_not_read("Abdallah")


def test_the_path_is_printed(signed_in: Visit, tmp_path: object) -> None:
    amina = signed_in("amina")
    file_of(amina, "Nour Al Khatib")
    amina.follow("Imprimer le fil")
    amina.shot("imprimer-le-fil", height=1000)
    amina.page.emulate_media(media="print")
    printed = " ".join(amina.page.inner_text("body").split())
    pdf = amina.page.pdf(format="A4")
    assert pdf.startswith(b"%PDF")
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") <= 3
    for said in ("Le parcours de Nour", "Ce qui est fait", "Français, de A1 vers A2", "Amina Martin"):
        assert said in printed
    for hidden in ("Chercher une personne", "Ma file active", "Le père de Sami", "Récépissé"):
        assert hidden not in printed
