"""Asking to come in: the action, then its screens."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from filrouge.enrolment.actions.candidacies import open_candidacy
from filrouge.enrolment.models import Candidacy
from filrouge.privacy.context import acting
from filrouge.shared import clock
from tests.cast import Cast

TODAY = clock.today()


def ask(cast: Cast, who: str = "amina") -> Candidacy:
    return open_candidacy(
        by=getattr(cast, who),
        person=cast.nour,
        project=cast.project,
        organisation=cast.mission_locale,
        on=TODAY,
    )


class TestOpening:
    def test_the_team_in_charge_opens_one_at_a_time(self, cast: Cast) -> None:
        with acting(cast.amina):
            candidacy = ask(cast)
            assert Candidacy.objects.visible_to(cast.amina).open().get() == candidacy
            with pytest.raises(IntegrityError), transaction.atomic():
                ask(cast)

    @pytest.mark.parametrize("who", ["chloe", "farid", "dalia", "manon"])
    def test_others_open_none(self, cast: Cast, who: str) -> None:
        with pytest.raises(PermissionDenied), acting(getattr(cast, who)):
            ask(cast, who)
