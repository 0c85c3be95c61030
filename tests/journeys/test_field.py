"""A day in the bus: the network really cut, the application closed and opened again, then everything arrives."""

import re
from collections.abc import Callable
from datetime import timedelta

from filrouge.shared import clock
from tests.journeys.phone import PHONE, PIN, Phone
from tests.journeys.visitor import Visitor


def test_a_day_without_network_then_everything_arrives(phone: Phone) -> None:
    phone.register()
    phone.accessible()
    phone.cut()
    phone.close_and_open()
    phone.on("lock")
    phone.accessible()
    note_in_eight_taps(phone)
    note_at_length(phone)
    note_a_contact(phone)
    assert phone.counts().startswith("3 ici, à envoyer")

    phone.close_and_open()
    phone.unlock()
    phone.on("home")
    assert phone.counts().startswith("3 ici, à envoyer")
    phone.visitor.shot("terrain-accueil", width=PHONE["width"])
    phone.tap("Voir mes notes")
    phone.reads("Rencontre avec Momo")
    phone.accessible()

    phone.back()
    phone.tap("Retour")
    phone.on("home")
    phone.tap("Envoyer maintenant")
    phone.reads("Tout est envoyé.")
    phone.reads("en ligne")
    assert phone.counts() == "0 ici, à envoyer 3 envoyées"
    phone.visitor.open("/recherche/?q=Khaled")
    phone.visitor.follow(re.compile("^Khaled Haddad"))
    phone.visitor.reads("Vu au bus, il va bien")
    phone.visitor.follow(re.compile("Qui peut voir"))
    phone.visitor.reads(re.compile("fiche ouverte sur un téléphone hors réseau, le"))


def note_in_eight_taps(phone: Phone) -> None:
    phone.taps = 0
    phone.unlock()
    phone.on("home")
    phone.reads("hors réseau")
    phone.tap("Noter une rencontre")
    phone.on("encounter")
    phone.choose("Le logement")
    phone.visitor.shot("terrain-rencontre", width=PHONE["width"])
    phone.tap("Garder cette rencontre")
    phone.reads("C’est gardé sur ce téléphone")
    assert phone.taps <= 8, "from closed to kept"


def note_at_length(phone: Phone) -> None:
    phone.tap("Noter une rencontre")
    phone.choose("Prénom ou surnom")
    phone.page.get_by_label("Prénom ou surnom").last.fill("Momo")
    phone.choose("La revoir au même endroit")
    phone.page.get_by_text("En dire plus").click()
    phone.choose("Café, écoute")
    phone.choose("N’a plus confiance dans les institutions")
    phone.choose("Laisser du temps, repasser")
    phone.accessible()
    phone.tap("Garder cette rencontre")
    phone.reads("C’est gardé sur ce téléphone")


def note_a_contact(phone: Phone) -> None:
    phone.tap("Noter un contact")
    phone.on("people")
    phone.accessible()
    phone.page.get_by_label("Avec qui").fill("khaled")
    phone.tap(re.compile("^Khaled Haddad"))
    phone.on("contact")
    phone.tap("Ses coordonnées et la suite prévue")
    phone.reads("inscrite au journal des lectures")
    phone.choose("appel")
    phone.page.get_by_label("En quelques mots").fill("Vu au bus, il va bien")
    phone.accessible()
    phone.tap("Garder ce contact")
    phone.on("home")


def test_what_is_lost_is_shut_and_what_was_not_sent_still_arrives(phone: Phone) -> None:
    phone.register()
    phone.cut()
    phone.tap("Noter un contact")
    phone.tap(re.compile("^Rania Shami|^Nour Al Khatib"))
    phone.choose("SMS")
    phone.page.get_by_label("En quelques mots").fill("Message avant la perte du téléphone")
    phone.tap("Garder ce contact")
    phone.on("home")
    phone.close_and_open()
    for _try in range(9):
        phone.page.get_by_label("Votre code").fill("99031")
        phone.reads(re.compile(f"Encore {9 - _try} essais"))
    phone.page.get_by_label("Votre code").fill("99031")
    phone.on("offline")
    phone.reads("Une note attend ici, scellée.")
    stored = phone.page.evaluate(EVERYTHING_STORED)
    assert "Message avant la perte" not in stored
    assert "Al Khatib" not in stored
    phone.back()
    phone.tap("Réessayer")
    phone.on("welcome")
    phone.reads("Dix codes faux")
    phone.page.get_by_label("Code, de 4 à 8 chiffres").fill(PIN)
    phone.page.get_by_label("Le même code, encore une fois").fill(PIN)
    phone.tap("Commencer")
    phone.on("home")
    phone.page.get_by_text("en ligne").wait_for()
    phone.visitor.open("/recherche/?q=Nour")
    phone.visitor.follow("Nour Al Khatib")
    phone.visitor.reads("Message avant la perte du téléphone")


