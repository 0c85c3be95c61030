"""An activity from its programme to what is said of it: planned, someone says yes by a link, thirty seconds of
attendance, the group's words, what is missing in the three domains."""

import re
from collections.abc import Callable
from datetime import timedelta

from filrouge.shared import clock
from tests.journeys.phone import PHONE
from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]
TITLE = "Couture du port"


def here(visitor: Visitor) -> str:
    return visitor.page.url.removeprefix(visitor.url).split("?")[0]


def must_fit(visitor: Visitor) -> None:
    assert visitor.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def plans(amina: Visitor) -> str:
    """What it is, then a session begun an hour ago that comes back for three weeks; its address."""
    amina.open("/activites/")
    amina.reads("Semaine du")
    amina.shot("activites-semaine", height=1000)
    amina.follow("Créer une activité")
    amina.page.get_by_label("Quelle forme").select_option(label="autre activité")
    amina.page.get_by_role("textbox", name="Titre").fill(TITLE)
    amina.press("Créer, puis prévoir les séances", refused=True)
    amina.reads("Dites de quelle activité il s’agit.")
    amina.fill("Laquelle", "couture")
    amina.page.get_by_role("group", name="Langue").get_by_label("Minutes par séance").fill("60")
    amina.page.get_by_label("Nombre de places").fill("1")
    amina.press("Créer, puis prévoir les séances")
    today = clock.today()
    amina.page.get_by_label(re.compile("^Jour")).first.fill(today.isoformat())
    amina.page.get_by_label(re.compile("^De")).fill("00:05")
    amina.page.get_by_label(re.compile("^À")).fill("23:55")
    amina.page.get_by_label("Elle revient").select_option(label="toutes les semaines")
    amina.fill("Jusqu’au", (today + timedelta(days=14)).isoformat())
    amina.fill("Sauf", (today + timedelta(days=7)).strftime("%d/%m/%Y"))
    amina.press("Prévoir")
    amina.reads("2 séances prévues.")
    return here(amina)


def invites(amina: Visitor, activity: str, name: str) -> None:
    amina.open(f"{activity}inviter/?nom={name}")
    amina.page.get_by_role("checkbox").first.check()
    amina.press("Continuer")
    amina.reads(re.compile("1 personne invitée"))


def answers_by_link(amina: Visitor, stranger: Visitor, activity: str) -> None:
    """Somebody without account says yes, on a telephone; the page names nobody."""
    amina.open(activity)
    amina.follow(re.compile("^Noter sa réponse"))
    amina.follow("Sa page, sur son téléphone")
    amina.press("Faire le lien")
    address = amina.page.locator("main a[href*='/activite/']").get_attribute("href")
    assert address
    stranger.open("/activite/" + address.rstrip("/").rpartition("/")[2] + "/")
    stranger.reads(TITLE)
    stranger.does_not_read("Nour")
    must_fit(stranger)
    stranger.shot("activite-invitation", width=390, height=800)
    stranger.press(re.compile("Oui, je viens"))
    stranger.reads("Vous avez une place.")


def test_from_the_programme_to_what_is_said(visit: Visit, signed_in: Visit) -> None:
    amina = signed_in("amina")
    activity = plans(amina)
    invites(amina, activity, "Nour")
    answers_by_link(amina, visit(viewport=PHONE), activity)

    invites(amina, activity, "Oleksandr")
    amina.follow(re.compile("^Noter sa réponse : Oleksandr"))
    amina.press("Elle vient")
    amina.reads(re.compile("attend son tour"))
    amina.press(re.compile("^Donner la place"))
    amina.reads(re.compile("Oleksandr Kovalenko a une place"))
    amina.shot("activite", height=1300)

    takes(signed_in("amina", viewport=PHONE), activity)
    says(amina, activity)


