"""Activities, sessions and who comes, laid by the actions themselves."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from filrouge.accounts.models import User
from filrouge.activities.actions.activities import Programme, plan_activity
from filrouge.activities.actions.attendances import Tick, take_attendance
from filrouge.activities.actions.claims import claim_skills
from filrouge.activities.actions.participations import invite
from filrouge.activities.models import Activity, Attendance, Participation, Session, SkillClaim
from filrouge.people.models import AccessGrant, Person
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.privacy.rows import Level
from filrouge.reference.models import FrameworkSkill
from filrouge.shared import clock
from tests.cast import Cast

AIMS = {"linguistic": (60, "les mots de la cuisine"), "sociocultural": (30, "")}


def activity_laid(cast: Cast, **programme: object) -> Activity:
    """Of Amina's team."""
    values = {"kind": "cooking", "title": "Cuisine du marché", "seats": 8, "aims": AIMS, **programme}
    with acting(cast.amina):
        return plan_activity(
            by=cast.amina,
            organisation=cast.mission_locale,
            project=cast.project,
            programme=Programme(**values),  # type: ignore[arg-type]
        )


def session_laid(
    cast: Cast, activity: Activity, *, at: datetime | None = None, place: str = "Salle du port"
) -> Session:
    """In an hour's past unless said otherwise."""
    starts_at = at or clock.now() - timedelta(hours=1)
    with as_batch("fixture"):
        return Session.objects.create(
            project=cast.project,
            activity=activity,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=2),
            place=place,
            created_by=cast.amina,
        )


def days_ago(days: int) -> datetime:
    return clock.now() - timedelta(days=days)


def in_days(days: int) -> datetime:
    return clock.now() + timedelta(days=days)


def coming(
    cast: Cast, activity: Activity, people: Sequence[Person] = (), *, by: User | None = None
) -> list[Participation]:
    """Enrolled, Nour unless said otherwise."""
    user = by or cast.amina
    with acting(user):
        return invite(by=user, activity=activity, people=people or [cast.nour], enrol=True)


def invited(cast: Cast, activity: Activity, person: Person | None = None) -> Participation:
    with acting(cast.amina):
        (one,) = invite(by=cast.amina, activity=activity, people=[person or cast.nour], write=False)
    return one


def taken(
    cast: Cast,
    session: Session,
    participation: Participation,
    came: str,
    *,
    by: User | None = None,
    **more: object,
) -> None:
    user = by or cast.amina
    with acting(user):
        tick = Tick(came=came, **more)  # type: ignore[arg-type]
        take_attendance(by=user, session=session, ticks={participation.pk: tick})


def reread(one: Participation) -> Participation:
    with as_batch("look"):
        return Participation.objects.select_related("activity", "person").get(pk=one.pk)


def claimed(
    cast: Cast, attendance: Attendance, skill: FrameworkSkill, *, by: str = "facilitator", words: str = ""
) -> SkillClaim:
    with acting(cast.amina):
        claim_skills(by=cast.amina, attendance=attendance, said_by=by, skills=[skill], words=words)
        return SkillClaim.objects.kept().get(attendance=attendance, skill=skill, said_by=by)


def read_by_farid(cast: Cast) -> None:
    """The shared part of Nour's file: his team reads it, and writes nothing there."""
    with as_batch("fixture"):
        AccessGrant.objects.create(
            person=cast.nour,
            project=cast.project,
            organisation=cast.association,
            audience="team",
            level=Level.SHARED,
            basis="team",
            since=days_ago(1),
            given_by="fixture",
        )
