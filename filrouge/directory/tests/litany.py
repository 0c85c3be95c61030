"""What every screen of the directory answers to each member of the cast."""

from collections.abc import Callable, Sequence

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from filrouge.accounts.models import Membership, Role, User
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

SignIn = Callable[[User], Client]
BUDGET = 15


def assert_litany(
    cast: Cast,
    signed_in: SignIn,
    name: str,
    *args: object,
    who: str = "amina",
    hidden: Sequence[str] = (),
    refused: Sequence[str] = (),
    query: str = "",
) -> str:
    """The right person sees the screen within the budget; a volunteer never does; those it is hidden from get 404,
    those who may only look 403, reading and writing alike. Returns the page."""
    url = reverse(f"directory:{name}", args=args) + query
    client = signed_in(getattr(cast, who))
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(url)
    assert answer.status_code == 200, answer.content.decode()[:500]
    assert len(asked_by(queries)) <= BUDGET, "\n".join(asked_by(queries))
    helper = volunteer(cast)
    assert signed_in(helper).get(url).status_code == 403
    for users, status in ((hidden, 404), (refused, 403)):
        for user in users:
            client = signed_in(getattr(cast, user))
            assert client.get(url).status_code == status, user
            assert client.post(url, {}).status_code == status, user
    return answer.content.decode()


def volunteer(cast: Cast) -> User:
    with as_batch("fixture"):
        user, new = User.objects.get_or_create(
            email="vera@example.org", defaults={"given_name": "Vera", "family_name": "Pons"}
        )
        if new:
            Membership.objects.create(
                user=user, organisation=cast.mission_locale, role=Role.VOLUNTEER, since=clock.today()
            )
    return user


def asked_by(queries: CaptureQueriesContext) -> list[str]:
    """What the screen asks, without what only the nested transactions of tests add around it."""
    around = ("SAVEPOINT", "coalesce(current_setting(", "'job:fixture'")
    return [one["sql"] for one in queries if not any(words in one["sql"] for words in around)]
