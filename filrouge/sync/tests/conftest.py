from collections.abc import Callable

import pytest

from tests.cast import Cast

from .phone import Phone, registered


@pytest.fixture
def phone(cast: Cast, signed_in: Callable) -> Phone:
    """Amina's."""
    return registered(signed_in(cast.amina))
