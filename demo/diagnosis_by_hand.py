"""The diagnosis of those whose stories are told by hand, and what a few confided to the psychologist."""

from collections.abc import Sequence

from filrouge.accounts.models import User

from .diagnosis import ALONE, BUS, CHILDREN, FRENCH, HOME, LICENCE, MONEY, Diagnosis, tell_diagnosis
from .files import File

CONFIDED = (
    "A besoin d'un lieu calme : pas d'atelier bruyant.",
    "Un rendez-vous fixe le mardi matin, à garder libre.",
    "Se fatigue vite : demi-journées, pour commencer.",
)


def tell_by_hand(files: Sequence[File], irene: User) -> None:
    """The people of Amina's caseload whose stories are known."""
    stories = {"Nour": _nour, "Tesfay": _tesfay, "Zahra": _zahra, "Oleksandr": _oleksandr}
    for file in files:
        tell = stories.get(file.who.given)
        if tell:
            tell(Diagnosis(file), irene)
        else:
            tell_diagnosis(file)
    for number, file in enumerate(files[len(stories) :]):
        if number < len(CONFIDED):
            _confide(Diagnosis(file), irene, CONFIDED[number])


def _nour(told: Diagnosis, irene: User) -> None:
    told.levels(-229, listening="infra-a1", conversation="infra-a1", literacy="other_script")
    told.levels(-120, listening="a1", conversation="a1", reading="infra-a1", transport="with_someone")
    told.levels(-70, "test", listening="a2", conversation="a2", reading="a1", writing="a1")
    told.levels(-36, career="tried", workplace="seen", transport="alone", digital="searching")
    told.barrier(
        HOME,
        (-229, 4, True),
        (-190, 3, False),
        lifted=-147,
        how="studio obtenu avec le CCAS",
        handled_with="CCAS de Béziers",
    )
    children = told.barrier(
        CHILDREN,
        (-217, 2, False),
        (-120, 3, False),
        (-24, 3, True),
        (-12, 4, True),
        handler=told.file.lead,
        handled_with="PMI",
    )
    early_bus = told.barrier(BUS, (-36, 3, False), (-12, 2, False), handler=told.file.lead)
    money = told.barrier(MONEY, (-190, 2, False), (-70, 1, False))
    told.order(-190, money, children)
    told.order(-12, children, early_bus, money)
    told.sensitive(
        "sante--sante-mentale",
        "Dort mal : pas de travail qui commence avant huit heures, pour l'instant.",
        irene,
        (-90, 3, False),
        (-45, 2, False),
    )


def _tesfay(told: Diagnosis, irene: User) -> None:
    told.levels(
        -200, literacy="never_schooled", letters="unknown", listening="infra-a1", conversation="infra-a1"
    )
    told.levels(
        -60, letters="some", listening="a1", conversation="a1", counting="paying", digital="messaging"
    )
    told.levels(-60, transport="alone", daily_life="with_someone", career="ideas")
    told.interview(-60, "phone")
    told.barrier(
        BUS, (-200, 3, False), lifted=-170, how="le trajet fait ensemble une fois ; il le refait seul"
    )
    reading = told.barrier(
        FRENCH,
        (-200, 4, True),
        (-120, 3, True),
        (-60, 3, False),
        handler=told.file.lead,
        handled_with="Atelier alpha",
    )
    lonely = told.barrier(ALONE, (-120, 3, False), (-60, 2, False), (-30, 1, False))
    told.order(-60, lonely, reading)


def _zahra(told: Diagnosis, irene: User) -> None:
    told.levels(-75, literacy="other_script", listening="a1", conversation="infra-a1", recognition="told")
    children = told.barrier(
        CHILDREN, (-75, 4, True), (-14, 4, True), handled_with="PMI", handler=told.file.lead
    )
    french = told.barrier(FRENCH, (-75, 3, True))
    told.order(-40, children, french)


def _oleksandr(told: Diagnosis, irene: User) -> None:
    told.levels(-110, listening="b1", conversation="b1", reading="b1", writing="a2", recognition="shown")
    told.barrier(LICENCE, (-90, 3, True), (-20, 3, True), handler=told.file.lead)


def _confide(told: Diagnosis, irene: User, words: str) -> None:
    told.dice = told.world.dice("confided", told.file.person.reference)
    told.sensitive("sante--sante-mentale", words, irene, (-50, 3, False), (-4, 2, False))
