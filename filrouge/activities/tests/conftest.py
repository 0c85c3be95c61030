import pytest

from filrouge.activities.models import Activity, Participation, Session
from tests.cast import Cast

from .laying import activity_laid, coming, session_laid


@pytest.fixture
def activity(cast: Cast) -> Activity:
    return activity_laid(cast)


@pytest.fixture
def session(cast: Cast, activity: Activity) -> Session:
    return session_laid(cast, activity)


@pytest.fixture
def nour_comes(cast: Cast, activity: Activity) -> Participation:
    (one,) = coming(cast, activity)
    return one
