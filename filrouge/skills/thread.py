"""What the red thread shows of badges, those she has and the one that waits for her word; of assessments, of
interviews, of what she told of her life, and of base skills looked at."""

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

from .models import Among, Assessment, Badge, Base, Experience, Positioning, Review, Sight
from .models.reviews import titled

ASSESSED = ("id", "on", "sides", "version__framework__title")
REVIEWED = ("id", "planned_on", "held_on", "among", "company")
TOLD = ("id", "finished_at", "created_at", "occupation__own_name", "occupation__name")
LOOKED = ("id", "on", "base")
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


@prepared
def experiences_nested() -> dict[str, ArraySubquery]:
    """The same, of what she told: the trade alone, her words are read in the experience; and of base skills: the day,
    nothing of what was shown."""
    known = Experience.objects.kept().filter(person=OuterRef("pk"))
    looked = Positioning.objects.finished().filter(person=OuterRef("pk"))
    return {
        "experiences_known": nested(known.order_by("created_at", "pk"), *TOLD),
        "bases_known": nested(looked.order_by("on", "pk"), *LOOKED),
    }


def beads_after(person: Any) -> list[Bead]:
    """`person` bears the annotations of the four functions above. No query."""
    return [
        *_beads(person.badges_known),
        *_assessed(person.assessments_known),
        *_told(person.experiences_known),
        *_looked(person.bases_known),
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
    """Those to come first, then the latest, each with its `title`. No query."""
    told = [
        {**one, "title": titled(one["among"], date.fromisoformat(one["held_on"] or one["planned_on"]))}
        for one in person.reviews_known
    ]
    return [one for one in told if not one["held_on"]] + [one for one in reversed(told) if one["held_on"]]


def experiences_told(person: Any) -> list[dict[str, Any]]:
    """The latest first, with `title`: the trade she showed, empty when she said it with her words. No query."""
    return [{**one, "title": _trade(one)} for one in reversed(person.experiences_known)]


def bases_told(person: Any) -> list[dict[str, Any]]:
    """The latest first: which base skill, which day. No query."""
    return [
        {**one, "on": date.fromisoformat(one["on"]), "base": Base(one["base"]).label}
        for one in reversed(person.bases_known)
    ]


def beads_of(person_id: UUID) -> list[Bead]:
    """Within the asker's reach, in no order. One query."""
    about = {**badges_nested(), **assessments_nested(), **experiences_nested(), **reviews_nested()}
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


def _told(experiences: list[dict[str, Any]]) -> Iterator[Bead]:
    for one in experiences:
        if one["finished_at"]:
            yield Bead(
                _day(one["finished_at"]),
                _("Expérience racontée"),
                note=_trade(one),
                url=reverse("skills:experiences-show", args=[one["id"]]),
                kind=_("expériences racontées"),
            )


def _looked(bases: list[dict[str, Any]]) -> Iterator[Bead]:
    for one in bases:
        yield Bead(
            date.fromisoformat(one["on"]),
            _("Point fait ensemble"),
            note=str(Base(one["base"]).label),
            url=reverse("skills:positionings-show", args=[one["id"]]),
            kind=_("points faits ensemble"),
        )


def _trade(one: dict[str, Any]) -> str:
    return one["occupation__own_name"] or one["occupation__name"] or ""


def _day(at: str) -> Any:
    return timezone.localdate(datetime.fromisoformat(at))
