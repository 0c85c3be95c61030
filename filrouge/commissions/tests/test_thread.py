"""The red thread tells that a commission will look at her situation, that it did, and leads to what is decided."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from filrouge.commissions.actions.cases import take_off
from filrouge.commissions.actions.decisions import drop_decision
from filrouge.commissions.actions.meetings import cancel_meeting
from filrouge.commissions.models import Case, Meeting
from filrouge.commissions.thread import beads_of
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.ui.thread import State
from tests.cast import Cast

from .laying import Laid, agreed, begun, case_laid, case_read, decided, meeting_laid, opened, read
from .litany import SignIn, asked_by

pytestmark = pytest.mark.django_db


def told(cast: Cast, who: str = "amina") -> list[tuple[str, str, State]]:
    with acting(getattr(cast, who)):
        return [(one.label, one.note, one.state) for one in beads_of(cast.nour.pk)]


def looked_at(cast: Cast, known: Laid, meeting: Meeting, case: Case) -> None:
    opened(cast, meeting, known.amina, known.goran)
    begun(cast, case)


def test_to_come_then_looked_at_then_decided_in_one_query(
    cast: Cast, known: Laid, meeting: Meeting, case: Case
) -> None:
    assert told(cast) == [("Une commission en parlera", "Commission de suivi", State.PLANNED)]
    looked_at(cast, known, meeting, case)
    assert told(cast) == [("Une commission en parle", "Commission de suivi", State.DONE)]
    dropped = decided(cast, case, known.goran)
    decided(cast, case, known.amina, words="Refaire le point")
    assert told(cast) == [("Une commission en parle", "2 décisions", State.DONE)]
    dropped.case = case_read(case)
    with acting(cast.dalia):
        drop_decision(by=cast.dalia, decision=dropped, because="Plus de place")
    assert told(cast) == [("Une commission en parle", "1 décision", State.DONE)]
    with acting(cast.amina), CaptureQueriesContext(connection) as queries:
        (bead,) = beads_of(cast.nour.pk)
    assert len(asked_by(queries)) == 1
    assert bead.url == reverse("commissions:cases-show", args=[case.pk])


def test_only_to_those_who_read_the_agenda(cast: Cast, known: Laid, meeting: Meeting, case: Case) -> None:
    """Not to a member, even one in front of whom she agreed: what they read is on the page of their place."""
    agreed(cast, case, known.of(known.farid, known.goran))
    looked_at(cast, known, meeting, case)
    for who in ("amina", "bruno", "dalia"):
        assert told(cast, who), who
    for who in ("farid", "manon", "olga", "petra", "chloe"):
        assert not told(cast, who), who


def test_not_what_she_refused_nor_what_did_not_take_place(
    cast: Cast, known: Laid, meeting: Meeting, case: Case
) -> None:
    later = meeting_laid(cast, known.commission, days=40)
    case_laid(cast, later)
    assert len(told(cast)) == 2
    with acting(cast.amina):
        take_off(by=cast.amina, case=case_read(case), because="refused")
    assert len(told(cast)) == 1
    with acting(cast.dalia):
        cancel_meeting(by=cast.dalia, meeting=read(later))
    assert told(cast) == []


def test_nor_a_meeting_that_went_by_without_her(cast: Cast, meeting: Meeting, case: Case) -> None:
    with as_batch("time passes"):
        Meeting.objects.filter(pk=meeting.pk).update(at=clock.now() - timedelta(days=1))
    assert told(cast) == []


def test_the_record_leads_there(
    cast: Cast, signed_in: SignIn, known: Laid, meeting: Meeting, case: Case
) -> None:
    looked_at(cast, known, meeting, case)
    url = reverse("commissions:cases-show", args=[case.pk])
    page = signed_in(cast.amina).get(reverse("desk:record-show", args=[cast.nour.pk])).content.decode()
    assert "Une commission en parle" in page
    assert url in page
    assert signed_in(cast.amina).get(url).status_code == 200
