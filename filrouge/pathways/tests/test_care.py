"""The page of the team: what it gives itself, told as a team."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from filrouge.accounts.models import Membership, Role, User
from filrouge.pathways.care.availability import availability_of
from filrouge.pathways.care.queries import workloads_of
from filrouge.pathways.models import TeamHours
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

from .helping import lay_volunteer
from .litany import BUDGET, SignIn, asked_by

INDEX = reverse("pathways:care-index")


def colleague(cast: Cast, name: str) -> User:
    with as_batch("fixture"):
        user = User.objects.create_user(
            f"{name.lower()}@example.org", "Un mot de passe long", given_name=name, family_name="X"
        )
        Membership.objects.create(
            user=user,
            organisation=cast.mission_locale,
            role=Role.REFERENT,
            since=clock.today() - timedelta(days=30),
        )
    return user


def test_the_page_is_the_team_s(cast: Cast, signed_in: SignIn) -> None:
    for member in (cast.amina, cast.bruno, cast.manon, cast.dalia, cast.olga):
        assert signed_in(member).get(INDEX).status_code == 200
    assert signed_in(lay_volunteer(cast)).get(INDEX).status_code == 403
    client = signed_in(cast.amina)
    with CaptureQueriesContext(connection) as queries:
        page = client.get(INDEX).content.decode()
    assert len(asked_by(queries)) <= 14
    assert "Aucun contact de soutien n’est encore noté." in page
    assert "Moins de trois personnes accompagnent ici" in page


@pytest.mark.parametrize("name", ["pulses-index", "trainings-index", "law_sheets-index", "onboardings-index"])
def test_each_page_within_its_budget_for_who_sees_most(cast: Cast, signed_in: SignIn, name: str) -> None:
    client = signed_in(cast.dalia)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(reverse(f"pathways:{name}")).status_code == 200
    assert len(asked_by(queries)) <= BUDGET


def test_the_load_is_told_of_three_or_more_never_of_one(cast: Cast, signed_in: SignIn) -> None:
    colleague(cast, "Léa")
    page = signed_in(cast.amina).get(INDEX).content.decode()
    assert "2 participants, soit 1 par temps plein" in page
    with acting(cast.chloe):
        assert workloads_of([cast.mission_locale]) == [(cast.mission_locale, None)]
    with acting(lay_volunteer(cast)):
        assert workloads_of([cast.mission_locale]) == [(cast.mission_locale, None)]


def test_hours_are_said_in_a_sentence_and_printed_for_the_person(cast: Cast, signed_in: SignIn) -> None:
    printed = reverse("desk:record-print", args=[cast.nour.pk])
    assert "Vous pouvez nous joindre" not in signed_in(cast.amina).get(printed).content.decode()
    with as_batch("fixture"):
        TeamHours.objects.create(
            organisation=cast.mission_locale,
            hours="du lundi au vendredi, de 9 h à 17 h.",
            phone="04 67 00 00 00",
            otherwise="En urgence, le 15 ou le 112.",
            updated_by=cast.manon,
        )
    said = "Vous pouvez nous joindre du lundi au vendredi, de 9 h à 17 h, au 04 67 00 00 00."
    with acting(cast.amina):
        found = availability_of(cast.mission_locale.pk)
        assert found
        assert found.sentence == said
        assert availability_of(cast.association.pk) is None
    page = signed_in(cast.amina).get(printed).content.decode()
    assert said in page
    assert "En urgence, le 15 ou le 112." in page