def takes(amina: Visitor, activity: str) -> None:
    """One tap each and one press, on a telephone; then corrected."""
    amina.open(activity)
    amina.follow(re.compile("^Noter les présences"))
    amina.reads("Qui est là ?")
    must_fit(amina)
    amina.pick("Nour Al Khatib", "Là")
    amina.pick("Oleksandr Kovalenko", "Retard")
    amina.page.get_by_role("group", name="Oleksandr Kovalenko").get_by_label("Minutes de retard").fill("15")
    amina.shot("activite-presences", width=390, height=900)
    amina.press("Enregistrer")
    amina.reads("2 présences enregistrées.")
    amina.reads("en retard de 15 min")
    must_fit(amina)
    amina.follow("Corriger les présences")
    amina.pick("Oleksandr Kovalenko", "Là")
    amina.press("Enregistrer")
    amina.reads("1 présence enregistrée.")


def says(amina: Visitor, activity: str) -> None:
    """The group's words, one person's, and what changes."""
    amina.open(activity)
    amina.page.locator("main ul.rows a[href*='/seances/']").first.click()
    amina.arrive()
    amina.follow("Écrire les mots du groupe")
    amina.press("Enregistrer", refused=True)
    amina.fill("Ce que nous avons fait", "Un ourlet, deux fermetures.")
    amina.fill("Ce qu’il a fallu savoir faire", "Mesurer, demander de l’aide.")
    amina.press("Enregistrer")
    amina.reads("Les mots du groupe sont gardés.")
    amina.follow(re.compile("^Son avis : Nour"))
    amina.pick("C’était comment ?", "Content·e")
    amina.fill("Ses mots, si elle veut", "Je sais coudre, je l’avais oublié.")
    amina.press("Enregistrer")
    amina.reads(re.compile("je l’avais oublié"))
    points(amina)
    amina.shot("activite-seance", height=1100)
    amina.open(activity)
    amina.follow("Écrire ce qui change")
    amina.fill("Ce qui change", "Deux machines de plus.")
    amina.press("Enregistrer")
    amina.press("Je l’ai dit au groupe")
    amina.reads("C’est noté : le groupe le sait.")


def points(amina: Visitor) -> None:
    """Somebody of the group saw what Nour could do: it waits for an assessment."""
    amina.follow(re.compile("^Ce qu’elle a su faire : Nour"))
    amina.follow("Compétences utiles dans tous les métiers")
    amina.pick("Qui le dit", "Quelqu’un du groupe")
    amina.page.get_by_label("Travailler en équipe").first.check()
    amina.fill("À quoi cela s’est vu", "Elle a aidé à enfiler les aiguilles.")
    must_fit(amina)
    amina.shot("activite-su-faire", height=1100)
    amina.press("Enregistrer")
    amina.reads("vous le regarderez ensemble à une évaluation")
    amina.reads(re.compile("Elle a aidé à enfiler les aiguilles"))


def test_the_demonstration_tells_a_season(signed_in: Visit) -> None:
    """Nour cooks every Friday; Tesfay no longer comes to his class, and an alert says so."""
    amina = signed_in("amina")
    amina.open("/recherche/?q=Tesfay")
    amina.follow("Tesfay Haile")
    amina.reads(re.compile("absences de suite"))
    amina.follow("Ses activités, les trois domaines")
    amina.reads("Ce qui compléterait")
    amina.shot("activites-domaines", height=1100)
    amina.open("/activites/domaines/")
    amina.reads("Ce qui manque")
    amina.open("/activites/toutes/")
    amina.follow("Chantier du jardin partagé")
    amina.reads(re.compile("Orage et vent fort"))


def test_another_team_sees_what_is_offered_and_those_shared_with_it(signed_in: Visit) -> None:
    """Nour agreed that Farid's team reads what is shared; the others are a number."""
    farid = signed_in("farid")
    farid.open("/activites/toutes/")
    farid.follow("Cuisine du vendredi")
    farid.reads("Nour Al Khatib")
    farid.reads(re.compile("suivies par d’autres équipes"))
    farid.does_not_read("Zahra")
    farid.does_not_read("Ne vient plus")
