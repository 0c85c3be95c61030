"""What the red thread shows of activities: one bead for each, from the first session where she came to the last, on the
strand it mostly works on; and the next session, ahead."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, F, Max, Min, OuterRef, Subquery
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from filrouge.pathways.models.bricks import Domain
from filrouge.people.models import Person
from filrouge.shared.nested import nested, prepared, rows_of
from filrouge.shared.ui.thread import Bead, Strand
from filrouge.shared.ui.thread import State as Stands

from .models import Aim, Attendance, Participation, Session, State

STRANDS = {
    Domain.LINGUISTIC: Strand.LANGUAGE,
    Domain.PROFESSIONAL: Strand.WORK,
    Domain.SOCIOCULTURAL: Strand.SOCIAL,
}
DATES = ("invited_at", "enrolled_at", "waiting_since", "declined_at", "left_on")
COLUMNS = ("id", "activity_id", *DATES, "title", "domain", "times", "first", "last", "next_at")


@prepared
def participations_nested() -> dict[str, ArraySubquery]:
    """Annotation of a person, within her own query and the asker's reach: for `beads_after` and `told_in_record`."""
    came = Attendance.objects.came().filter(participation=OuterRef("pk")).order_by().values("participation")
    ahead = Session.objects.kept().filter(activity=OuterRef("activity"), starts_at__gt=Now())
    main = Aim.objects.filter(activity=OuterRef("activity")).order_by("-minutes", "domain")
    known = Participation.objects.filter(person=OuterRef("pk")).annotate(
        title=F("activity__title"),
        domain=Subquery(main.values("domain")[:1]),
        times=Subquery(came.annotate(n=Count("pk")).values("n")),
        first=Subquery(came.annotate(n=Min("session__starts_at")).values("n")),
        last=Subquery(came.annotate(n=Max("session__starts_at")).values("n")),
        next_at=Subquery(ahead.order_by("starts_at").values("starts_at")[:1]),
    )
    return {"participations_known": nested(known.order_by("-invited_at", "-pk"), *COLUMNS)}


def beads_after(person: Any) -> list[Bead]:
    """`person` bears the annotation of `participations_nested`. No query."""
    return [bead for one in person.participations_known for bead in _beads(one)]


def beads_of(person_id: UUID) -> list[Bead]:
    """Within the asker's reach, in no order. One query."""
    people = Person.objects.filter(pk=person_id).annotate(**participations_nested())
    return [bead for person in people for bead in beads_after(person)]


def told_in_record(person: Any) -> list[dict[str, Any]]:
    """Each activity with where she stands there, the latest first; no query. `said`: in words, `kind`: of its tag."""
    return [_told(one) for one in person.participations_known]


def _beads(one: dict[str, Any]) -> Iterator[Bead]:
    state = _state(one)
    url = reverse("activities:activities-show", args=[one["activity_id"]])
    strand = STRANDS[Domain(one["domain"])] if one["domain"] else Strand.TRUNK
    about: dict[str, Any] = {"url": url, "kind": _("activités"), "strand": strand}
    if one["times"]:
        first, last = _day(one["first"]), _day(one["last"])
        until = last if last > first else None
        yield Bead(first, one["title"], _times(one["times"]), until=until, **about)
    if state is State.ENROLLED and one["next_at"]:
        yield Bead(_day(one["next_at"]), one["title"], state=Stands.PLANNED, **about)


def _told(one: dict[str, Any]) -> dict[str, Any]:
    state = _state(one)
    words = {
        State.ENROLLED: (_("a sa place"), "ok"),
        State.WAITING: (_("attend une place"), "warn"),
        State.INVITED: (_("pas encore répondu"), "plain"),
        State.DECLINED: (_("a dit non"), "plain"),
        State.LEFT: (_("ne vient plus"), "plain"),
    }
    said, kind = words[state]
    return {
        "id": one["id"],
        "activity_id": one["activity_id"],
        "title": one["title"],
        "said": said,
        "kind": kind,
        "times": _times(one["times"]) if one["times"] else "",
        "next_at": _moment(one["next_at"]) if state is State.ENROLLED and one["next_at"] else None,
    }


def _state(one: dict[str, Any]) -> State:
    (row,) = rows_of(Participation, [{name: one[name] for name in DATES}])
    return row.state


def _times(count: int) -> str:
    return ngettext("%(n)d présence", "%(n)d présences", count) % {"n": count}


def _moment(at: str) -> datetime:
    return datetime.fromisoformat(at)


def _day(at: str) -> date:
    return timezone.localdate(_moment(at))
