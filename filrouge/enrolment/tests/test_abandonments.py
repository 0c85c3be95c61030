"""Giving up: the action, then its screen."""

import pytest
from django.core.exceptions import ValidationError

from filrouge.enrolment.actions.abandonments import abandon_candidacy
from filrouge.enrolment.actions.meetings import follow_up
from filrouge.enrolment.models import Abandonment, Candidacy
from filrouge.privacy.context import acting
from tests.cast import Cast

from .laying import TODAY, asked, days_ago, met


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
