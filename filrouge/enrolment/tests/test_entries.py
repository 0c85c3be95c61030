"""Entering: the action, then its screen."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from filrouge.enrolment.actions.entries import Start, enter_pathway
from filrouge.enrolment.events import PersonEntered
from filrouge.enrolment.models import Candidacy, Entry
from filrouge.pathways.actions.objectives import Aim
from filrouge.pathways.models import Objective
from filrouge.privacy.context import acting
from filrouge.shared.events import Event
from tests.cast import Cast

from .laying import TODAY, asked, met, newcomer, ready, signed


def enter(cast: Cast, candidacy: Candidacy) -> Entry:
    aim = Aim(words="Travailler dans une crèche", domain="professional", agreed_on=TODAY)
    with acting(cast.amina):
        start = Start(on=TODAY, referent=cast.bruno, rhythm_days=14, aims=(aim,))
        entry = enter_pathway(by=cast.amina, candidacy=candidacy, start=start)
        candidacy.refresh_from_db()
    return entry


class TestEntering:
    def test_the_path_opens_with_everything_known(self, cast: Cast, heard: list[Event]) -> None:
        candidacy = asked(cast, newcomer(cast), oriented_by="CADA Le Rivage")
        met(cast, candidacy)
        signed(cast, candidacy)
        path = enter(cast, candidacy).pathway
        assert (path.oriented_by, path.rhythm_days, path.lead) == ("CADA Le Rivage", 14, cast.bruno)
        with acting(cast.bruno):
            assert Objective.objects.get(pathway=path).words == "Travailler dans une crèche"
        assert (candidacy.stage, candidacy.closed_on) == (Candidacy.Stage.ENTERED, TODAY)
        told = [event for event in heard if isinstance(event, PersonEntered)]
        assert [event.pathway_id for event in told] == [path.pk]

    def test_nobody_enters_before_signing(self, cast: Cast) -> None:
        candidacy = asked(cast)
        met(cast, candidacy)
        with pytest.raises(PermissionDenied):
            enter(cast, candidacy)

    def test_one_path_at_a_time(self, cast: Cast) -> None:
        candidacy = ready(cast, cast.nour)
        with pytest.raises(ValidationError, match="déjà ouvert"):
            enter(cast, candidacy)
