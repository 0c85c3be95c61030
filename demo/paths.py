"""How paths go. Each takes a tale and tells it; `PATHS` says how often each happens.

`min_age`, `max_age`: how long ago, in days, such a path may have begun.
"""

from dataclasses import dataclass

from . import words
from .tale import Path, Tale, fill

HOME, LANGUAGE = "logement-hebergement", "lecture-ecriture-calcul"
FAMILY, PAPERS = "famille", "difficultes-administratives-ou-juridiques"


@dataclass(frozen=True)
class Kind:
    tell: Path
    weight: int
    min_age: int
    max_age: int
    ends: bool = False


def settling(tale: Tale, end: float) -> None:
    """The first part of most paths: the home, the rights, the language."""
    file = tale.file
    tale.first()
    tale.talk(tale.at(0), tale.at(end), words.HOUSING, words.LANGUAGE)
    tale.meetings(tale.at(0), tale.at(end))
    deposited, settled = tale.told_on.get(words.DEPOSITED), tale.told_on.get(words.SETTLED)
    speaks = tale.told_on.get(words.SPEAKS)
    home = file.objective("Avoir un logement à moi", "sociocultural", tale.at(0.03), reached=settled)
    speak = file.objective("Me débrouiller en français", "linguistic", tale.at(0.03), reached=speaks)
    if deposited:
        file.step(
            "Déposer la demande de logement",
            "sociocultural",
            started=tale.at(0.02),
            done=deposited,
            result="Dossier complet, numéro unique reçu",
            objective=home,
            theme=HOME,
        )
    if settled:
        file.step(
            "S'installer",
            "sociocultural",
            started=deposited,
            done=settled,
            result="Emménagement fait",
            with_whom="CCAS",
            who="partner",
            objective=home,
        )
    if speaks:
        file.step(
            "Français, de A1 vers A2",
            "linguistic",
            started=tale.at(0.05),
            done=speaks,
            result="A2 à l'oral",
            with_whom="École de français",
            who="person",
            objective=speak,
            theme=LANGUAGE,
        )


def trying_work(tale: Tale, start: float, end: float) -> None:
    file, job = tale.file, tale.slots["job"]
    trade = file.plan.trade(
        job[:1].upper() + job[1:], tale.at(start), **tale.file.plan.dice.choice(words.ASKS)
    )
    file.plan.tried(trade, "visit", tale.at(start * 0.7 + end * 0.3), "Je me vois là.", tale.slots["firm"])
    file.plan.tried(
        trade, "immersion", tale.at(start * 0.4 + end * 0.6), "Plus dur que je croyais, et j'aime."
    )
    file.plan.decided(trade, "confirmed", tale.at(start * 0.35 + end * 0.65))
    goal = file.objective(
        fill("Travailler comme {job}", tale.slots), "professional", tale.at(start), trade=trade
    )
    file.step(
        f"Visiter {tale.slots['firm']}",
        "professional",
        started=tale.at(start),
        done=tale.at(start * 0.7 + end * 0.3),
        result="Envie confirmée",
        objective=goal,
    )
    file.step(
        f"Immersion de deux semaines : {job}",
        "professional",
        started=tale.at(start * 0.5 + end * 0.5),
        done=tale.at(start * 0.4 + end * 0.6),
        result="Bilan positif, gestes acquis",
        with_whom=tale.slots["firm"],
        objective=goal,
    )
    tale.talk(tale.at(start), tale.at(end), words.WORK, words.LANGUAGE, every=9)
    tale.meetings(tale.at(start), tale.at(end))


def found_work(tale: Tale) -> None:
    settling(tale, 0.4)
    trying_work(tale, 0.4, 0.85)
    tale.talk(tale.at(0.86), tale.at(0.95), words.HIRED)
    tale.file.step(
        "Signer le contrat",
        "professional",
        started=tale.at(0.88),
        done=tale.at(0.9),
        result=f"CDD de six mois, {tale.slots['job']}",
    )
    tale.file.close(
        tale.at(0.95), "job", fill("En poste comme {job}. Un point est prévu à six mois.", tale.slots)
    )


