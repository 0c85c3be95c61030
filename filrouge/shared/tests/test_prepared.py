"""PostgreSQL keeps the statement of a written query; a pooler is recognised, and asked for nothing of the kind."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection

from filrouge.accounts.models import Membership
from filrouge.shared import prepared
from filrouge.shared.written import Given, written
from tests.cast import Cast

OURS = "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%accounts_membership%since%'"


@pytest.mark.django_db
def test_a_written_query_is_kept_once_with_what_stays_in_its_text(cast: Cast) -> None:
    asked = written(lambda: Membership.objects.filter(user=Given("user"), role="referent").order_by("since"))

    found = [asked(user=user.pk) for user in (cast.amina, cast.bruno, cast.amina)]

    assert [[one.user for one in rows] for rows in found] == [[cast.amina], [cast.bruno], [cast.amina]]
    with connection.cursor() as cursor:
        cursor.execute(OURS + " AND statement LIKE '%''referent''%' AND statement LIKE '%$1%'")
        assert cursor.fetchone() == (1,)


@pytest.mark.django_db
def test_a_per_cent_that_stays_is_said_as_it_is(cast: Cast) -> None:
    asked = written(lambda: Membership.objects.filter(user=Given("user"), user__given_name__contains="100 %"))
    cast.amina.given_name = "À 100 % là"
    cast.amina.save()

    assert [one.user for one in asked(user=cast.amina.pk)] == [cast.amina]
    assert asked(user=cast.bruno.pk) == []


class Server:
    """A connection made to the server's process 7."""

    def __init__(self, answering: int) -> None:
        self.answering, self.prepare_threshold = answering, None
        self.info = SimpleNamespace(backend_pid=7)

    def execute(self, _question: str) -> Any:
        return SimpleNamespace(fetchone=lambda: (self.answering,))


@pytest.mark.parametrize(("answering", "kept"), [(7, True), (8, False)])
def test_nothing_is_kept_behind_a_pooler(answering: int, kept: bool) -> None:
    raw: Any = Server(answering)

    prepared._meet(raw)

    assert (raw.prepare_threshold is not None) is kept
