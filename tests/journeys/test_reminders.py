"""Reminders: whom to call, what leaves, what a person answers in one press, and what is decided."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from filrouge.shared import clock
from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]
VOICE = b"RIFF" + (36).to_bytes(4, "little") + b"WAVEfmt " + bytes(24)


def row(visitor: Visitor, name: str):  # type: ignore[no-untyped-def]  # a Locator
    return visitor.page.locator("li").filter(has_text=name).first


def test_whom_to_call_and_what_to_say(signed_in: Visit) -> None:
    amina = signed_in("amina")
    amina.open("/")
    amina.follow("Rappels")
    amina.reads("À prévenir de vive voix")
    amina.reads("Emal Ahmadi")
    amina.shot("rappels", height=1100)
    emal = row(amina, "Emal Ahmadi")
    assert emal.locator("[dir=rtl]").count()
    calls = amina.page.locator(".card", has=amina.page.locator("#appels"))
    to_warn = calls.get_by_text(
        "Emal Ahmadi ne lit pas"
    ).count()  # another appointment may have been given to him
    amina.press("Prévenu·e : Emal Ahmadi")
    amina.reads("L’appel est noté dans le parcours.")
    assert calls.get_by_text("Emal Ahmadi ne lit pas").count() == to_warn - 1


def test_what_did_not_arrive_leads_to_the_number(signed_in: Visit) -> None:
    amina = signed_in("amina")
    amina.open("/rappels/")
    youssef = row(amina, "Youssef Ben Saïd")
    assert "Le téléphone ne l’a pas reçu" in youssef.inner_text()
    amina.follow(re.compile("Le numéro est faux"), within=youssef)
    amina.press("Ne marche plus")
    amina.reads("ne marche plus : à corriger")
    amina.follow(re.compile("^Corriger"))
    amina.fill("Numéro ou adresse", "06 12 34 56 99")
    amina.press("Enregistrer")
    amina.reads("06 12 34 56 99")


def test_she_cannot_come_and_someone_decides(signed_in: Visit) -> None:
    amina = signed_in("amina")
    amina.open("/")
    amina.follow("Répondre : Khaled Haddad")
    amina.reads("Je ne peux pas venir")
    amina.shot("rappel-reponse")
    amina.press("Enregistrer", refused=True)
    amina.page.get_by_text("un autre jour", exact=True).click()
    later = clock.now().astimezone(clock.PARIS).replace(hour=11, minute=0) + timedelta(days=4)
    amina.fill("Le nouveau jour et l’heure", later.strftime("%Y-%m-%dT%H:%M"))
    amina.press("Enregistrer")
    amina.reads("C’est décidé.")


def test_what_will_leave_is_read_before_it_leaves(signed_in: Visit) -> None:
    amina = signed_in("amina")
    amina.open("/recherche/?q=Goharik")
    amina.follow("Goharik Hakobyan")
    amina.follow(re.compile("Son rappel"))
    amina.reads("La veille")
    amina.shot("rappel-apercu", height=1000)


def test_the_words_are_read_and_corrected(signed_in: Visit) -> None:
    amina = signed_in("amina")
    amina.open("/messages/textes/?langue=tir")
    amina.reads("à relire")
    amina.shot("rappel-textes", height=1000)
    dalia = signed_in("dalia")
    dalia.open("/messages/textes/?langue=tir")
    dalia.follow("Relire et corriger : la veille")
    dalia.page.get_by_label("Relu par quelqu’un").check()
    dalia.press("Enregistrer")
    dalia.reads("Les prochains rappels diront cela.")
    dalia.follow("Changer les heures d’envoi")
    dalia.fill("Plus rien après", "19:00")
    dalia.press("Enregistrer")
    dalia.reads("Les messages suivront ces heures.")


def test_a_voice_is_kept_and_heard(signed_in: Visit, tmp_path: Path) -> None:
    file = tmp_path / "voix.wav"
    file.write_bytes(VOICE)
    amina = signed_in("amina")
    amina.open("/messages/voix/nouveau/")
    amina.fill("Ce que dit le message", "Rappel, en dari")
    amina.page.get_by_label("Langue").select_option(label="dari")
    amina.page.locator("input[type=file]").set_input_files(file)
    amina.press("Garder ce message")
    amina.reads("Rappel, en dari")
    assert amina.page.locator("audio").count()


def test_after_a_meeting_one_screen(signed_in: Visit) -> None:
    amina = signed_in("amina")
    amina.open("/")
    amina.follow("Autre suite : Yonas Osman")
    amina.reads("est toujours bon")
    amina.page.get_by_text("n’est pas venu·e", exact=False).first.click()
    amina.page.get_by_label("pourquoi").first.select_option(label="le transport")
    amina.press("Enregistrer")
    amina.reads("C’est noté.")
    amina.reads("1 rendez-vous manqué")


def test_on_a_telephone_everything_fits(signed_in: Visit) -> None:
    amina = signed_in("amina", viewport={"width": 390, "height": 844})
    for path in ("/rappels/", "/messages/textes/?langue=prs", "/messages/voix/", "/messages/voix/nouveau/"):
        amina.open(path)
        width, wide = amina.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert width <= wide, path
