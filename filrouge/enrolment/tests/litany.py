"""What every screen of a candidacy answers to each member of the cast."""

from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from filrouge.accounts.models import User
from filrouge.enrolment.models import Candidacy
from filrouge.pathways.tests.litany import asked_by
from filrouge.privacy.roles import as_batch
from tests.cast import Cast

SignIn = Callable[[User], Client]
BUDGET = 16


def address(name: str, *args: object) -> str:
    return reverse(f"enrolment:{name}", args=args)


def page_for(signed_in: SignIn, user: User, url: str, budget: int = BUDGET) -> str:
    """What this user reads there, within the budget."""
    client = signed_in(user)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(url)
    assert answer.status_code == 200
    assert len(asked_by(queries)) <= budget, "\n".join(asked_by(queries))
    return answer.content.decode()


def assert_litany(
    cast: Cast, signed_in: SignIn, url: str, *, refused: str = "dalia", budget: int = BUDGET
) -> str:
    """The right person sees the screen within the budget; strangers get 404, who only reads 403; looking
    changes nothing. Returns the page."""
    before = everything()
    page = page_for(signed_in, cast.amina, url, budget)
    for stranger in (cast.chloe, cast.farid, cast.manon):
        assert signed_in(stranger).get(url).status_code == 404
        assert signed_in(stranger).post(url, {}).status_code == 404
    if refused:
        assert signed_in(getattr(cast, refused)).get(url).status_code == 403
        assert signed_in(getattr(cast, refused)).post(url, {}).status_code == 403
    assert everything() == before
    return page


def everything() -> list[tuple]:
    with as_batch("look"):
        return list(Candidacy.objects.order_by("pk").values_list("pk", "stage", "rule_set", "eligibility"))


def reread(candidacy: Candidacy) -> Candidacy:
    with as_batch("look"):
        return Candidacy.objects.select_related("person", "project", "organisation").get(pk=candidacy.pk)
