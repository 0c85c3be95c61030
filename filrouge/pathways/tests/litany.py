"""What every screen of a path answers to each member of the cast."""

from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from filrouge.accounts.models import User
from tests.cast import Cast

SignIn = Callable[[User], Client]
BUDGET = 12


def assert_litany(cast: Cast, signed_in: SignIn, name: str, *args: object, refused: str = "dalia") -> str:
    """The right person sees the screen within the budget; the stranger gets 404, who only reads 403.
    Returns the page."""
    url = reverse(f"pathways:{name}", args=args)
    client = signed_in(cast.amina)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(url)
    assert answer.status_code == 200
    assert len(asked_by(queries)) <= BUDGET, "\n".join(asked_by(queries))
    for stranger in (cast.chloe, cast.farid, cast.manon):
        assert signed_in(stranger).get(url).status_code == 404
        assert signed_in(stranger).post(url, {}).status_code == 404
    if refused:
        assert signed_in(getattr(cast, refused)).get(url).status_code == 403
        assert signed_in(getattr(cast, refused)).post(url, {}).status_code == 403
    return answer.content.decode()


def asked_by(queries: CaptureQueriesContext) -> list[str]:
    """What the screen asks, without what only the nested transactions of tests add around it."""
    around = ("SAVEPOINT", "coalesce(current_setting(", "'job:fixture'")
    return [one["sql"] for one in queries if not any(words in one["sql"] for words in around)]
