import pytest
from django.core.cache import cache

from filrouge.skills.models import BadgeClass
from tests.cast import Cast

from .laying import class_laid


@pytest.fixture(autouse=True)
def fresh_cache() -> None:
    cache.clear()


@pytest.fixture
def badge_class(cast: Cast) -> BadgeClass:
    return class_laid(cast)
