"""A cohort's first weeks: its programme in one go; thirty people taken in the mountains, the network really cut, and
signing with a finger; two who took it differently; somebody who no longer comes; the council."""

import re
import time
from collections.abc import Callable
from datetime import date, timedelta

from playwright.sync_api import Locator

from filrouge.shared import clock
from tests.journeys.phone import PHONE, Phone
from tests.journeys.visitor import WORKER_SECONDS, Visitor

Visit = Callable[..., Visitor]
TITLE = "Semaine au Caroux"
THIRTY, MOST_TAPS, MOST_SECONDS = 30, 35, 60


def plans(amina: Visitor, title: str, days: list[date]) -> str:
    """An activity with one session for each of these days, all day long; its address."""
    amina.open("/activites/nouvelle/")
    amina.page.get_by_label("Quelle forme").select_option(label="séjour de rupture")
    amina.page.get_by_role("textbox", name="Titre").fill(title)
    amina.press("Créer, puis prévoir les séances")
    for day in days:
        amina.page.get_by_label(re.compile("^Jour")).first.fill(day.isoformat())
        amina.page.get_by_label(re.compile("^De")).fill("00:05")
        amina.page.get_by_label(re.compile("^À")).fill("23:55")
        amina.press("Prévoir")
        address = amina.page.url.removeprefix(amina.url)
        amina.open(f"{address}seances/nouvelle/")
    return address


def enrols(amina: Visitor, activity: str, count: int) -> None:
    """The first of her own people, who said yes already."""
    amina.open(f"{activity}inviter/?qui=miens")
    boxes = amina.page.get_by_role("checkbox")
    for place in range(count):
        boxes.nth(place).check()
    amina.page.get_by_label("Elles ont déjà dit oui : les inscrire").check()
    amina.press("Continuer")
    amina.reads(re.compile(f"{count} personnes? inscrites?"))


def expected(phone: Phone) -> list[str]:
    """Who is on the sheet that the telephone shows."""
    phone.page.locator(".roll > li").first.wait_for()
    return [one.inner_text() for one in phone.page.locator(".roll .person b").all()]


def test_the_opening_of_a_cohort_becomes_a_programme_in_one_go(signed_in: Visit) -> None:
    amina = signed_in("amina")
    amina.open("/cohortes/")
    amina.follow(re.compile("Béziers, hiver"))
    amina.follow("Prévoir les séances de ce temps")
    amina.pick("Quelle période", "Le temps collectif d’ouverture")
    amina.press("Prévoir le programme", refused=True)
    amina.reads("Dites à quelle heure commence la journée.")
    amina.fill("Chaque jour, de", "09:00")
    amina.page.get_by_label(re.compile("^À")).first.fill("12:30")
    amina.fill("Langue", "90")
    amina.press("Prévoir le programme")
    amina.reads(re.compile(r"\d+ séances, \d+ personnes"))
    amina.reads("Temps collectif : Béziers, hiver")


def test_thirty_people_in_the_mountains_without_network(phone: Phone) -> None:
    amina = phone.visitor
    today = clock.today()
    activity = plans(amina, TITLE, [today - timedelta(days=1), today])
    enrols(amina, activity, THIRTY)
    phone.register()
    phone.reads("Les présences")
    phone.cut()
    phone.close_and_open()
    phone.unlock()
    phone.on("home")
    phone.reads("hors réseau")

    # Yesterday's, which nobody took: the first two were not there.
    sessions(phone).nth(1).click()
    phone.on("attendance")
    first, second = expected(phone)[:2]
    for name in (first, second):
        says_absent(phone, name)
    phone.tap("Le reste est là")
    phone.reads("30 sur 30 notées, dont 28 là")
    phone.tap("C’est fini")
    phone.on("home")

    takes_thirty(phone, first)
    sessions(phone).first.click()
    phone.on("attendance")
    phone.visitor.shot("terrain-presences", width=PHONE["width"], height=900)
    phone.accessible()
    signs(phone, expected(phone)[3])

    phone.close_and_open()
    phone.unlock()
    phone.on("home")
    phone.reads("30 sur 30")
    assert "ici, à envoyer" in phone.counts()
    phone.back()
    phone.tap("Envoyer maintenant")
    phone.reads("Tout est envoyé.")
    assert phone.counts().startswith("0 ici, à envoyer")
    phone.tap("Voir mes notes")
    phone.reads(re.compile(rf"{TITLE}, .*\s: 30 notes"))
    phone.accessible()

    amina.open(activity)
    amina.page.locator("main ul.rows a[href*='/seances/']").first.click()
    amina.arrive()
    amina.reads("Signé sur le téléphone :")
    amina.reads("en retard de 15 min")
    assert amina.page.get_by_text("présent·e", exact=True).count() == THIRTY - 2
    looks_back(amina)
    no_longer_comes(amina, activity)