def entered_training(tale: Tale) -> None:
    settling(tale, 0.5)
    trying_work(tale, 0.5, 0.8)
    tale.talk(tale.at(0.8), tale.at(0.94), words.TRAINING)
    tale.file.step(
        "Entrer en formation", "professional", started=tale.at(0.85), done=tale.at(0.9), result="Admission"
    )
    tale.file.close(
        tale.at(0.95), "training", fill("Formation de {job} commencée, tuteur rencontré.", tale.slots)
    )


def in_training(tale: Tale) -> None:
    settling(tale, 0.5)
    trying_work(tale, 0.5, 0.85)
    tale.file.step(
        f"Formation : {tale.slots['job']}", "professional", started=tale.at(0.85), planned=70, who="person"
    )
    tale.talk(tale.at(0.85), -6, words.TRAINING, every=14)
    tale.stay_close(every=14)


def on_the_way(tale: Tale) -> None:
    settling(tale, 0.7)
    trying_work(tale, 0.7, 1)
    tale.stay_close()


def settling_in(tale: Tale) -> None:
    tale.first()
    tale.file.objective("Me débrouiller en français", "linguistic", tale.at(0.1), target=120)
    tale.talk(tale.at(0), -5, words.LANGUAGE, words.HOUSING)
    tale.meetings(tale.at(0), -2)
    tale.stay_close()


def held_by_childcare(tale: Tale) -> None:
    tale.first()
    goal = tale.file.objective(
        fill("Faire garder {child}", tale.slots), "sociocultural", tale.at(0.1), theme=FAMILY
    )
    place = tale.file.step(
        "Une place en crèche à horaires décalés",
        "sociocultural",
        started=tale.at(0.3),
        planned=-tale.dice.randint(3, 25),
        with_whom="PMI",
        who="partner",
        objective=goal,
        theme=FAMILY,
    )
    lesson = tale.dice.randint(20, 60)
    tale.file.step("Reprendre le cours de français", "linguistic", planned=lesson, after=[place])
    tale.talk(tale.at(0), -5, words.CHILDCARE)
    tale.meetings(tale.at(0), -2)
    tale.exchange(-tale.dice.randint(1, 4), tale.next_of(words.CHILDCARE))


def childcare_found(tale: Tale) -> None:
    tale.first()
    goal = tale.file.objective(
        fill("Faire garder {child}", tale.slots), "sociocultural", tale.at(0.1), reached=tale.at(0.6)
    )
    tale.file.step(
        "Chercher une garde, avec la PMI",
        "sociocultural",
        started=tale.at(0.15),
        done=tale.at(0.6),
        with_whom="PMI",
        who="partner",
        result="Deux jours par semaine",
        objective=goal,
    )
    tale.talk(tale.at(0), tale.at(0.55), words.CHILDCARE)
    tale.talk(tale.at(0.55), tale.at(0.7), words.CHILDCARE_FOUND)
    tale.talk(tale.at(0.7), -5, words.LANGUAGE)
    tale.meetings(tale.at(0), -2)
    tale.stay_close()


def came_back(tale: Tale) -> None:
    settling(tale, 0.5)
    for share in (0.55, 0.6, 0.65, 0.7):
        tale.call_in_vain(tale.at(share))
    tale.exchange(tale.at(0.75), tale.say(words.RETURN), "phone")
    tale.talk(tale.at(0.75), -5, words.LANGUAGE)
    tale.stay_close()


def moved_away(tale: Tale) -> None:
    settling(tale, 0.85)
    for share in (0.88, 0.91, 0.94):
        tale.exchange(tale.at(share), tale.next_of(words.MOVED))
    tale.file.close(
        tale.at(0.95),
        "moved",
        fill("Parti{e} à {place}, relais pris avec la structure de là-bas.", tale.slots),
    )


def waiting_for_papers(tale: Tale) -> None:
    tale.first()
    tale.file.step(
        "Obtenir la convocation en préfecture",
        "sociocultural",
        started=tale.at(0.2),
        planned=tale.dice.randint(10, 80),
        with_whom="Permanence juridique",
        who="partner",
        theme=PAPERS,
    )
    tale.talk(tale.at(0), -5, words.PERMIT, words.LANGUAGE)
    tale.meetings(tale.at(0), -2)
    tale.stay_close()


def lost_from_view(tale: Tale) -> None:
    settling(tale, 0.6)
    for share in (0.65, 0.68, 0.72, 0.76, 0.8):
        tale.call_in_vain(tale.at(share))
    tale.file.contact(tale.at(0.84), "letter", tale.say(words.LOST), outcome="message")
    tale.file.close(
        tale.at(0.92),
        "lost",
        "Plus de nouvelles malgré appels, messages et courrier. La porte reste ouverte.",
    )


