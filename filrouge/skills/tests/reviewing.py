"""Interviews of Nour: planned with a company, held, with what came of them."""

from datetime import timedelta
from typing import Any

from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.skills.actions.reviews import Noted, Planned, decide_step, note_review, plan_review, see_skill
from filrouge.skills.models import Among, Review, Voice
from tests.cast import Cast

from .assessing import skills_of

COMPANY = "Traiteur du Canal"
HERS, THEIRS, OURS = (
    "Le matin, ça va mieux.",
    "Elle tient le poste froid.",
    "Elle appelle avant d’être en retard.",
)
SEEN = "Jeudi, elle a refait seule les vingt barquettes."


def planned(cast: Cast, among: str = Among.THREE, days: int = 0) -> Review:
    company = COMPANY if among == Among.THREE else ""
    with acting(cast.amina):
        said = Planned(among=among, on=clock.today() + timedelta(days=days), company=company)
        return plan_review(by=cast.amina, pathway=cast.nour_pathway, planned=said)


def held(cast: Cast, among: str = Among.THREE, **said: Any) -> Review:
    review = planned(cast, among)
    noted = {"held_on": clock.today(), "hers": HERS, "theirs": THEIRS, "ours": OURS, **said}
    with acting(cast.amina):
        note_review(by=cast.amina, review=review, noted=Noted(**noted))
    return again(review)


def with_what_came_of_it(cast: Cast) -> Review:
    review = held(cast)
    _version, (skill, *_others) = skills_of()
    with acting(cast.amina):
        see_skill(by=cast.amina, review=review, skill=skill, voice=Voice.THEIRS, seen=SEEN)
        decide_step(by=cast.amina, review=review, title="Deux semaines en cuisine")
    return review


def again(review: Review) -> Review:
    with as_batch("look"):
        return Review.objects.select_related("person").get(pk=review.pk)
