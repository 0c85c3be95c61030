import pytest

from filrouge.skills.models import BadgeClass
from tests.cast import Cast

from .laying import class_laid


@pytest.fixture
def badge_class(cast: Cast) -> BadgeClass:
    return class_laid(cast)
