import pytest

from filrouge.commissions.models import Case, Meeting
from tests.cast import Cast

from .laying import Laid, case_laid, laid, meeting_laid


@pytest.fixture
def known(cast: Cast) -> Laid:
    return laid(cast)


@pytest.fixture
def meeting(cast: Cast, known: Laid) -> Meeting:
    return meeting_laid(cast, known.commission)


@pytest.fixture
def case(cast: Cast, meeting: Meeting) -> Case:
    return case_laid(cast, meeting)