def second_project(tale: Tale) -> None:
    settling(tale, 0.4)
    file = tale.file
    van = file.plan.trade(
        "Chauffeur-livreur", tale.at(0.3), hours="Tôt le matin, jusqu'à 14 h", access="Le permis B"
    )
    file.plan.tried(van, "immersion", tale.at(0.55), "Je ne parle à personne de la journée.")
    file.plan.decided(van, "dropped", tale.at(0.6), "Trop de solitude.")
    first = file.objective("Devenir chauffeur-livreur", "professional", tale.at(0.3), trade=van)
    first.dropped_on, first.dropped_because = (
        file.world.day(tale.at(0.6)),
        "Essayé en immersion : trop de solitude.",
    )
    file.step(
        "Immersion en livraison",
        "professional",
        started=tale.at(0.5),
        dropped=tale.at(0.6),
        because="Arrêt décidé ensemble au bout de trois jours",
        objective=first,
    )
    for share in (0.6, 0.64, 0.68):
        tale.exchange(tale.at(share), tale.next_of(words.SECOND), "meeting")
    trying_work(tale, 0.7, 1)
    tale.stay_close()


def handed_to_another(tale: Tale) -> None:
    settling(tale, 0.85)
    tale.file.close(tale.at(0.95), "relay", "Suivi repris par France Travail, rencontre à trois faite.")


def stopped_by_choice(tale: Tale) -> None:
    settling(tale, 0.8)
    tale.file.close(
        tale.at(0.9),
        "own_wish",
        fill("{Il} préfère avancer seul{e} pour l'instant et sait où nous trouver.", tale.slots),
    )


def silent(tale: Tale) -> None:
    """Open, and nobody has heard anything for weeks: what vigilance is for."""
    since = -tale.dice.randint(12, 48)
    settling(tale, max(0.1, 1 + since / tale.age))
    if tale.dice.random() < 0.5:
        tale.call_in_vain(since // 2)
    if tale.dice.random() < 0.5:
        tale.file.step("Refaire le point ensemble", "sociocultural", planned=tale.dice.randint(-10, 20))


def nothing_next(tale: Tale) -> None:
    settling(tale, 0.95)
    tale.exchange(-tale.dice.randint(1, 4), tale.say(words.EVERYDAY))


def missed_twice(tale: Tale) -> None:
    settling(tale, 0.85)
    for day in (-20, -9):
        tale.file.appointment(day, "Point d'étape", hour=10, outcome="missed")
    tale.call_in_vain(-8)
    tale.stay_close()


def taken_up_again(tale: Tale) -> None:
    settling(tale, 0.4)
    tale.file.close(
        tale.at(0.5),
        "job",
        "Contrat saisonnier.",
        reopened=tale.at(0.7),
        why="Contrat terminé, souhaite se former.",
    )
    tale.exchange(tale.at(0.7), tale.say(words.RETURN), "meeting")
    trying_work(tale, 0.75, 1)
    tale.stay_close()


PATHS = (
    Kind(found_work, 17, 240, 720, ends=True),
    Kind(entered_training, 6, 200, 720, ends=True),
    Kind(moved_away, 5, 90, 720, ends=True),
    Kind(lost_from_view, 5, 160, 720, ends=True),
    Kind(handed_to_another, 4, 150, 720, ends=True),
    Kind(stopped_by_choice, 2, 100, 720, ends=True),
    Kind(in_training, 6, 200, 700),
    Kind(on_the_way, 18, 90, 500),
    Kind(settling_in, 12, 15, 120),
    Kind(held_by_childcare, 6, 60, 400),
    Kind(childcare_found, 5, 120, 500),
    Kind(came_back, 6, 120, 600),
    Kind(waiting_for_papers, 6, 40, 500),
    Kind(second_project, 5, 200, 700),
    Kind(taken_up_again, 2, 300, 700),
    Kind(silent, 3, 60, 500),
    Kind(nothing_next, 2, 60, 400),
    Kind(missed_twice, 2, 60, 400),
)
# A caseload where little is left undone.
CALM = tuple(
    kind for kind in PATHS if kind.tell in (in_training, on_the_way, settling_in, came_back, second_project)
)
