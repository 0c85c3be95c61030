"""The screen `deposits-new` is told in test_safes.py, with the safe it fills: here, what hangs from its candidacy."""

from filrouge.enrolment.models import Deposit
from filrouge.privacy.context import acting
from tests.cast import Cast

from .test_safes import laid


def test_that_a_copy_was_laid_is_read_by_the_team_and_not_by_those_who_share_the_path(cast: Cast) -> None:
    laid(cast)
    with acting(cast.bruno):
        assert Deposit.objects.get().kind == "permit"
    for user in (cast.dalia, cast.farid, cast.chloe):
        with acting(user):
            assert not Deposit.objects.exists()
