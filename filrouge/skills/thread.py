"""What the red thread shows of badges, those she has and the one that waits for her word; of assessments and of
interviews."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from filrouge.people.models import Person
from filrouge.shared import clock
from filrouge.shared.nested import nested, prepared
from filrouge.shared.ui.thread import Bead, State

from .models import Among, Assessment, Badge, Review, Sight

ASSESSED = ("id", "on", "sides", "version__framework__title")
REVIEWED = ("id", "planned_on", "held_on", "among", "company")
COLUMNS = ("id", "created_at", "issued_at", "badge_class__name", "revoked")


@prepared
def badges_nested() -> dict[str, ArraySubquery]:
    """Annotation of a person, within her own query and the asker's reach: for `beads_after` and `told_in_record`."""
    known = Badge.objects.filter(person=OuterRef("pk"), declined_at=None)
    return {
        "badges_known": nested(
            known.annotate(revoked=F("revocation__at")).order_by("created_at", "pk"), *COLUMNS
        )
    }


@prepared
def assessments_nested() -> dict[str, ArraySubquery]:
    """The same, of assessments: no answer, only which sides have given theirs."""
    known = Assessment.objects.with_sides().filter(person=OuterRef("pk"))
    return {"assessments_known": nested(known.order_by("on", "created_at"), *ASSESSED)}


@prepared
def reviews_nested() -> dict[str, ArraySubquery]:
    """The same, of interviews that were held or will be."""
    known = Review.objects.filter(person=OuterRef("pk"), dropped_on=None)
    return {"reviews_known": nested(known.order_by("planned_on", "pk"), *REVIEWED)}


def beads_after(person: Any) -> list[Bead]:
    """`person` bears the annotations of `badges_nested`, `assessments_nested` and `reviews_nested`. No query."""
    return [
        *_beads(person.badges_known),
        *_assessed(person.assessments_known),
        *_reviewed(person.reviews_known),
    ]


def told_in_record(person: Any) -> list[dict[str, Any]]:
    """Those in force or that wait, the latest first. No query."""
    return [one for one in reversed(person.badges_known) if not one["revoked"]]


def assessments_told(person: Any) -> list[dict[str, Any]]:
    """The latest first; `both`: each side has answered. No query."""
    return [
        {**one, "on": date.fromisoformat(one["on"]), "both": len(one["sides"]) == len(Sight)}
        for one in reversed(person.assessments_known)
    ]


def reviews_told(person: Any) -> list[dict[str, Any]]:
    """Those to come first, then the latest; `on`: their day. No query."""
    told = [
        {**one, "on": date.fromisoformat(one["held_on"] or one["planned_on"])} for one in person.reviews_known
    ]
    return [one for one in told if not one["held_on"]] + [one for one in reversed(told) if one["held_on"]]


def beads_of(person_id: UUID) -> list[Bead]:
    """Within the asker's reach, in no order. One query."""
    about = {**badges_nested(), **assessments_nested(), **reviews_nested()}
    people = Person.objects.filter(pk=person_id).annotate(**about)
    return [bead for person in people for bead in beads_after(person)]


def _beads(badges: list[dict[str, Any]]) -> Iterator[Bead]:
    for one in badges:
        about: dict[str, Any] = {
            "note": one["badge_class__name"],
            "url": reverse("skills:badges-show", args=[one["id"]]),
            "kind": _("badges"),
        }
        if one["issued_at"]:
            state = State.DROPPED if one["revoked"] else State.DONE
            words = _("Badge révoqué") if one["revoked"] else _("Badge")
            yield Bead(_day(one["issued_at"]), words, state=state, **about)
        else:
            yield Bead(clock.today(), _("Badge proposé"), state=State.PLANNED, **about)


def _assessed(assessments: list[dict[str, Any]]) -> Iterator[Bead]:
    for one in assessments:
        both = len(one["sides"]) == len(Sight)
        yield Bead(
            date.fromisoformat(one["on"]) if both else clock.today(),
            _("Compétences vues à deux") if both else _("Évaluation à deux en cours"),
            state=State.DONE if both else State.PLANNED,
            note=one["version__framework__title"],
            url=reverse("skills:assessments-show", args=[one["id"]]),
            kind=_("évaluations"),
        )


def _reviewed(reviews: list[dict[str, Any]]) -> Iterator[Bead]:
    for one in reviews:
        held = one["held_on"]
        yield Bead(
            date.fromisoformat(held or one["planned_on"]),
            _("Entretien à trois") if one["among"] == Among.THREE else _("Point d’étape"),
            state=State.DONE if held else State.PLANNED,
            note=one["company"],
            url=reverse("skills:reviews-show", args=[one["id"]]),
            kind=_("entretiens"),
        )


def _day(at: str) -> Any:
    return timezone.localdate(datetime.fromisoformat(at))
