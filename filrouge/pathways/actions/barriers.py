"""Noting what stands in the way, looking at it again, lifting it, and seeing it come back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.pathways import policies
from filrouge.pathways.events import (
    BarrierHandled,
    BarrierLifted,
    BarrierNoted,
    BarrierObserved,
    BarrierReopened,
)
from filrouge.pathways.models import (
    Barrier,
    BarrierObservation,
    BarrierPeriod,
    Contact,
    Interview,
    Pathway,
)
from filrouge.reference.barriers import BY_CODE
from filrouge.shared import clock
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require

from .barrier_facts import refresh_barriers
from .kept_facts import refresh_kept_facts
from .traces import about, of_pathway, refusal


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What was seen of a barrier, one day. `severity` None: as before; `blocking` None: as before."""

    severity: int | None
    blocking: bool | None = None
    on: date
    contact: Contact | None = None
    interview: Interview | None = None


@dataclass(frozen=True, kw_only=True)
class Handling:
    """Who takes care of it: a colleague, a partner in words, both or nobody yet."""

    handler: User | None = None
    handled_with: str = ""


NOBODY_YET = Handling()


def note_barrier(
    *,
    by: User,
    pathway: Pathway,
    sub_theme: str,
    seen: Seen,
    since: date | None = None,
    handling: Handling = NOBODY_YET,
) -> Barrier:
    """An ordinary one. Already lifted, it is opened again; still open, it is seen again."""
    require(policies.can_plan(by, pathway), refusal())
    require(
        sub_theme in BY_CODE and not BY_CODE[sub_theme].secret,
        _("Ce frein se note à part : seules les personnes habilitées le lisent."),
    )
    known = Barrier.objects.filter(pathway=pathway, sub_theme=sub_theme).first()
    if known and known.lifted_on:
        reopen_barrier(by=by, barrier=known, seen=seen)
    elif known:
        observe_barrier(by=by, barrier=known, seen=seen)
    barrier = known or _begin(by, pathway, sub_theme, since or seen.on, handling)
    if not known:
        _observe(by, barrier, seen)
        _refresh(barrier)
        publish(BarrierNoted(barrier_id=barrier.pk, **about(by, pathway)))
    return barrier


def observe_barrier(*, by: User, barrier: Barrier, seen: Seen) -> None:
    require(policies.can_change_barrier(by, barrier), refusal())
    _observe(by, barrier, seen)
    _refresh(barrier)
    publish(BarrierObserved(barrier_id=barrier.pk, **about(by, barrier.pathway)))


def observe_at_contact(
    *, by: User, contact: Contact, seen: Mapping[UUID, int], lifted: frozenset[UUID] = frozenset()
) -> None:
    """What a contact said of the open barriers of the path: some weighed again, some lifted."""
    if not (seen or lifted):
        return
    on = timezone.localdate(contact.at)
    found = Barrier.objects.ordinary().open().filter(pathway=contact.pathway_id, pk__in=[*seen, *lifted])
    for barrier in found.select_related("pathway"):
        if barrier.pk in lifted:
            lift_barrier(by=by, barrier=barrier, on=max(on, barrier.since or on))
        else:
            observe_barrier(
                by=by, barrier=barrier, seen=Seen(severity=seen[barrier.pk], on=on, contact=contact)
            )


def hand_barrier(*, by: User, barrier: Barrier, handling: Handling) -> None:
    """A sensitive one is entrusted to a colleague, never described here."""
    require(policies.can_change_barrier(by, barrier), refusal())
    if barrier.is_sensitive:
        handling = replace(handling, handled_with="")
    changed = Barrier.objects.filter(pk=barrier.pk).update(
        handler=handling.handler, handled_with=handling.handled_with
    )
    must_hit(changed)
    refresh_kept_facts([barrier.pathway_id])
    publish(BarrierHandled(barrier_id=barrier.pk, **about(by, barrier.pathway)))


def lift_barrier(*, by: User, barrier: Barrier, on: date, how: str = "") -> None:
    """Out of the way since that day. How is not kept here of a sensitive one."""
    require(policies.can_change_barrier(by, barrier), refusal())
    period = BarrierPeriod.objects.filter(barrier=barrier, lifted_on=None)
    must_hit(period.update(lifted_on=on, lifted_by=by, how="" if barrier.is_sensitive else how))
    _refresh(barrier)
    publish(BarrierLifted(barrier_id=barrier.pk, **about(by, barrier.pathway)))


def reopen_barrier(*, by: User, barrier: Barrier, seen: Seen) -> None:
    """It is back: a new period of the same barrier. `seen.severity` None only for a sensitive one."""
    require(policies.can_change_barrier(by, barrier), refusal())
    BarrierPeriod.objects.create(barrier=barrier, since=seen.on, **_bound(by, barrier))
    if not barrier.is_sensitive:
        _observe(by, barrier, seen)
    _refresh(barrier)
    publish(BarrierReopened(barrier_id=barrier.pk, **about(by, barrier.pathway)))


def _begin(by: User, pathway: Pathway, sub_theme: str, since: date, handling: Handling) -> Barrier:
    barrier = Barrier.objects.create(
        sub_theme=sub_theme,
        handler=handling.handler,
        handled_with=handling.handled_with,
        **of_pathway(pathway, by),
    )
    BarrierPeriod.objects.create(barrier=barrier, since=since, **_bound(by, barrier))
    return barrier


def begin_sensitive(*, by: User, pathway: Pathway, handler: User) -> Barrier:
    """Only that it is there, and who takes care of it; the caller has checked who may say so."""
    barrier = _begin(by, pathway, "", clock.today(), Handling(handler=handler))
    _refresh(barrier)
    publish(BarrierNoted(barrier_id=barrier.pk, **about(by, pathway)))
    return barrier


def _observe(by: User, barrier: Barrier, seen: Seen) -> None:
    severity = seen.severity or barrier.severity
    assert severity, "an ordinary barrier has been weighed once"
    BarrierObservation.objects.create(
        barrier=barrier,
        severity=severity,
        blocking=barrier.blocking if seen.blocking is None else seen.blocking,
        observed_on=seen.on,
        contact=seen.contact,
        interview=seen.interview,
        **_bound(by, barrier),
    )


def _bound(by: User, barrier: Barrier) -> dict[str, object]:
    return {"person_id": barrier.person_id, "project_id": barrier.project_id, "created_by": by}


def _refresh(barrier: Barrier) -> None:
    refresh_barriers([barrier.pk])
    refresh_kept_facts([barrier.pathway_id])
