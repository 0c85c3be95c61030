"""A prepared subquery says what the same one written anew would, and refuses what would go stale."""

import pytest
from django.db.models import OuterRef, Subquery

from filrouge.accounts.models import Membership, Organisation
from filrouge.shared import clock
from filrouge.shared.nested import nested, prepared
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def _members() -> dict[str, Subquery]:
    return {
        "members": nested(Membership.objects.filter(organisation=OuterRef("pk")).order_by("pk"), "id", "role")
    }


def test_it_brings_what_the_one_written_anew_brings(cast: Cast) -> None:
    asked = prepared(_members)

    anew = Organisation.objects.annotate(**_members()).order_by("pk").values_list("pk", "members")

    for _time in range(2):
        again = Organisation.objects.annotate(**asked()).order_by("pk").values_list("pk", "members")
        assert list(again) == list(anew)
    assert any(members for _pk, members in anew)


def test_its_sql_is_written_once(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = prepared(_members)
    list(Organisation.objects.annotate(**asked()))

    monkeypatch.setattr(Membership.objects, "filter", None)  # nothing is built any more

    assert list(Organisation.objects.annotate(**asked()))


def test_a_date_that_would_stay_as_it_is_today_is_refused(cast: Cast) -> None:
    @prepared
    def stale() -> dict[str, Subquery]:
        begun = Membership.objects.filter(organisation=OuterRef("pk"), since__lte=clock.today())
        return {"members": nested(begun, "id")}

    with pytest.raises(ValueError, match="would stay"):
        list(Organisation.objects.annotate(**stale()))


def test_it_is_not_used_within_another_table(cast: Cast) -> None:
    asked = prepared(_members)
    list(Organisation.objects.annotate(**asked()))

    with pytest.raises(ValueError, match="used within accounts_user"):
        type(cast.amina).objects.annotate(**asked())


def test_it_does_not_go_down_into_another_query(cast: Cast) -> None:
    within = Organisation.objects.annotate(**prepared(_members)()).values("pk")

    with pytest.raises(ValueError, match="outermost"):
        list(Membership.objects.filter(organisation__in=within))
