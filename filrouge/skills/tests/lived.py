"""Experiences of Nour at each of their states, tests of base skills taken with her."""

from collections.abc import Sequence
from typing import Any

from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.reference.models import Occupation
from filrouge.skills.actions.experiences import (
    Seen,
    begin_experience,
    confirm_skill,
    finish_experience,
    say_skills,
    tell_experience,
)
from filrouge.skills.actions.positionings import answer_question, begin_positioning
from filrouge.skills.bases import TESTS, UNKNOWN
from filrouge.skills.models import Experience, Positioning, SaidSkill, SkillConfirmation
from tests.cast import Cast

TRADE = "G1602"
TASKS = ("Laver et couper les légumes", "Nettoyer le plan de travail")
OWN = "Cuire le pain au four de terre"
FACTS = "A préparé seule le repas de trente personnes."
ANSWERS = {"setting": "informal", "country": "SY", "lasted": "years", "liked": "yes", "again": "maybe"}


def begun(cast: Cast, **answers: Any) -> Experience:
    with acting(cast.amina):
        made = begin_experience(by=cast.amina, pathway=cast.nour_pathway, sector="food")
        if answers:
            tell_experience(by=cast.amina, experience=made, answers=answers)
        return made


def told(cast: Cast, tasks: Sequence[str] = TASKS, words: Sequence[str] = (OWN,)) -> Experience:
    made = begun(cast, occupation=Occupation.objects.get(pk=TRADE), **ANSWERS)
    with acting(cast.amina):
        say_skills(by=cast.amina, experience=made, tasks=tasks, words=words)
        finish_experience(by=cast.amina, experience=made)
    return read(made)


def read(experience: Experience) -> Experience:
    with as_batch("look"):
        return Experience.objects.with_said().select_related("person").get(pk=experience.pk)


def said_by(cast: Cast, experience: Experience) -> list[SaidSkill]:
    with as_batch("look"):
        kept = SaidSkill.objects.kept().filter(experience=experience)
        return list(kept.select_related("experience__person", "skill"))


def confirmed(cast: Cast, said: SaidSkill, **seen: Any) -> SkillConfirmation:
    with acting(cast.amina):
        return confirm_skill(
            by=cast.amina, said=said, seen=Seen(**{"rests_on": "observation", "facts": FACTS} | seen)
        )


def placed(cast: Cast, base: str, right: int) -> Positioning:
    """A test whose `right` first questions are answered well, the others not known."""
    with acting(cast.amina):
        made = begin_positioning(by=cast.amina, pathway=cast.nour_pathway, base=base)
        test, place = TESTS[base], 0
        while not made.finished_at:
            answer = test.questions[place].right if place < right else UNKNOWN
            answer_question(by=cast.amina, positioning=made, place=place, answer=answer)
            made, place = Positioning.objects.get(pk=made.pk), place + 1
        return made
