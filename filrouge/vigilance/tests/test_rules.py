from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from filrouge.accounts.models import User
from filrouge.vigilance.registry import RULES
from tests.cast import Cast


def test_every_rule_is_explained(cast: Cast, signed_in: Callable[[User], Client]) -> None:
    page = signed_in(cast.amina).get(reverse("vigilance:rules-index")).content.decode()
    assert len(RULES) >= 8
    for rule in RULES.values():
        assert str(rule.title) in page
