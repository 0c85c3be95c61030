"""From the request to the last trace: asked, counted, decided, done; or due, announced, kept."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.urls import reverse

from filrouge.pathways.models import ConfidentialNote, Contact, Pathway
from filrouge.people.models import AccessGrant, ContactChannel, Merge, Person
from filrouge.privacy.actions import erasures
from filrouge.privacy.context import acting
from filrouge.privacy.models import Change, Erasure
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.rights import Missed
from tests.architecture.factory import lay_row
from tests.architecture.test_columns import personal_models
from tests.cast import Cast

from .test_history import confidential

WHY = "Demande écrite du 3 mars"


def ask(cast: Cast) -> Erasure:
    with acting(cast.olga):
        return erasures.ask_erasure(by=cast.olga, person_id=cast.nour.pk, reason=WHY)


def counted(cast: Cast) -> Erasure:
    erasure = ask(cast)
    with as_batch("job"):
        erasures.count_erasure(erasure.pk)
        return Erasure.objects.get(pk=erasure.pk)


def decided(cast: Cast) -> Erasure:
    erasure = counted(cast)
    with acting(cast.olga):
        erasures.decide_erasure(by=cast.olga, erasure=erasure)
    return erasure


def carry_out(erasure: Erasure) -> Erasure:
    with as_batch("job"):
        erasures.carry_out(erasure.pk)
        return Erasure.objects.get(pk=erasure.pk)


def everything_about(person_id: UUID) -> str:
    """Every row of every table that mentions this person, as text, history included."""
    found = []
    with as_batch("look"), connection.cursor() as cursor:
        for model in personal_models()[1:]:
            cursor.execute(
                f'SELECT t::text FROM "{model._meta.db_table}" t WHERE t::text LIKE %s', [f"%{person_id}%"]
            )
            found += [row[0] for row in cursor.fetchall()]
    return "\n".join(found)


class TestAsked:
    def test_only_by_the_officer_of_the_team_in_charge(self, cast: Cast) -> None:
        for user in (cast.amina, cast.dalia, cast.chloe, cast.manon):
            with pytest.raises(PermissionDenied), acting(user):
                erasures.ask_erasure(by=user, person_id=cast.nour.pk, reason=WHY)

    def test_the_dry_run_counts_and_changes_nothing(self, cast: Cast) -> None:
        erasure = counted(cast)
        assert erasure.counts["Identité"] == 1
        assert erasure.counts["Parcours"] == 1
        assert "Nour" in everything_about(cast.nour.pk)

    def test_nothing_is_erased_before_the_decision(self, cast: Cast) -> None:
        assert carry_out(counted(cast)).done_at is None

    def test_nor_decided_before_the_count(self, cast: Cast) -> None:
        erasure = ask(cast)
        with pytest.raises(Missed), acting(cast.olga):
            erasures.decide_erasure(by=cast.olga, erasure=erasure)


class TestDone:
    def test_no_trace_of_what_was_said_remains(self, cast: Cast) -> None:
        confidential(cast, "Ce qui fut confié")
        with as_batch("a row everywhere"):
            for model in personal_models()[1:]:
                if "INSERT" in model.rows.batch and model not in (Erasure, Merge):
                    lay_row(model, cast)
            Contact.objects.filter(person=cast.nour).update(note="parle de sa sœur")
            Contact.objects.filter(person=cast.nour).update(note="parle de son frère")
        before = everything_about(cast.nour.pk)
        assert all(words in before for words in ("Nour", "Khatib", "sœur"))
        erasure = carry_out(decided(cast))
        assert erasure.done_at
        after = everything_about(cast.nour.pk)
        for words in ("Nour", "Khatib", "nour", "sœur", "frère", "texte", cast.nour.reference, "2002-03-14"):
            assert words not in after
        with as_batch("look"):
            assert not Change.objects.filter(person_id=cast.nour.pk).exclude(before={}).exists()
            assert not ConfidentialNote.objects.filter(person=cast.nour).exists()

    def test_what_counts_people_remains(self, cast: Cast) -> None:
        carry_out(decided(cast))
        with as_batch("look"):
            person = Person.objects.get(pk=cast.nour.pk)
            assert (person.sex, person.commune_code) == ("woman", "34")
            assert (person.birth_date.year, person.birth_date.month, person.birth_date.day) == (2002, 1, 1)
            assert Pathway.objects.get(person=person).opened_on.day == 1
            assert AccessGrant.objects.filter(person=person).exists()

    def test_nobody_else_is_touched(self, cast: Cast) -> None:
        before = everything_about(cast.tesfay.pk)
        carry_out(decided(cast))
        assert everything_about(cast.tesfay.pk) == before

    def test_done_once(self, cast: Cast) -> None:
        erasure = decided(cast)
        assert carry_out(erasure).done_at == carry_out(erasure).done_at

    def test_given_up_in_time(self, cast: Cast) -> None:
        erasure = decided(cast)
        with acting(cast.olga):
            erasures.keep_file(by=cast.olga, erasure=erasure, because="Elle a changé d’avis")
        assert carry_out(erasure).done_at is None
        assert "Nour" in everything_about(cast.nour.pk)


class TestRetention:
    @pytest.fixture
    def long_ago(self, cast: Cast) -> None:
        """Nothing lived with Nour for three years."""
        past = clock.now() - timedelta(days=3 * 365)
        with as_batch("time passes"):
            Person.objects.filter(pk=cast.nour.pk).update(created_at=past)
            Pathway.objects.filter(person=cast.nour).update(opened_on=past.date())

    def run(self) -> None:
        with as_batch("night"):
            erasures.run_retention()

    def announced(self) -> list[Erasure]:
        with as_batch("look"):
            return list(Erasure.objects.filter(basis="retention"))

    def test_what_is_due_is_announced_a_month_before(self, cast: Cast, long_ago: None) -> None:
        self.run()
        (erasure,) = self.announced()
        assert erasure.person_id == cast.nour.pk
        assert erasure.not_before == clock.today() + timedelta(days=30)
        assert carry_out(erasure).done_at is None
        with acting(cast.olga):
            assert Erasure.objects.waiting().count() == 1

    def test_announced_once(self, cast: Cast, long_ago: None) -> None:
        self.run()
        self.run()
        assert len(self.announced()) == 1

    def test_erased_at_its_day(self, cast: Cast, long_ago: None) -> None:
        self.run()
        with as_batch("time passes"):
            Erasure.objects.update(not_before=clock.today())
        self.run()
        assert carry_out(self.announced()[0]).done_at
        self.run()
        assert len(self.announced()) == 1

    def test_accompanied_again_it_is_taken_back(self, cast: Cast, long_ago: None) -> None:
        self.run()
        confidential(cast, "De retour")
        self.run()
        (erasure,) = self.announced()
        assert erasure.cancelled_because

    def test_kept_by_the_officer_it_is_not_announced_at_once(self, cast: Cast, long_ago: None) -> None:
        self.run()
        with acting(cast.olga):
            erasures.keep_file(by=cast.olga, erasure=self.announced()[0], because="Contentieux en cours")
        self.run()
        assert len(self.announced()) == 1

    def test_a_recent_channel_is_not_an_activity(self, cast: Cast, long_ago: None) -> None:
        with as_batch("corrected"):
            ContactChannel.objects.create(person=cast.nour, kind="phone", value="06")
        self.run()
        assert len(self.announced()) == 1


class TestScreens:
    def test_from_reference_to_decision(self, cast: Cast, signed_in: Callable) -> None:
        client = signed_in(cast.olga)
        form = {"reference": cast.nour.reference, "reason": WHY}
        page = client.post(reverse("privacy:erasures-new"), form, follow=True)
        assert "Le compte est en cours" in page.content.decode()
        with as_batch("job"):
            erasure = Erasure.objects.get()
            erasures.count_erasure(erasure.pk)
        shown = client.get(reverse("privacy:erasures-show", args=[erasure.pk])).content.decode()
        assert "Effacer ce dossier pour toujours" in shown
        assert "Nour" not in shown
        client.post(reverse("privacy:erasures-decide", args=[erasure.pk]))
        assert carry_out(erasure).done_at

    def test_asking_twice_leads_to_the_first(self, cast: Cast, signed_in: Callable) -> None:
        client, erasure = signed_in(cast.olga), ask(cast)
        form = {"reference": cast.nour.reference, "reason": WHY}
        response = client.post(reverse("privacy:erasures-new"), form)
        assert response.url == reverse("privacy:erasures-show", args=[erasure.pk])

    def test_keeping_asks_why(self, cast: Cast, signed_in: Callable) -> None:
        client, erasure = signed_in(cast.olga), counted(cast)
        address = reverse("privacy:erasures-cancel", args=[erasure.pk])
        assert "pourquoi garder" in client.post(address, {"because": ""}, follow=True).content.decode()
        page = client.post(address, {"because": "Contentieux"}, follow=True)
        assert "Contentieux" in page.content.decode()

    def test_a_reference_of_elsewhere_says_nothing(self, cast: Cast, signed_in: Callable) -> None:
        for user in (cast.chloe, cast.amina):
            response = signed_in(user).post(
                reverse("privacy:erasures-new"), {"reference": cast.nour.reference, "reason": WHY}
            )
            assert "Aucune personne suivie" in response.content.decode()

    @pytest.mark.parametrize("verb", ["show", "decide", "cancel"])
    def test_out_of_reach_for_others(self, cast: Cast, signed_in: Callable, verb: str) -> None:
        address = reverse(f"privacy:erasures-{verb}", args=[counted(cast).pk])
        client = signed_in(cast.chloe)
        response = client.get(address) if verb == "show" else client.post(address)
        assert response.status_code == 404
