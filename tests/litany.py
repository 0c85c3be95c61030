"""What every screen answers to each member of the cast."""

from collections.abc import Callable, Sequence

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from filrouge.accounts.models import User
from tests.cast import Cast

SignIn = Callable[[User], Client]
BUDGET = 12


def assert_litany(
    cast: Cast,
    signed_in: SignIn,
    name: str,
    *args: object,
    who: str = "amina",
    hidden: Sequence[str] = ("chloe", "farid"),
    refused: Sequence[str] = ("dalia",),
    query: str = "",
    budget: int = BUDGET,
) -> str:
    """The right person sees the screen within the budget; the others get 404 or 403, reading and writing alike.
    Returns the page."""
    url = reverse(name, args=args) + query
    client = signed_in(getattr(cast, who))
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(url)
    assert answer.status_code == 200, answer.content.decode()[:500]
    assert len(asked_by(queries)) <= budget, "\n".join(asked_by(queries))
    for users, status in ((hidden, 404), (refused, 403)):
        for user in users:
            client = signed_in(getattr(cast, user))
            assert client.get(url).status_code == status, user
            assert client.post(url, {}).status_code == status, user
    return answer.content.decode()


def asked_by(queries: CaptureQueriesContext) -> list[str]:
    """What the screen asks, without what only the nested transactions of tests add around it."""
    around = ("SAVEPOINT", "coalesce(current_setting(", "'fr.actor', 'job:")
    return [one["sql"] for one in queries if not any(words in one["sql"] for words in around)]
