from collections.abc import Callable

import pytest
from django.test import Client

from filrouge.accounts.models import User
from tests.cast import Cast

SignIn = Callable[[User], Client]


@pytest.fixture
def amina(cast: Cast, signed_in: SignIn) -> Client:
    """The referent of Nour and Tesfay, signed in."""
    return signed_in(cast.amina)


@pytest.fixture
def stranger(cast: Cast, signed_in: SignIn) -> Client:
    return signed_in(cast.chloe)


@pytest.fixture
def coordination(cast: Cast, signed_in: SignIn) -> Client:
    """Dalia: reads what is shared, holds no file."""
    return signed_in(cast.dalia)
