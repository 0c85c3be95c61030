"""What is done together at an agreed rhythm: set, done, stopped."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from filrouge.partners.actions.partnerships import close_partnership
from filrouge.partners.models import Routine
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

from .litany import SignIn, assert_litany
from .partnering import partnership_laid, routine_laid

pytestmark = pytest.mark.django_db

KEPT = {"hidden": ("chloe", "olga"), "refused": ("bruno", "farid")}


def typed(cast: Cast, **changes: Any) -> dict[str, Any]:
    return {"what": "Point mensuel", "keeper": cast.amina.pk, "every_days": "30", **changes}


def now(routine: Routine) -> Routine:
    with as_batch("look"):
        return Routine.objects.get(pk=routine.pk)


class TestNew:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        made = partnership_laid(cast)
        for who in ("dalia", "manon"):
            page = assert_litany(cast, signed_in, "routines-new", made.pk, who=who, **KEPT)
            offered = [one for one in ("Amina", "Bruno", "Dalia", "Farid", "Manon") if f"{one} " in page]
            assert {"Amina", "Bruno", "Dalia"} <= set(offered)
            assert "Farid" not in offered

    def test_its_first_time_is_a_rhythm_from_today(self, cast: Cast, signed_in: SignIn) -> None:
        made = partnership_laid(cast)
        values = typed(cast, with_whom="Lina Cros")
        signed_in(cast.dalia).post(reverse("partners:routines-new", args=[made.pk]), values)
        with acting(cast.amina):
            routine = Routine.objects.get()
        assert routine.due_on == clock.today() + timedelta(days=30)
        assert not routine.is_due

    @pytest.mark.parametrize("wrong", [{"what": ""}, {"every_days": "3"}, {"keeper": "0"}])
    def test_a_mistake_is_explained(self, cast: Cast, signed_in: SignIn, wrong: dict[str, Any]) -> None:
        url = reverse("partners:routines-new", args=[partnership_laid(cast).pk])
        page = signed_in(cast.dalia).post(url, typed(cast, with_whom="Lina Cros", **wrong)).content.decode()
        assert "form-errors" in page
        assert "Lina Cros" in page

    def test_who_works_elsewhere_does_not_see_to_it(self, cast: Cast, signed_in: SignIn) -> None:
        url = reverse("partners:routines-new", args=[partnership_laid(cast).pk])
        page = signed_in(cast.dalia).post(url, typed(cast, keeper=cast.farid.pk)).content.decode()
        assert "form-errors" in page


class TestEdit:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        routine = routine_laid(cast, partnership_laid(cast))
        assert_litany(cast, signed_in, "routines-edit", routine.pk, who="dalia", **KEPT)

    def test_it_is_changed(self, cast: Cast, signed_in: SignIn) -> None:
        routine = routine_laid(cast, partnership_laid(cast))
        values = typed(cast, what="Point trimestriel", every_days="91", keeper=cast.bruno.pk)
        signed_in(cast.manon).post(reverse("partners:routines-edit", args=[routine.pk]), values)
        assert (now(routine).what, now(routine).every_days) == ("Point trimestriel", 91)
        assert now(routine).keeper_id == cast.bruno.pk


class TestDone:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        routine = routine_laid(cast, partnership_laid(cast))
        for who in ("amina", "dalia", "manon"):
            assert_litany(cast, signed_in, "routines-done", routine.pk, who=who, **KEPT)

    def test_the_next_time_is_counted_from_the_day_it_was_done(self, cast: Cast, signed_in: SignIn) -> None:
        routine = routine_laid(cast, partnership_laid(cast), ago=40)
        assert routine.is_due
        day = clock.today() - timedelta(days=2)
        url = reverse("partners:routines-done", args=[routine.pk])
        signed_in(cast.amina).post(url, {"on": day.isoformat()})
        assert now(routine).due_on == day + timedelta(days=30)

    @pytest.mark.parametrize(("days", "sentence"), [(-41, "entre la fois d’avant"), (1, "pas encore venu")])
    def test_neither_before_it_began_nor_tomorrow(
        self, cast: Cast, signed_in: SignIn, days: int, sentence: str
    ) -> None:
        routine = routine_laid(cast, partnership_laid(cast), ago=40)
        day = (clock.today() + timedelta(days=days)).isoformat()
        url = reverse("partners:routines-done", args=[routine.pk])
        assert sentence in signed_in(cast.amina).post(url, {"on": day}).content.decode()
        assert now(routine).last_on is None

    def test_nothing_is_done_any_more_once_the_partnership_stopped(
        self, cast: Cast, signed_in: SignIn
    ) -> None:
        made = partnership_laid(cast)
        routine = routine_laid(cast, made)
        with acting(cast.dalia):
            close_partnership(by=cast.dalia, partnership=made)
        url = reverse("partners:routines-done", args=[routine.pk])
        assert signed_in(cast.amina).get(url).status_code == 403


class TestEnd:
    def test_it_stops(self, cast: Cast, signed_in: SignIn) -> None:
        routine = routine_laid(cast, partnership_laid(cast))
        url = reverse("partners:routines-end", args=[routine.pk])
        for user, status in ((cast.chloe, 404), (cast.bruno, 403), (cast.amina, 403)):
            assert signed_in(user).post(url).status_code == status
        signed_in(cast.dalia).post(url)
        assert now(routine).ended_on == clock.today()
        assert signed_in(cast.dalia).post(url).status_code == 404
