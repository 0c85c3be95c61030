"""What the red thread shows of partners: that she was sent on, what they answered, that it stopped."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from filrouge.people.models import Person
from filrouge.shared import clock
from filrouge.shared.nested import nested, prepared, rows_of
from filrouge.shared.ui.thread import Bead, State

from .models import Happened, Referral
from .referring.standing import Standing, standing_of

COLUMNS = (
    *("id", "sent_on", "answer_by", "barrier_id", "step_id", "structure__name", "service__name", "told"),
)
ANSWERED = {
    Happened.ALREADY: gettext_lazy("Une structure qui l’accompagne déjà"),
    Happened.ACCEPTED: gettext_lazy("Un partenaire dit oui"),
    Happened.REFUSED: gettext_lazy("Un partenaire dit non"),
    Happened.FULL: gettext_lazy("Un partenaire est complet"),
    Happened.WRONG_PUBLIC: gettext_lazy("Un partenaire ne peut pas"),
    Happened.STARTED: gettext_lazy("Cela commence"),
    Happened.STOPPED: gettext_lazy("Cela s’interrompt"),
    Happened.ENDED: gettext_lazy("C’est terminé"),
    Happened.RECALLED: gettext_lazy("Orientation annulée"),
    Happened.WITHDRAWN: gettext_lazy("Elle arrête le partage"),
}
DROPPED = (Happened.STOPPED, Happened.RECALLED, Happened.WITHDRAWN)


@prepared
def referrals_nested() -> dict[str, ArraySubquery]:
    """Annotation of a person, within her own query and the asker's reach: for `beads_after` and `told_in_record`."""
    sent = Referral.objects.with_told().filter(person=OuterRef("pk")).order_by("-created_at", "-pk")
    return {"referrals_sent": nested(sent, *COLUMNS)}


def beads_after(person: Any) -> list[Bead]:
    """`person` bears the annotation of `referrals_nested`. No query."""
    return [bead for referral in _referrals(person) for bead in _beads(referral)]


def told_in_record(person: Any) -> list[tuple[Any, Standing]]:
    """Each referral with where it stands, the latest first. No query."""
    return [(one, standing_of(one)) for one in _referrals(person)]


def beads_of(person_id: UUID) -> list[Bead]:
    """Within the asker's reach, in no order. One query."""
    people = Person.objects.filter(pk=person_id).annotate(**referrals_nested())
    return [bead for person in people for bead in beads_after(person)]


def _referrals(person: Any) -> list[Any]:
    found: list[Any] = rows_of(Referral, [_columns(one) for one in person.referrals_sent])
    for referral, one in zip(found, person.referrals_sent, strict=True):
        referral.told = one["told"]
    return found


def _columns(one: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in one.items() if name != "told"}


def _beads(referral: Any) -> Iterator[Bead]:
    url = reverse("partners:referrals-show", args=[referral.pk])
    about = {"note": referral.recipient, "url": url, "kind": _("orientations")}
    if not any(fact["kind"] == Happened.ALREADY for fact in referral.told):
        yield Bead(referral.sent_on, _("Orientée vers un partenaire"), **about)
    for fact in reversed(referral.told):
        kind = Happened(fact["kind"])
        state = State.DROPPED if kind in DROPPED else State.DONE
        yield Bead(_day(fact), str(ANSWERED[kind]), state=state, **about)
    if not referral.told:
        state = State.STUCK if referral.days_left < 0 else State.PLANNED
        yield Bead(max(referral.answer_by, clock.today()), _("Réponse attendue"), state=state, **about)


def _day(fact: dict[str, Any]) -> date:
    """A start or an end is on its day; an answer on the day it was given."""
    if fact["on"] and fact["kind"] in (Happened.STARTED, Happened.STOPPED, Happened.ENDED):
        return date.fromisoformat(fact["on"])
    return timezone.localdate(datetime.fromisoformat(fact["at"]))
