"""What the officer's pages show."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import models
from django.db.models.expressions import RawSQL

from filrouge.accounts.models import Organisation, User
from filrouge.shared.transactions import current_connection

from .models import Erasure, OutsideLink, Reading, Seal, Verification

LINES = 200


@dataclass(frozen=True)
class JournalState:
    """`problem`: where the chain broke; None when it was never read."""

    verified_at: datetime | None
    problem: str
    seals: int
    last_seal: datetime | None


@dataclass(frozen=True)
class ReadingLine:
    at: datetime
    who: str
    organisations: str
    what: str
    reason: str


def journal_state() -> JournalState:
    last, seal = Verification.objects.first(), Seal.objects.last()
    return JournalState(
        verified_at=last.at if last else None,
        problem=last.problem if last else "",
        seals=last.seals if last else 0,
        last_seal=seal.until if seal else None,
    )


def erasures_waiting() -> models.QuerySet[Erasure]:
    """Within the officer's reach, the nearest first, each with the reference of its person."""
    return with_reference(Erasure.objects.waiting()).order_by("not_before", "asked_at")[:LINES]


def with_reference(erasures: models.QuerySet[Erasure]) -> models.QuerySet[Erasure]:
    """The only thing an officer needs to name a file."""
    return erasures.annotate(
        reference=RawSQL("officer_reference(person_id)", [], output_field=models.CharField())
    )


def person_of(reference: str) -> UUID | None:
    """The person an officer answers for, by the reference she quotes."""
    with current_connection().cursor() as cursor:
        cursor.execute("SELECT officer_finds(%s)", [reference])
        row = cursor.fetchone()
    return row[0] if row else None


def readings_of(person_id: UUID) -> list[ReadingLine]:
    """The latest readings of a file, with the names their bare ids stand for."""
    found = list(Reading.objects.filter(person_id=person_id).order_by("-at")[:LINES])
    users = {u.pk: u.get_full_name() for u in User.objects.filter(pk__in={r.user_id for r in found})}
    places = dict(
        Organisation.objects.filter(pk__in={pk for r in found for pk in r.organisations}).values_list(
            "pk", "name"
        )
    )
    links = dict(OutsideLink.objects.filter(pk__in={r.link for r in found}).values_list("pk", "recipient"))
    return [
        ReadingLine(
            at=one.at,
            who=users.get(one.user_id or 0, "") or links.get(one.link, ""),
            organisations=", ".join(places[pk] for pk in one.organisations if pk in places),
            what=one.get_what_display(),
            reason=one.reason,
        )
        for one in found
    ]
