"""The red thread tells that she was sent on, what they answered, and that she stopped it; so do barriers and steps."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from filrouge.partners.actions.referrals import withdraw_referral
from filrouge.partners.thread import beads_of
from filrouge.privacy.context import acting
from filrouge.shared import clock
from filrouge.shared.ui.thread import State
from tests.cast import Cast

from .laying import aged, answered, barrier_laid, sent, structure_laid
from .litany import asked_by

pytestmark = pytest.mark.django_db


def told(cast: Cast, who: str = "amina") -> list[tuple[str, str, State]]:
    with acting(getattr(cast, who)):
        return [(one.label, one.note, one.state) for one in beads_of(cast.nour.pk)]


def test_sent_then_awaited_then_answered_then_stopped_in_one_query(cast: Cast) -> None:
    referral = sent(cast)
    assert [one[0] for one in told(cast)] == ["Orientée vers un partenaire", "Réponse attendue"]
    answered(cast, referral, "accepted")
    assert [one[0] for one in told(cast)] == ["Orientée vers un partenaire", "Un partenaire dit oui"]
    with acting(cast.amina):
        withdraw_referral(by=cast.amina, referral=referral, how="spoken")
        with CaptureQueriesContext(connection) as queries:
            beads_of(cast.nour.pk)
    assert len(asked_by(queries)) == 1
    assert told(cast)[-1] == ("Elle arrête le partage", "Comptoir du Port", State.DROPPED)


def test_silence_is_stuck(cast: Cast) -> None:
    aged(sent(cast), 9)
    assert told(cast)[-1][2] is State.STUCK


def test_it_says_nothing_to_those_who_may_not_know(cast: Cast) -> None:
    sent(cast, structure=structure_laid("Maison des femmes"))
    assert told(cast)
    assert not told(cast, "bruno")
    assert not told(cast, "dalia")
    assert not told(cast, "chloe")


def test_the_record_says_where_it_stands_and_offers_to_send(cast: Cast, signed_in) -> None:
    referral = sent(cast)
    answered(cast, referral, "accepted", on=clock.today() + timedelta(days=2))
    client = signed_in(cast.amina)
    page = client.get(reverse("desk:record-show", args=[cast.nour.pk])).content.decode()
    for said in ("Comptoir du Port", "Acceptée le", "Orienter vers un partenaire"):
        assert said in page
    assert reverse("partners:recipients-index", args=[cast.nour_pathway.pk]) in page
    assert reverse("partners:shares-index", args=[cast.nour.pk]) in page


def test_beside_the_barrier_it_was_made_for(cast: Cast, signed_in) -> None:
    barrier = barrier_laid(cast)
    referral = sent(cast, barrier=barrier)
    client = signed_in(cast.amina)
    page = client.get(reverse("pathways:barriers-index", args=[cast.nour_pathway.pk])).content.decode()
    assert reverse("partners:referrals-show", args=[referral.pk]) in page
    assert "attend une réponse" in page
    assert f"{reverse('partners:recipients-index', args=[cast.nour_pathway.pk])}?frein={barrier.pk}" in page


def test_her_agreements_page_leads_to_what_was_said(cast: Cast, signed_in) -> None:
    page = signed_in(cast.amina).get(reverse("people:agreements-index", args=[cast.nour.pk]))
    assert reverse("partners:shares-index", args=[cast.nour.pk]) in page.content.decode()
