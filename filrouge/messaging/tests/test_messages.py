"""The screens that say what became of messages."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from filrouge.messaging.models import Message
from filrouge.privacy.models import Reading
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

from .conftest import WORDS, Ask

SignIn = Callable[..., Client]
INDEX = reverse("messaging:messages-index")


def show(message: Message) -> str:
    return reverse("messaging:messages-show", args=[message.pk])


def now_it(message: Message, **facts: object) -> None:
    with as_batch("fixture"):
        Message.objects.filter(pk=message.pk).update(**facts)


class TestIndex:
    def test_whoever_asked_reads_what_became_of_it(self, cast: Cast, ask: Ask, signed_in: SignIn) -> None:
        message = ask()
        page = signed_in(cast.amina).get(INDEX).text
        assert "Rappel de rendez-vous" in page
        assert "en attente" in page
        assert "Nour Al Khatib" in page
        assert show(message) in page

    def test_the_manager_follows_the_team_without_learning_whom_it_accompanies(
        self, cast: Cast, ask: Ask, signed_in: SignIn
    ) -> None:
        message = ask()
        page = signed_in(cast.manon).get(INDEX).text
        assert "demandé par Amina Martin" in page
        assert "une personne dont vous n’avez pas le dossier" in page
        assert not any(secret in page for secret in ("Nour", "12 34 56 78", WORDS, show(message)))

    def test_the_coordinator_follows_the_project_and_its_budget(
        self, cast: Cast, ask: Ask, signed_in: SignIn
    ) -> None:
        message = ask(text="a" * 170)
        page = signed_in(cast.dalia).get(INDEX).text
        assert "IPR Occitanie : 2 SMS sur 500" in page
        assert "Nour Al Khatib" in page  # the coordination knows who is in the project
        assert show(message) not in page

    @pytest.mark.parametrize("who", ["bruno", "farid", "chloe"])
    def test_others_follow_their_own_only(self, cast: Cast, ask: Ask, signed_in: SignIn, who: str) -> None:
        ask()
        page = signed_in(getattr(cast, who)).get(INDEX).text
        assert "rappel de rendez-vous" not in page.lower()
        assert "Vous n’avez encore demandé aucun message" in page

    @pytest.mark.parametrize("who", ["olga", "petra"])
    def test_those_who_write_to_nobody_do_not_follow(self, cast: Cast, signed_in: SignIn, who: str) -> None:
        assert signed_in(getattr(cast, who)).get(INDEX).status_code == 403

    def test_a_failure_says_why_and_what_to_do(self, cast: Cast, ask: Ask, signed_in: SignIn) -> None:
        now_it(ask(), failed_at=clock.now(), trouble="le prestataire de SMS ne répond pas", tries=5)
        page = signed_in(cast.amina).get(INDEX).text
        assert "n’est pas parti" in page
        assert "Le prestataire de SMS ne répond pas. Joignez la personne autrement." in page

    def test_the_choice_stays_in_the_address(self, cast: Cast, ask: Ask, signed_in: SignIn) -> None:
        now_it(ask(purpose="parti"), sent_at=clock.now())
        now_it(ask(purpose="échoué"), failed_at=clock.now())
        ask(purpose="en route")
        client = signed_in(cast.amina)
        for state, shown in (("sent", "parti"), ("failed", "échoué"), ("waiting", "en route")):
            page = client.get(INDEX, {"etat": state})
            assert [line.message.purpose for line in page.context["lines"]] == [shown]

    def test_long_lists_are_read_page_by_page(self, cast: Cast, ask: Ask, signed_in: SignIn) -> None:
        for number in range(42):
            ask(purpose=f"message {number}")
        client = signed_in(cast.amina)
        first = client.get(INDEX)
        second = client.get(INDEX + first.context["next_url"])
        seen = [line.message.purpose for page in (first, second) for line in page.context["lines"]]
        assert seen == [f"message {number}" for number in reversed(range(42))]
        assert second.context["next_url"] == ""

    def test_the_latest_asked_comes_first_whatever_its_key(
        self, cast: Cast, ask: Ask, signed_in: SignIn
    ) -> None:
        """That of a reminder comes from its appointment."""
        ages = [3, 1, 4, 0, 2] * 9
        for place, days in enumerate(ages):
            asked_at = clock.now() - timedelta(days=days, minutes=place)
            now_it(ask(purpose=f"il y a {days} jours, {place:02}"), asked_at=asked_at)
        client = signed_in(cast.amina)
        first = client.get(INDEX)
        second = client.get(INDEX + first.context["next_url"])
        seen = [line.message.purpose for page in (first, second) for line in page.context["lines"]]
        assert seen == sorted(seen)
        assert len(seen) == len(ages)

    def test_an_address_typed_by_hand_is_read_from_the_start(
        self, cast: Cast, ask: Ask, signed_in: SignIn
    ) -> None:
        ask()
        page = signed_in(cast.amina).get(INDEX, {"avant": "n’importe quoi", "etat": "rien"})
        assert len(page.context["lines"]) == 1

    def test_it_costs_the_same_whatever_its_length(self, cast: Cast, ask: Ask, signed_in: SignIn) -> None:
        client = signed_in(cast.amina)
        costs = []
        for _ in range(2):
            for person in (cast.nour, cast.tesfay, None):
                ask(person=person)
                ask(person=person, channel="mail", to="x@example.org", by=cast.amina)
            with CaptureQueriesContext(connection) as queries:
                client.get(INDEX)
            costs.append(len(queries))
        assert costs[0] == costs[1]
        assert costs[0] <= 20  # savepoints of tests included

    def test_reading_changes_nothing(self, cast: Cast, ask: Ask, signed_in: SignIn) -> None:
        message = ask()
        signed_in(cast.amina).get(show(message))
        with as_batch("look"):
            assert Message.objects.waiting().count() == 1


class TestShow:
    @pytest.mark.parametrize("who", ["amina", "bruno"])
    def test_the_team_in_charge_reads_it_and_the_reading_is_noted(
        self, cast: Cast, ask: Ask, signed_in: SignIn, who: str
    ) -> None:
        message = ask()
        page = signed_in(getattr(cast, who)).get(show(message)).text
        assert WORDS in page
        assert "06 12 34 56 78" in page
        with as_batch("look"):
            assert Reading.objects.filter(person_id=cast.nour.pk, user_id=getattr(cast, who).pk).exists()

    @pytest.mark.parametrize("who", ["chloe", "farid", "manon", "dalia", "olga", "petra"])
    def test_for_others_it_does_not_exist(self, cast: Cast, ask: Ask, signed_in: SignIn, who: str) -> None:
        assert signed_in(getattr(cast, who)).get(show(ask())).status_code == 404

    def test_a_message_to_a_partner_is_for_whoever_asked(
        self, cast: Cast, ask: Ask, signed_in: SignIn
    ) -> None:
        message = ask(person=None, channel="mail", to="goran@cada.example", subject="Votre orientation")
        assert "Votre orientation" in signed_in(cast.amina).get(show(message)).text
        assert signed_in(cast.bruno).get(show(message)).status_code == 404

    def test_once_forgotten_it_says_so(self, cast: Cast, ask: Ask, signed_in: SignIn) -> None:
        message = ask()
        now_it(message, to="", text="", forgotten_at=clock.now(), asked_at=clock.now() - timedelta(days=91))
        page = signed_in(cast.amina).get(show(message)).text
        assert "ont été effacés" in page

    def test_it_is_read_within_the_budget(self, cast: Cast, ask: Ask, signed_in: SignIn) -> None:
        message, client = ask(), signed_in(cast.amina)
        with CaptureQueriesContext(connection) as queries:
            client.get(show(message))
        assert len(queries) <= 20  # savepoints of tests included
