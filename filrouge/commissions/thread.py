"""What the red thread shows of commissions: that one looked at her situation, or will; it leads to what is decided."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from filrouge.people.models import Person
from filrouge.shared import clock
from filrouge.shared.nested import nested, prepared
from filrouge.shared.ui.thread import Bead, State

from .models import Case, Decision

COLUMNS = ("id", "started_at", "decided", "meeting__at", "meeting__closed_at", "meeting__commission__name")


@prepared
def cases_nested() -> dict[str, ArraySubquery]:
    """Annotation of a person, within her own query and the asker's reach: for `beads_after`."""
    kept = Decision.objects.filter(case=OuterRef("pk"), dropped_on=None).order_by().values("case")
    known = (
        Case.objects.on_agenda()
        .filter(person=OuterRef("pk"), meeting__cancelled_at=None)
        .annotate(decided=Subquery(kept.annotate(n=Count("pk")).values("n")))
        .order_by("meeting__at", "pk")
    )
    return {"cases_known": nested(known, *COLUMNS)}


def beads_after(person: Any) -> list[Bead]:
    """`person` bears the annotation of `cases_nested`. No query."""
    return list(_beads(person.cases_known))


def beads_of(person_id: UUID) -> list[Bead]:
    """Within the asker's reach, in no order. One query."""
    people = Person.objects.filter(pk=person_id).annotate(**cases_nested())
    return [bead for person in people for bead in beads_after(person)]


def _beads(cases: list[dict[str, Any]]) -> Iterator[Bead]:
    """A meeting that ended before her turn came says nothing."""
    for one in cases:
        about: dict[str, Any] = {
            "url": reverse("commissions:cases-show", args=[one["id"]]),
            "kind": _("commissions"),
        }
        name = one["meeting__commission__name"]
        if one["started_at"]:
            day = timezone.localdate(datetime.fromisoformat(one["started_at"]))
            yield Bead(day, _("Une commission en parle"), _decided(one["decided"]) or name, **about)
            continue
        day = timezone.localdate(datetime.fromisoformat(one["meeting__at"]))
        if day >= clock.today() and not one["meeting__closed_at"]:
            yield Bead(day, _("Une commission en parlera"), name, state=State.PLANNED, **about)


def _decided(count: int | None) -> str:
    return ngettext("%(n)d décision", "%(n)d décisions", count) % {"n": count} if count else ""
