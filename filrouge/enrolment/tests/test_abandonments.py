"""Giving up: the action, then its screen."""

import pytest
from django.core.exceptions import ValidationError

from filrouge.enrolment.actions.abandonments import abandon_candidacy
from filrouge.enrolment.actions.meetings import follow_up
from filrouge.enrolment.models import Abandonment, Candidacy
from filrouge.privacy.context import acting
from tests.cast import Cast

from .laying import TODAY, asked, days_ago, met
from .litany import SignIn, address, assert_litany, reread


def give_up(cast: Cast, candidacy: Candidacy, reason: str = "lost") -> Abandonment:
    with acting(cast.amina):
        given_up = abandon_candidacy(by=cast.amina, candidacy=candidacy, on=TODAY, reason=reason)
        candidacy.refresh_from_db()
    return given_up


class TestGivingUp:
    def test_nobody_is_lost_before_someone_tried(self, cast: Cast) -> None:
        candidacy = asked(cast)
        met(cast, candidacy)
        with pytest.raises(ValidationError, match="Aucune relance"):
            give_up(cast, candidacy)
        with acting(cast.amina):
            follow_up(
                by=cast.amina, candidacy=candidacy, on=days_ago(1), channel="phone", outcome="no_answer"
            )
        assert give_up(cast, candidacy).followed_up_by == cast.amina
        assert candidacy.stage == Candidacy.Stage.ABANDONED

    def test_saying_no_needs_no_reminder(self, cast: Cast) -> None:
        candidacy = asked(cast)
        met(cast, candidacy)
        assert give_up(cast, candidacy, "says_no").followed_up_by is None


class TestScreen:
    def test_it_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        assert_litany(cast, signed_in, address("abandonments-new", asked(cast).pk))

    def test_nobody_is_called_lost_without_a_try(self, cast: Cast, signed_in: SignIn) -> None:
        candidacy, client = asked(cast), signed_in(cast.amina)
        said = {"on": TODAY.isoformat(), "reason": "lost", "words": "parti chez un cousin"}
        page = client.post(address("abandonments-new", candidacy.pk), said).content.decode()
        assert "Aucune relance n’est notée" in page
        assert "parti chez un cousin" in page
        tried = {"on": TODAY.isoformat(), "channel": "phone", "outcome": "no_answer"}
        client.post(address("follow_ups-new", candidacy.pk), tried)
        client.post(address("abandonments-new", candidacy.pk), said)
        assert reread(candidacy).stage == Candidacy.Stage.ABANDONED
