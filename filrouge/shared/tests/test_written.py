"""A written query gives what the same one built anew would, whoever asks and whenever."""

from datetime import timedelta

import pytest
from django.db.models import QuerySet

from filrouge.accounts.models import Membership
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.written import Given, written, written_update
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def _of() -> QuerySet[Membership]:
    theirs = Membership.objects.filter(user=Given("users", among=True), since__lte=Given(clock.today))
    return theirs.select_related("user", "organisation").order_by("pk")


def test_it_gives_the_rows_of_what_is_said_each_time(cast: Cast) -> None:
    asked = written(_of)

    for users in ([cast.amina.pk], [cast.bruno.pk, cast.chloe.pk], []):
        found = asked(users=users)
        assert found == list(Membership.objects.filter(user__in=users).order_by("pk"))
        assert [one.user_id for one in found] == [one.user.pk for one in found]


def test_its_sql_is_written_once(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = written(_of)
    asked(users=[cast.amina.pk])

    monkeypatch.setattr(Membership.objects, "filter", None)  # nothing is built any more

    assert asked(users=[cast.bruno.pk])[0].user == cast.bruno


def test_what_a_function_says_is_asked_each_time(cast: Cast) -> None:
    days = [clock.today(), clock.today() - timedelta(days=36500)]
    until = Given(lambda: days[0])
    asked = written(lambda: Membership.objects.filter(user=Given("user"), since__lte=until))
    assert asked(user=cast.amina.pk)

    days.reverse()

    assert not asked(user=cast.amina.pk)


def test_it_gives_values_as_well(cast: Cast) -> None:
    asked = written(lambda: _of().values_list("role", "user__given_name"))

    assert asked(users=[cast.amina.pk]) == [("referent", cast.amina.given_name)]


def test_a_date_that_would_stay_as_it_is_today_is_refused(cast: Cast) -> None:
    asked = written(lambda: Membership.objects.filter(since__lte=clock.today()))

    with pytest.raises(ValueError, match="would stay"):
        asked()


def test_a_value_that_is_missing_is_refused(cast: Cast) -> None:
    with pytest.raises(KeyError, match="users"):
        written(_of)(people=[])


def test_a_function_is_understood_in_any_query(cast: Cast) -> None:
    lately = Membership.objects.filter(user=cast.amina, since__gt=Given(clock.today))

    assert not lately.exists()
    assert not lately.count()


def test_an_update_changes_what_is_said_and_says_how_many(cast: Cast) -> None:
    until = clock.today() + timedelta(days=3)

    @written_update
    def end() -> tuple[QuerySet[Membership], dict[str, object]]:
        return Membership.objects.filter(user=Given("users", among=True)), {"until": Given("until")}

    with as_batch("fixture"):
        assert end(users=[cast.amina.pk], until=until) == 1
        assert end(users=[cast.bruno.pk, cast.chloe.pk], until=until) == 2
        assert not end(users=[], until=until)

    ended = Membership.objects.filter(until=until).values_list("user", flat=True)
    assert set(ended) == {cast.amina.pk, cast.bruno.pk, cast.chloe.pk}
