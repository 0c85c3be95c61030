"""The communication plan: read by those who go out in the project, changed by the team that says it."""

from datetime import date

import pytest
from django.urls import reverse

from filrouge.outreach.actions.communication import Saying, note_effect, plan_message
from filrouge.outreach.events import EffectNoted, MessageChanged, MessagePlanned
from filrouge.outreach.models import Effect, PlannedMessage
from filrouge.privacy.context import acting
from filrouge.shared.events import Event
from tests.cast import Cast

from .laying import met, outing_laid
from .litany import SignIn, assert_litany

pytestmark = pytest.mark.django_db

MONTH = "?mois=2026-11"


def said(cast: Cast, **changes: object) -> PlannedMessage:
    values = {
        "audience": "participants",
        "title": "Affiche du bus",
        "words": "Le bus vient mardi. Le café est offert.",
        "medium": "poster",
        "starts_on": date(2026, 11, 2),
        "ends_on": date(2026, 11, 20),
        "in_charge": cast.farid,
        **changes,
    }
    with acting(cast.farid):
        return plan_message(
            by=cast.farid, organisation=cast.association, project=cast.project, saying=Saying(**values)
        )


def typed(cast: Cast, **changes: str) -> dict[str, str]:
    return {
        "team": f"{cast.association.pk}-{cast.project.pk}",
        "audience": "sourcing",
        "title": "Petit-déjeuner",
        "words": "Venez voir comment on oriente quelqu’un.",
        "french": "b2",
        "medium": "meeting",
        "starts_on": "2026-11-10",
        "in_charge": str(cast.farid.pk),
        **changes,
    }


def listed(cast: Cast, signed_in: SignIn, who: str = "farid", query: str = MONTH) -> str:
    return signed_in(getattr(cast, who)).get(reverse("outreach:communication-index") + query).text


class TestIndex:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        said(cast, channel="bus")
        page = assert_litany(
            cast, signed_in, "communication-index", hidden=(), refused=("manon",), query=MONTH
        )
        assert "Le bus vient mardi." in page
        assert page.count("Rien n’est prévu ce mois-ci.") == 3

    def test_the_consortium_reads_it_and_a_stranger_does_not(self, cast: Cast, signed_in: SignIn) -> None:
        said(cast)
        assert "Affiche du bus" in listed(cast, signed_in, "amina")
        assert "Modifier" not in listed(cast, signed_in, "amina")
        assert "Modifier" in listed(cast, signed_in, "dalia")
        assert "Affiche du bus" not in listed(cast, signed_in, "chloe")

    def test_a_month_shows_what_is_out_during_it(self, cast: Cast, signed_in: SignIn) -> None:
        said(cast, starts_on=date(2026, 10, 25), ends_on=date(2026, 11, 2))
        said(cast, title="Réunion", starts_on=date(2026, 10, 30), ends_on=None)
        assert "Affiche du bus" in listed(cast, signed_in)
        assert "Réunion" not in listed(cast, signed_in)
        assert "Réunion" in listed(cast, signed_in, query="?mois=2026-10")
        assert listed(cast, signed_in, query="?mois=hier")

    def test_small_numbers_of_encounters_are_hidden(self, cast: Cast, signed_in: SignIn) -> None:
        outing = outing_laid(cast)
        day = outing.starts_at.date()
        said(cast, channel="bus", starts_on=day, ends_on=day)
        met(cast, outing=outing)
        assert "ces mois-là : moins de 5." in listed(cast, signed_in, query=f"?mois={day:%Y-%m}")


class TestNew:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        assert_litany(cast, signed_in, "communication-new", hidden=(), refused=("manon",))

    def test_a_team_plans_one(self, cast: Cast, signed_in: SignIn, heard: list[Event]) -> None:
        url = reverse("outreach:communication-new")
        assert "Message prévu." in signed_in(cast.farid).post(url, typed(cast), follow=True).text
        assert PlannedMessage.objects.get().ends_on is None
        assert isinstance(heard[-1], MessagePlanned)

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"words": ""}, "Écrivez ce qui est dit"),
            ({"medium": "other"}, "Dites par quoi."),
            ({"ends_on": "2026-11-01"}, "Le dernier jour vient avant le premier."),
        ],
    )
    def test_a_mistake_is_explained_and_nothing_typed_is_lost(
        self, cast: Cast, signed_in: SignIn, wrong: dict, sentence: str
    ) -> None:
        page = signed_in(cast.farid).post(reverse("outreach:communication-new"), typed(cast, **wrong)).text
        assert sentence in page
        assert "Petit-déjeuner" in page


class TestEdit:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        assert_litany(cast, signed_in, "communication-edit", said(cast).pk, refused=("amina",))

    def test_it_changes(self, cast: Cast, signed_in: SignIn, heard: list[Event]) -> None:
        url = reverse("outreach:communication-edit", args=[said(cast).pk])
        signed_in(cast.dalia).post(url, typed(cast))
        assert PlannedMessage.objects.get().audience == "sourcing"
        assert isinstance(heard[-1], MessageChanged)


def test_an_effect_is_kept_as_it_was_noted(cast: Cast, heard: list[Event]) -> None:
    message = said(cast)
    with acting(cast.amina):
        note_effect(by=cast.amina, message=message, on=date(2026, 11, 12), words="Compris des jeunes.")
    assert Effect.objects.get().noted_by == cast.amina
    assert isinstance(heard[-1], EffectNoted)
