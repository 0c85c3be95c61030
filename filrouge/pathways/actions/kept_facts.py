"""The facts of other rows kept on the pathway because lists need them: one definition, one statement."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Greatest

from filrouge.pathways.models import (
    Appointment,
    Barrier,
    Closure,
    Contact,
    LevelObservation,
    Pathway,
    Referent,
    Step,
)
from filrouge.shared import clock
from filrouge.shared.gathering import gathered
from filrouge.shared.kept_facts import differing
from filrouge.shared.rights import must_hit
from filrouge.shared.written import Given, written_update

OF_THE_PATHWAY = {"pathway": OuterRef("pk")}


def refresh_kept_facts(pathway_ids: Collection[UUID]) -> None:
    """Recompute the kept facts of these pathways, whatever their number, in one UPDATE; once for all within a
    `gathering`. Raises Missed."""
    gathered(_refresh, pathway_ids)


def _refresh(pathway_ids: Collection[UUID]) -> None:
    if len(pathway_ids) > 1:
        # Always in the same order: two telephones of a team never wait for each other.
        pathways = Pathway.objects.filter(pk__in=pathway_ids).order_by("pk")
        list(pathways.select_for_update(no_key=True).values_list("pk"))
    must_hit(_keep(pathways=pathway_ids), len(set(pathway_ids)))


@written_update
def _keep() -> tuple[QuerySet[Pathway], dict[str, Any]]:
    return Pathway.objects.filter(pk=Given("pathways", among=True)), truth()


def truth() -> dict[str, Subquery | Coalesce | Greatest]:
    """Column kept → the expression that recomputes it."""
    return {
        "lead": _first(Referent.objects.current().leads(), "user"),
        "closed_on": _first(Closure.objects.filter(reopened_at=None), "on"),
        "last_contact_at": _latest(Contact.objects.all()),
        "last_exchange_at": _latest(Contact.objects.filter(outcome=Contact.Outcome.TALKED)),
        "next_appointment_at": _first(Appointment.objects.coming().order_by("starts_at"), "starts_at"),
        "missed_in_a_row": _missed_in_a_row(),
        "next_step_on": _first(_steps_ahead(), "planned_on"),
        "next_step_title": Coalesce(_first(_steps_ahead(), "title"), Value("")),
        # GREATEST leaves out what is NULL.
        "diagnosed_on": Greatest(
            _first(LevelObservation.objects.order_by("-observed_on"), "observed_on"),
            _first(Barrier.objects.order_by(F("observed_on").desc(nulls_last=True)), "observed_on"),
        ),
        "blocking_barriers": Coalesce(_count(Barrier.objects.open().blocking()), Value(0)),
        "uncovered_barriers": Coalesce(_count(Barrier.objects.open().blocking().unhandled()), Value(0)),
    }


def wrong_kept_facts() -> Iterator[tuple[UUID, list[str]]]:
    """Pathways whose kept facts differ from the truth, and which ones. Run as batch: it reads everyone.

    A kept appointment that has just passed is no fault: `refresh_passed_appointments` follows within the
    quarter of an hour.
    """
    return differing(Pathway.objects.all(), truth(), _differs)


def refresh_passed_appointments() -> int:
    """Move on from kept appointments whose hour has passed. Run as batch. Returns how many."""
    passed = Pathway.objects.filter(next_appointment_at__lt=clock.now())
    return passed.update(next_appointment_at=truth()["next_appointment_at"])


def _differs(name: str, kept: object, true: object) -> bool:
    passed = name == "next_appointment_at" and isinstance(kept, datetime) and kept < clock.now()
    return kept != true and not passed


def _first(rows: QuerySet[Any], column: str) -> Subquery:
    return Subquery(rows.filter(**OF_THE_PATHWAY).values(column)[:1])


def _count(rows: QuerySet[Any]) -> Subquery:
    counted = rows.filter(**OF_THE_PATHWAY).order_by().values("pathway").annotate(count=Count("pk"))
    return Subquery(counted.values("count"))


def _latest(contacts: QuerySet[Contact]) -> Subquery:
    return _first(contacts.order_by("-at"), "at")


def _missed_in_a_row() -> Coalesce:
    """Meetings missed without a word since the last one held or excused. Those called off count for nothing."""
    outcomes = Appointment.Outcome
    settled = Appointment.objects.filter(pathway=OuterRef("pathway"))
    kept = settled.filter(outcome__in=(outcomes.CAME, outcomes.EXCUSED)).order_by("-starts_at")
    missed = Appointment.objects.filter(**OF_THE_PATHWAY, outcome=outcomes.MISSED).annotate(
        last_kept=Subquery(kept.values("starts_at")[:1])
    )
    row = missed.filter(Q(last_kept=None) | Q(starts_at__gt=F("last_kept"))).order_by().values("pathway")
    return Coalesce(Subquery(row.annotate(count=Count("pk")).values("count")), Value(0))


def _steps_ahead() -> QuerySet[Step]:
    return Step.objects.ahead().order_by(F("planned_on").asc(nulls_last=True), "pk")
