"""Cohorts: prepared without knowing everything, held by their team, read by the coordination."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from filrouge.accounts.models import User
from filrouge.enrolment.actions.cohorts import CohortPlan, give_place, open_cohort
from filrouge.enrolment.events import CohortChanged, CohortOpened
from filrouge.enrolment.models import Cohort
from filrouge.pathways.tests.litany import BUDGET, asked_by
from filrouge.privacy.context import acting
from filrouge.shared import clock
from filrouge.shared.events import Event
from tests.cast import Cast

from .test_targeting import write

SignIn = Callable[[User], Client]
TYPED = {"name": "Béziers, printemps", "seats": "12"}


@pytest.fixture
def cohort(cast: Cast) -> Cohort:
    return opened(cast)


def opened(cast: Cast, **plan: object) -> Cohort:
    values = {"name": "Béziers, printemps", "seats": 4, **plan}
    with acting(cast.amina):
        return open_cohort(
            by=cast.amina, project=cast.project, organisation=cast.mission_locale, plan=CohortPlan(**values)
        )


def url(verb: str, cohort: Cohort) -> str:
    return reverse(f"enrolment:cohorts-{verb}", args=[cohort.pk])


@pytest.mark.parametrize("verb", ["show", "edit", "calendar"])
def test_its_team_and_the_coordination_open_it_and_others_do_not(
    cast: Cast, signed_in: SignIn, cohort: Cohort, verb: str
) -> None:
    for who in (cast.amina, cast.bruno, cast.dalia):
        assert signed_in(who).get(url(verb, cohort)).status_code == 200
    for who in (cast.chloe, cast.farid, cast.manon):
        assert signed_in(who).get(url(verb, cohort)).status_code == 404
        assert signed_in(who).post(url(verb, cohort), TYPED).status_code == 404


def test_the_list_shows_each_team_its_own(cast: Cast, signed_in: SignIn, cohort: Cohort) -> None:
    address = reverse("enrolment:cohorts-index")
    assert cohort.name in signed_in(cast.amina).get(address).text
    assert cohort.name in signed_in(cast.dalia).get(address).text
    for who in (cast.chloe, cast.farid, cast.manon):
        assert cohort.name not in signed_in(who).get(address).text


def test_pages_follow_one_another_and_an_altered_address_shows_the_first(
    cast: Cast, signed_in: SignIn, cohort: Cohort, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("filrouge.enrolment.views.cohorts.PAGE", 2)
    columns = {"project": cast.project, "organisation": cohort.organisation, "created_by": cast.amina}
    with acting(cast.amina):
        for number in range(4):
            Cohort.objects.create(name=f"Groupe n° {number}", seats=8, **columns)
    client, address, names = signed_in(cast.amina), reverse("enrolment:cohorts-index"), []
    for query in ("", "?apres=2", "?apres=4"):
        context = client.get(address + query).context
        names += [one.name for one in context["cohorts"]]
    assert len(names) == len(set(names)) == 5
    assert context["next_url"] == ""
    for odd in ("x", "-1", "9" * 30, "²"):
        assert len(client.get(address, {"apres": odd}).context["cohorts"]) == 2


def test_it_is_prepared_with_a_name_and_places_alone(
    cast: Cast, signed_in: SignIn, heard: list[Event]
) -> None:
    typed = {**TYPED, "project": cast.project.pk, "organisation": cast.mission_locale.pk}
    answer = signed_in(cast.amina).post(reverse("enrolment:cohorts-new"), typed, follow=True)
    assert "Les dates peuvent venir plus tard" in answer.text
    assert "dates à décider" in answer.text
    assert [type(one) for one in heard] == [CohortOpened]


def test_who_accompanies_nobody_prepares_none(cast: Cast, signed_in: SignIn) -> None:
    address = reverse("enrolment:cohorts-new")
    assert signed_in(cast.manon).get(address).status_code == 403
    typed = {**TYPED, "project": cast.project.pk, "organisation": cast.mission_locale.pk}
    assert "Sélectionnez un choix valide" in signed_in(cast.chloe).post(address, typed).text
    assert not Cohort.objects.exists()


def test_dates_come_little_by_little(
    cast: Cast, signed_in: SignIn, cohort: Cohort, heard: list[Event]
) -> None:
    client = signed_in(cast.amina)
    assert "Écrire les dates" in client.get(url("calendar", cohort)).text
    typed = {**TYPED, "opening_from": "2026-03-02", "opening_until": "2026-03-13", "wish_woman": "50"}
    stay = {"break_from": "2026-03-09", "break_until": "2026-03-13", "break_place": "Gîte du Caroux"}
    client.post(url("edit", cohort), {**typed, **stay})
    page = client.get(url("calendar", cohort)).text
    assert page.count("séjour de rupture") == 5
    assert "Gîte du Caroux" in page
    assert "samedi" not in page
    assert isinstance(heard[-1], CohortChanged)
    client.post(url("edit", cohort), typed)
    cohort.refresh_from_db()
    assert (cohort.opening_from, cohort.break_from) == (date(2026, 3, 2), None)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": ""}, "Donnez-lui un nom"),
        ({"seats": ""}, "Dites combien de places"),
        ({"opening_from": "2026-03-02", "opening_until": "2026-03-01"}, "vient avant le premier"),
        ({"break_until": "2026-03-01"}, "Dites aussi le premier"),
    ],
)
def test_a_mistake_is_explained_and_nothing_typed_is_lost(
    cast: Cast, signed_in: SignIn, cohort: Cohort, wrong: dict, sentence: str
) -> None:
    answer = signed_in(cast.amina).post(
        url("edit", cohort), {**TYPED, "opening_place": "Salle bleue", **wrong}
    )
    assert sentence in answer.text
    assert "Salle bleue" in answer.text


def test_counters_say_where_to_go_and_meet_people(cast: Cast, signed_in: SignIn) -> None:
    cohort = opened(cast, seats=4, wishes={"woman": 50, "qpv": 25})
    with acting(cast.amina):
        give_place(by=cast.amina, cohort=cohort, person=cast.tesfay, on=clock.today())
    page = signed_in(cast.dalia).get(url("show", cohort)).text
    assert "Il manque plutôt des femmes. Où les rencontrer" in page
    assert "0 sur 2 souhaités" in page
    assert "Pour 1 personne, on ne sait pas." in page
    with acting(cast.amina):
        give_place(by=cast.amina, cohort=cohort, person=cast.nour, on=clock.today())
    assert "1 sur 2 souhaités" in signed_in(cast.amina).get(url("show", cohort)).text


def test_a_new_one_proposes_the_shares_of_the_sheet(cast: Cast, signed_in: SignIn) -> None:
    write(cast, wishes={"woman": 45})
    page = signed_in(cast.amina).get(reverse("enrolment:cohorts-new")).text
    assert 'name="wish_woman" value="45"' in page


def test_the_query_budget(cast: Cast, signed_in: SignIn) -> None:
    cohort = opened(cast, wishes={"woman": 50})
    with acting(cast.amina):
        for person in (cast.nour, cast.tesfay):
            give_place(by=cast.amina, cohort=cohort, person=person, on=clock.today())
    client = signed_in(cast.amina)
    for address in (url("show", cohort), reverse("enrolment:cohorts-index")):
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        assert len(asked_by(queries)) <= BUDGET, "\n".join(asked_by(queries))
