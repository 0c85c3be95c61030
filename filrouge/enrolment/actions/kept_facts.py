"""The facts of other rows kept on the candidacy because the list is filtered by them: one definition."""

from collections.abc import Collection, Iterator
from typing import Any
from uuid import UUID

from django.db.models import Case, CharField, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from filrouge.enrolment.models import (
    Abandonment,
    Candidacy,
    Commitment,
    Entry,
    FirstMeeting,
    GuardianSignature,
    Refusal,
    Waiting,
)
from filrouge.privacy.models import Erasure
from filrouge.shared.kept_facts import differing
from filrouge.shared.rights import must_hit

OF_THE_CANDIDACY = {"candidacy": OuterRef("pk")}
Stage = Candidacy.Stage


def refresh_kept_facts(candidacy_ids: Collection[UUID]) -> None:
    """Recompute the kept facts of these candidacies in one UPDATE. Raises Missed."""
    must_hit(Candidacy.objects.filter(pk__in=candidacy_ids).update(**truth()), len(set(candidacy_ids)))


def truth() -> dict[str, Combinable]:
    """Column kept → the expression that recomputes it. What ends a candidacy comes before what moves it on."""
    ends = [
        _one(Entry.objects.all(), "on"),
        _one(Refusal.objects.all(), "on"),
        _one(Abandonment.objects.all(), "on"),
    ]
    return {
        "stage": Case(
            When(_some(Entry.objects.all()), then=Value(Stage.ENTERED)),
            When(_some(Refusal.objects.all()), then=Value(Stage.REFUSED)),
            When(_some(Abandonment.objects.all()), then=Value(Stage.ABANDONED)),
            When(_some(_waitings()), then=Value(Stage.WAITING)),
            When(_some(Commitment.objects.filter(_complete())), then=Value(Stage.SIGNED)),
            When(_some(Commitment.objects.all()), then=Value(Stage.GUARDIAN)),
            When(_some(FirstMeeting.objects.all()), then=Value(Stage.MET)),
            default=Value(Stage.TO_MEET),
            output_field=CharField(),
        ),
        "met_on": _one(FirstMeeting.objects.all(), "on"),
        "reflect_until": _one(FirstMeeting.objects.all(), "reflect_until"),
        "waiting_since": _one(_waitings(), "since"),
        "closed_on": Coalesce(*ends),
    }


def wrong_kept_facts() -> Iterator[tuple[UUID, list[str]]]:
    """Candidacies whose kept facts differ from the truth, and which ones. Run as batch: it reads everyone but
    the erased, whose facts are gone and whose candidacy keeps what is counted."""
    erased = Erasure.objects.exclude(done_at=None).values("person_id")
    return differing(Candidacy.objects.exclude(person__in=erased), truth())


def _complete() -> Q:
    """Under 18, the signature of a guardian completes the commitment."""
    return Q(minor=False) | Q(Exists(GuardianSignature.objects.filter(commitment=OuterRef("pk"))))


def _waitings() -> QuerySet[Waiting]:
    return Waiting.objects.filter(ended_on=None)


def _some(rows: QuerySet[Any]) -> Exists:
    return Exists(rows.filter(**OF_THE_CANDIDACY))


def _one(rows: QuerySet[Any], column: str) -> Subquery:
    return Subquery(rows.filter(**OF_THE_CANDIDACY).values(column)[:1])