def looks_back(amina: Visitor) -> None:
    """The reflexive time of that day: the group's words, and what one of them could do, said by another."""
    amina.follow("Écrire les mots du groupe")
    amina.fill("Ce qui était difficile", "Monter sans s’arrêter.")
    amina.press("Enregistrer")
    amina.page.get_by_role("link", name=re.compile("^Ce qu’elle a su faire")).first.click()
    amina.arrive()
    amina.follow("Compétences utiles dans tous les métiers")
    amina.pick("Qui le dit", "Quelqu’un du groupe")
    amina.page.get_by_label("Aller au bout").first.check()
    amina.press("Enregistrer")
    amina.reads(re.compile("^Dit par quelqu’un du groupe"))


def sessions(phone: Phone, title: str = TITLE) -> Locator:
    """On the first screen: today's, then yesterday's."""
    return phone.page.locator("[data-list=sessions] button").filter(has_text=title)


def takes_thirty(phone: Phone, absent: str) -> None:
    """One tap each: counted and timed, from the first screen back to it."""
    phone.taps, begun = 0, time.monotonic()
    phone.taps += 1
    sessions(phone).first.click()
    phone.on("attendance")
    names = expected(phone)
    assert len(names) == THIRTY
    late = names[2]
    for name in names:
        if name not in (absent, late):
            phone.taps += 1
            line(phone, name).locator(".person").click()
    says_absent(phone, absent, counted=True)
    opens(phone, late)
    line(phone, late).get_by_label("en retard", exact=True).check()
    line(phone, late).get_by_label("15 min", exact=True).check()
    phone.taps += 3
    phone.reads("30 sur 30 notées, dont 29 là")
    phone.tap("C’est fini")
    phone.on("home")
    seconds = time.monotonic() - begun
    assert phone.taps <= MOST_TAPS, f"{phone.taps} taps"
    assert seconds < MOST_SECONDS, f"{seconds:.0f} seconds"
    print(f"attendance of {THIRTY} without network: {phone.taps} taps, {seconds:.1f} s")


def line(phone: Phone, name: str) -> Locator:
    return phone.page.locator(".roll > li").filter(has=phone.page.get_by_text(name, exact=True))


def opens(phone: Phone, name: str) -> None:
    phone.page.get_by_role("button", name=f"Autre chose que « là » : {name}").first.click()


def says_absent(phone: Phone, name: str, *, counted: bool = False) -> None:
    opens(phone, name)
    line(phone, name).get_by_label("absent·e", exact=True).check()
    phone.taps += 2 * counted
    line(phone, name).locator(".tag", has_text="absent·e").wait_for()


def signs(phone: Phone, name: str) -> None:
    phone.tap("Faire signer")
    phone.on("signing")
    phone.accessible()
    phone.tap(name)
    phone.on("sign")
    phone.tap("C’est signé")
    phone.reads("Signez dans le cadre, avec le doigt.")
    box = phone.page.locator("svg.pad").bounding_box()
    assert box
    mouse = phone.page.mouse
    mouse.move(box["x"] + 20, box["y"] + 40)
    mouse.down()
    for step in range(20):
        mouse.move(box["x"] + 20 + step * 12, box["y"] + 40 + (step % 3) * 25)
    mouse.up()
    phone.visitor.shot("terrain-signer", width=PHONE["width"])
    phone.accessible()
    phone.tap("C’est signé")
    phone.on("signing")
    phone.reads("1 sur 29 ont signé")
    phone.tap("Revenir aux présences")
    phone.on("attendance")
    phone.tap("C’est fini")
    phone.on("home")


