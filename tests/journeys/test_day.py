"""Amina's morning."""

import re
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from playwright.sync_api import Page

from filrouge.shared import clock
from tests.journeys.nights import days_pass
from tests.journeys.site import Site
from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]
MOST_TABS = 80


def tab_to(page: Page, text: str) -> None:
    """Press Tab until the focus is on what reads so."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "document.activeElement.textContent.trim() || document.activeElement.name || ''"
        )
        if " ".join(focused.split()) == text:
            return
    raise AssertionError(f"« {text} » is not reached with {MOST_TABS} tabs")


def alert_row(visitor: Visitor, name: str):  # type: ignore[no-untyped-def]  # a Locator
    return visitor.page.locator("ol.rows > li").filter(has_text=name).first


def test_a_contact_is_noted_with_the_keyboard_alone_and_the_silence_ends(
    signed_in: Visit, site: Site
) -> None:
    amina = signed_in("amina")
    amina.open("/")
    amina.shot("ma-journee", height=1000)
    days_pass(site, amina.opens_a_path("Biniam", "Kidane"), 90)  # as grave as a silence gets
    amina.open("/")
    amina.reads("sans échange depuis 90 jours")
    tab_to(amina.page, "Noter un contact : Biniam Kidane")
    amina.page.keyboard.press("Enter")
    amina.page.locator("form.panel").wait_for()  # under the row; the first choice has the focus
    amina.shot("noter-un-contact")
    tab_to(amina.page, "note")  # how and with what result: already those of a call that went well
    amina.page.keyboard.type("Il va bien")
    amina.page.keyboard.press("Enter")
    amina.reads("C’est noté")
    amina.opens_without("/alertes/", "sans échange", about="Biniam Kidane")


def test_two_clicks_and_a_word_from_the_caseload(signed_in: Visit) -> None:
    amina = signed_in("amina")
    amina.open("/file-active/")
    amina.shot("ma-file-active")
    amina.follow("Noter un contact : Khaled Haddad")
    amina.fill("En quelques mots", "Viendra lundi")
    amina.press("Enregistrer")
    amina.reads("C’est noté")


def test_an_unanswered_call_is_not_an_exchange(signed_in: Visit, site: Site) -> None:
    amina = signed_in("amina")
    amina.open("/recherche/?q=Emal")
    amina.follow("Emal Ahmadi")
    days_pass(site, UUID(amina.page.url.rstrip("/").rpartition("/")[2]), 7)  # others may have met him today
    amina.open("/file-active/?q=Emal")
    spoken = amina.page.get_by_text(re.compile(r"il y a \d+ jours")).first.inner_text()
    amina.follow("Noter un contact : Emal Ahmadi")
    amina.page.get_by_text("sans réponse", exact=True).click()
    amina.press("Enregistrer")
    amina.reads("C’est noté")
    amina.open("/file-active/?q=Emal")
    amina.reads(spoken)


def test_what_follows_is_planned_with_the_contact(signed_in: Visit) -> None:
    amina = signed_in("amina")
    amina.open("/file-active/?q=Rania")
    amina.follow(re.compile("^Noter un contact"))
    amina.fill("En quelques mots", "Prête pour la suite")
    amina.page.get_by_text("Et après ?").click()
    amina.fill("Prochaine étape", "Visiter la médiathèque")
    amina.page.get_by_label("Pour le").fill((clock.today() + timedelta(days=9)).isoformat())
    amina.shot("et-apres")
    amina.press("Enregistrer")
    amina.reads("C’est noté")
    amina.open("/recherche/?q=Rania")
    amina.follow(re.compile("^Rania Shami"))
    amina.reads("Visiter la médiathèque")


def test_a_step_is_planned_then_done(signed_in: Visit) -> None:
    amina = signed_in("amina")
    amina.open("/")
    amina.follow("Préparer le renouvellement : Nour Al Khatib")
    amina.fill("Étape", "Déposer la demande de renouvellement en ligne")
    amina.press("Enregistrer", refused=True)
    amina.reads("Choisissez un domaine.")
    amina.pick("Domaine", "vie sociale")
    amina.page.get_by_label("Pour le").fill((clock.today() + timedelta(days=7)).isoformat())
    amina.shot("prevoir-une-etape")
    amina.press("Enregistrer")
    amina.open("/recherche/?q=Nour")
    amina.follow("Nour Al Khatib")
    amina.reads("Déposer la demande de renouvellement en ligne")
    amina.shot("dossier", height=1000)
    amina.follow("Déposer la demande de renouvellement en ligne", within=amina.page.locator(".grid"))
    amina.follow("C’est fait")
    amina.fill("Ce que ça a donné", "Demande déposée ensemble")
    amina.press("C’est fait")
    amina.open("/recherche/?q=Nour")
    amina.follow("Nour Al Khatib")
    amina.reads("Demande déposée ensemble")


def test_an_appointment_is_given_then_moved(signed_in: Visit) -> None:
    amina = signed_in("amina")
    amina.open("/recherche/?q=Abebe")
    amina.follow("Abebe Alemu")
    amina.follow("Donner un rendez-vous")
    morning = clock.now().astimezone(clock.PARIS).replace(hour=9, minute=0) + timedelta(days=1)
    amina.fill("Quand", morning.strftime("%Y-%m-%dT%H:%M"))
    amina.fill("Pour quoi", "Préparer l’entretien")
    amina.fill("Où", "Bureau 4")
    amina.shot("donner-un-rendez-vous")
    amina.press("Enregistrer")
    amina.reads("Rendez-vous pris.")
    amina.open(f"/rendez-vous/?semaine={morning:%Y-%m-%d}")
    amina.shot("mon-agenda")
    amina.follow("Déplacer ou annuler : Abebe Alemu")
    amina.fill("Quand", (morning + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M"))
    amina.press("Enregistrer")


def test_an_appointment_is_settled_from_the_day(signed_in: Visit) -> None:
    amina = signed_in("amina")
    amina.open("/")
    amina.press("Est venu·e : Selam Tesfaye")
    assert amina.page.url == amina.url + "/"
    assert "venu·e" in amina.page.locator("#aujourdhui, .card").filter(has_text="Selam").first.inner_text()
    amina.follow("Autre suite : Rahma Moussa")
    amina.shot("suite-du-rendez-vous")
    amina.page.get_by_text("a prévenu", exact=False).first.click()
    amina.press("Enregistrer")


def test_an_alert_is_handled_and_another_put_off(signed_in: Visit) -> None:
    amina = signed_in("amina")
    amina.open("/alertes/")
    amina.shot("alertes")
    oleksandr = alert_row(amina, "Oleksandr Kovalenko")
    handled = oleksandr.get_by_role("link", name="C’est traité").first.get_attribute("href")
    amina.follow("C’est traité", within=oleksandr)
    amina.fill("Ce qui a été fait", "Inscription faite avec lui ce matin")
    amina.press("Marquer comme traité")
    amina.reads("Alerte traitée.")
    assert not amina.page.locator(f'a[href="{handled}"]').count()  # his plan may have given him another one
    amina.follow("Reporter", within=alert_row(amina, "Zahra Safi"))
    amina.page.get_by_label("Jusqu’au").fill((clock.today() + timedelta(days=4)).isoformat())
    amina.fill("Pourquoi attendre", "La PMI répond vendredi")
    amina.shot("alerte-reportee")
    amina.press("Reporter")
    amina.reads(re.compile("elle reviendra le"))
    amina.reads("Reportées")
    amina.follow("Pourquoi cet ordre")


def test_the_calendar_of_the_telephone_names_nobody(signed_in: Visit) -> None:
    amina = signed_in("amina")
    amina.open("/agenda/adresse/")
    amina.press(re.compile("Créer|Obtenir|Nouvelle"))
    address = amina.page.locator("main").inner_text()
    found = re.search(
        r"http\S+\.ics",
        address + " ".join(amina.page.locator("main input").evaluate_all("all => all.map(one => one.value)")),
    )
    assert found, address
    feed = amina.page.request.get(found[0]).text()
    assert "BEGIN:VEVENT" in feed
    for name in ("Selam", "Nour", "Rania", "Yonas"):
        assert name not in feed