def test_both_values_are_shown_and_somebody_chooses(phone: Phone) -> None:
    phone.register()
    phone.tap("Noter un contact")
    phone.tap(re.compile("^Abebe Alemu"))
    phone.page.get_by_label("En quelques mots").fill("Cherche un logement")
    phone.tap("Garder ce contact")
    phone.on("home")
    phone.tap("Envoyer maintenant")
    phone.reads("Tout est envoyé.")
    at_the_desk(phone, "Cherche un logement", "Cherche une chambre")
    phone.tap("Voir mes notes")
    phone.tap(re.compile("^Contact avec"))
    phone.tap("Corriger")
    phone.on("contact")
    phone.page.get_by_label("En quelques mots").fill("Cherche un studio")
    phone.tap("Garder ce contact")
    phone.on("home")
    phone.reads("en désaccord")
    phone.tap("Voir mes notes")
    phone.tap(re.compile("désaccord à trancher"))
    phone.on("record")
    phone.accessible()
    phone.page.get_by_label("Déjà enregistré : Cherche une chambre").check()
    phone.tap("Garder cette valeur")
    phone.on("records")
    phone.tap("Retour")
    phone.tap("Envoyer maintenant")
    phone.reads("Tout est envoyé.")
    assert phone.counts() == "0 ici, à envoyer 2 envoyées"


def at_the_desk(phone: Phone, written: str, instead: str) -> None:
    """The same contact corrected on the site meanwhile, in another tab."""
    tab = phone.context.new_page()
    tab.goto(phone.visitor.url + "/recherche/?q=Abebe")
    tab.get_by_role("link", name=re.compile("^Abebe Alemu")).first.click()
    tab.get_by_role("link", name=re.compile("tout l’historique", re.IGNORECASE)).first.click()
    correct = tab.get_by_role("link", name=re.compile("^Corriger"))
    tab.locator("li").filter(has_text=written).filter(has=correct).first.get_by_role(
        "link", name=re.compile("^Corriger")
    ).first.click()
    tab.get_by_label("En quelques mots").fill(instead)
    tab.get_by_role("button", name="Enregistrer").click()
    tab.wait_for_load_state("load")
    tab.close()


def test_wiped_from_afar_at_its_next_contact(phone: Phone) -> None:
    phone.register()
    tab = phone.context.new_page()
    tab.goto(phone.visitor.url + "/telephones/")
    tab.get_by_role("link", name=re.compile("Effacer à distance")).first.click()
    tab.get_by_role("button", name="Effacer à distance").click()
    tab.get_by_text("s’effacera au prochain contact").first.wait_for()
    phone.tap("Envoyer maintenant")
    phone.on("welcome")
    phone.reads("effacé à distance")
    phone.accessible()
    tab.reload()
    tab.get_by_text("effacé", exact=True).first.wait_for()
    tab.close()


def test_left_alone_it_locks_itself(phone: Phone) -> None:
    phone.context.clock.install(time=clock.now())  # before its first page: none changes clocks while it runs
    phone.register()
    phone.context.clock.fast_forward(timedelta(minutes=4).seconds * 1000)
    phone.tap("Voir mes notes")
    phone.context.clock.fast_forward(timedelta(minutes=4).seconds * 1000)
    phone.on("records")  # touched four minutes ago
    phone.context.clock.fast_forward(timedelta(minutes=2).seconds * 1000)
    phone.on("lock")
    phone.page.go_back()
    phone.on("lock")  # and what was behind it as well


def test_an_iphone_says_what_it_cannot_promise(signed_in: Callable[..., Visitor]) -> None:
    phone = Phone(
        signed_in("amina", viewport=PHONE, has_touch=True, is_mobile=True, user_agent=SAFARI_OF_IPHONE)
    )
    phone.register()
    phone.reads("on ne note sans réseau que si l’application est sur l’écran d’accueil")
    phone.tap("Réglages")
    phone.reads("au bout de sept jours sans visite")
    phone.accessible()
    phone.tap("Retour")
    phone.cut()
    phone.tap("Noter une rencontre")
    phone.choose("Le logement")
    phone.tap("Garder cette rencontre")
    phone.reads("En attendant, écrivez sur papier")
    phone.back()
    phone.page.evaluate("dispatchEvent(new Event('online'))")
    phone.reads("en ligne")
    phone.tap("Garder cette rencontre")
    phone.on("home")
    phone.tap("Envoyer maintenant")
    phone.reads("Tout est envoyé.")
    phone.back()


def test_three_days_without_network_and_the_readable_copy_is_gone(phone: Phone) -> None:
    phone.register()
    phone.cut()
    phone.tap("Noter une rencontre")
    phone.choose("Le logement")
    phone.tap("Garder cette rencontre")
    phone.on("home")
    phone.context.clock.install(time=clock.now() + timedelta(hours=73))
    phone.close_and_open()
    phone.on("offline")
    phone.reads("Une note attend ici, scellée.")
    assert "lock" not in phone.page.evaluate(WHAT_IS_LEFT)


SAFARI_OF_IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
    " Version/18.5 Mobile/15E148 Safari/604.1"
)

EVERYTHING_STORED = """async () => {
  const texts = []
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise((done) => { const o = indexedDB.open(name); o.onsuccess = () => done(o.result) })
    for (const table of db.objectStoreNames) {
      const rows = await new Promise((done) => {
        const all = db.transaction(table).objectStore(table).getAll(); all.onsuccess = () => done(all.result)
      })
      texts.push(JSON.stringify(rows))
    }
    db.close()
  }
  return texts.join("\\n")
}"""

WHAT_IS_LEFT = """async () => {
  const db = await new Promise((done) => { const o = indexedDB.open("fil-rouge"); o.onsuccess = () => done(o.result) })
  const keys = await new Promise((done) => {
    const all = db.transaction("meta").objectStore("meta").getAllKeys(); all.onsuccess = () => done(all.result)
  })
  db.close()
  return keys
}"""