def no_longer_comes(amina: Visitor, activity: str) -> None:
    """Absent yesterday and today: the alert says so to whoever follows her, once the worker has looked again."""
    amina.open(activity)
    amina.page.locator("main ul.rows a[href*='/seances/']").first.click()
    amina.arrive()
    absent = (
        amina.page.locator("main li").filter(has_text="absent·e").locator("a").first.get_attribute("href")
    )
    assert absent
    patience = time.monotonic() + WORKER_SECONDS
    amina.open(absent)
    while not amina.page.get_by_text("absences de suite").count() and time.monotonic() < patience:
        amina.page.wait_for_timeout(300)
        amina.open(absent)
    amina.reads(re.compile("absences de suite"))


def test_two_who_took_it_differently_and_a_human_chooses(phone: Phone, signed_in: Visit) -> None:
    amina = phone.visitor
    activity = plans(amina, "Sortie vélo", [clock.today()])
    enrols(amina, activity, 2)
    phone.register()
    phone.cut()
    sessions(phone, "Sortie vélo").first.click()
    phone.on("attendance")
    name = expected(phone)[0]
    phone.page.locator(".roll .person").first.click()
    phone.reads("1 sur 2 notées")
    at_the_desk(signed_in("bruno"), activity, name)
    phone.back()
    phone.tap("C’est fini")
    phone.on("home")
    phone.tap("Envoyer maintenant")
    phone.reads("en désaccord")
    phone.tap("Voir mes notes")
    phone.tap(f"Présence de {name}")
    phone.on("record")
    phone.reads(re.compile("Bruno"))
    phone.accessible()
    phone.page.get_by_label("Sur ce téléphone : présent·e").check()
    phone.tap("Garder cette valeur")
    phone.on("records")
    phone.tap("Retour")
    phone.tap("Envoyer maintenant")
    phone.reads("Tout est envoyé.")
    assert "en désaccord" not in phone.counts()


def at_the_desk(bruno: Visitor, activity: str, name: str) -> None:
    """A colleague took it too, meanwhile."""
    bruno.open(activity)
    bruno.follow(re.compile("^Noter les présences"))
    given, _space, _initial = name.rpartition(" ")
    bruno.page.get_by_role("group", name=re.compile(f"^{given}")).get_by_label("Absent·e").check()
    bruno.press("Enregistrer")
    bruno.reads("1 présence enregistrée.")


def test_it_did_not_take_place_said_without_network(phone: Phone) -> None:
    amina = phone.visitor
    activity = plans(amina, "Jardin au soleil", [clock.today()])
    enrols(amina, activity, 1)
    phone.register()
    phone.cut()
    sessions(phone, "Jardin au soleil").first.click()
    phone.on("attendance")
    phone.page.get_by_text("La séance n’a pas eu lieu").click()
    phone.tap("Noter qu’elle n’a pas eu lieu")
    phone.reads("Choisissez ce qui se rapproche le plus.")
    phone.choose("la météo")
    phone.accessible()
    phone.tap("Noter qu’elle n’a pas eu lieu")
    phone.on("home")
    phone.reads("n’a pas eu lieu")
    phone.back()
    phone.tap("Envoyer maintenant")
    phone.reads("Tout est envoyé.")
    amina.open(activity)
    amina.reads("La météo")


def test_the_council_asks_is_answered_and_told(signed_in: Visit) -> None:
    amina = signed_in("amina")
    amina.open("/activites/toutes/")
    amina.follow("Le conseil du jeudi")
    amina.reads("Un bus plus tôt pour arriver à 9 h")
    amina.page.locator("main ul.rows a[href*='/seances/']").last.click()
    amina.arrive()
    amina.follow("Noter une demande")
    amina.press("Enregistrer", refused=True)
    amina.fill("Ce qui est demandé", "Un coin calme pour téléphoner")
    amina.pick("À propos de", "Le projet")
    amina.press("Enregistrer")
    amina.reads("il reste à répondre")
    amina.open("/activites/remarques/")
    amina.shot("activites-remarques", height=900)
    amina.follow(re.compile("^Répondre : Un coin calme"))
    amina.fill("La réponse", "Le bureau 4 est libre de midi à deux heures.")
    amina.press("Enregistrer")
    amina.reads("Il reste à la dire au groupe.")
    amina.open("/activites/remarques/?etat=dire")
    amina.press("Je l’ai dit au groupe", within=amina.page.locator("li").filter(has_text="coin calme"))
    amina.does_not_read("Un coin calme pour téléphoner")
