"""What is to be taken up again of partnerships: said to their coordination, on their list and in her day."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from filrouge.accounts.models import Membership
from filrouge.directory.models import KeyContact
from filrouge.partners.actions.partnerships import Terms, change_partnership, do_routine, end_routine
from filrouge.partners.models import Partnership, Referral
from filrouge.people.models import Person
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.vigilance.evaluation import evaluate_everyone
from filrouge.vigilance.models import Alert
from tests.cast import Cast

from .laying import sent, structure_laid
from .litany import SignIn
from .partnering import (
    SIGNED,
    TERMS,
    contact_laid,
    official_laid,
    partnership_laid,
    read,
    routine_laid,
)

pytestmark = pytest.mark.django_db


def night() -> None:
    with as_batch("the night"):
        evaluate_everyone()


def alerts(rule: str) -> list[Alert]:
    night()
    with as_batch("look"):
        return list(Alert.objects.open().filter(rule=rule))


def changed(cast: Cast, partnership: Partnership, **terms: Any) -> None:
    with acting(cast.dalia):
        said = {**TERMS, "starts_on": partnership.starts_on, **terms}
        change_partnership(by=cast.dalia, partnership=read(partnership), terms=Terms(**said))


class TestRenewal:
    def test_three_months_before_its_end_the_coordination_is_told_and_nobody_is_named(
        self, cast: Cast
    ) -> None:
        made = partnership_laid(cast, ends_on=clock.today() + timedelta(days=91))
        assert alerts("partnership_renewal") == []
        changed(cast, made, ends_on=clock.today() + timedelta(days=90))
        (alert,) = alerts("partnership_renewal")
        assert (alert.user, alert.person, alert.organisation) == (cast.dalia, None, None)
        assert "Comptoir" not in str(alert.facts)
        changed(cast, made, ends_on=clock.today() + timedelta(days=400))
        assert alerts("partnership_renewal") == []


class TestElection:
    def test_an_election_that_comes_or_is_past(self, cast: Cast) -> None:
        official = official_laid(cast, term_ends_on=clock.today() + timedelta(days=121))
        made = partnership_laid(cast, official=official)
        assert alerts("partnership_election") == []
        for days in (120, -30):
            with as_batch("time passes"):
                official.term_ends_on = clock.today() + timedelta(days=days)
                official.save()
            assert len(alerts("partnership_election")) == 1
        changed(cast, made)
        assert alerts("partnership_election") == []


class TestSingle:
    def test_it_rests_on_one_person_until_a_second_is_known(self, cast: Cast) -> None:
        structure = structure_laid()
        contact = contact_laid(cast, structure)
        partnership_laid(cast, structure=structure, contact=contact)
        assert len(alerts("partnership_single")) == 1
        contact_laid(cast, structure, "Samir Ouédraogo")
        assert alerts("partnership_single") == []
        with as_batch("she left"):
            KeyContact.objects.filter(pk=contact.pk).update(until=clock.today())
        assert len(alerts("partnership_single")) == 1

    def test_what_a_whole_organisation_carries_does_not(self, cast: Cast) -> None:
        structure = structure_laid()
        contact_laid(cast, structure)
        partnership_laid(cast, structure=structure)
        assert alerts("partnership_single") == []


class TestInformal:
    def refer(self, cast: Cast, structure: Any, people: int) -> None:
        """So many people sent there: copies of one referral, each of somebody else."""
        referral = sent(cast, structure=structure)
        with as_batch("fixture"):
            for number in range(people - 1):
                person = Person(given_name=f"N{number}", family_name="X")
                person.refresh_keys()
                person.save()
                referral.pk, referral.person = None, person
                referral.save(force_insert=True)

    def test_above_ten_people_what_is_not_signed_is_to_be_written(self, cast: Cast) -> None:
        structure = structure_laid()
        made = partnership_laid(cast, structure=structure)
        self.refer(cast, structure, 10)
        assert alerts("partnership_informal") == []
        self.refer(cast, structure, 2)  # Nour again, and one more
        (alert,) = alerts("partnership_informal")
        assert alert.facts["people"] == 11
        changed(cast, made, signed_on=clock.today(), **SIGNED)
        assert alerts("partnership_informal") == []

    def test_what_a_year_has_passed_over_is_not_counted(self, cast: Cast) -> None:
        structure = structure_laid()
        partnership_laid(cast, structure=structure)
        self.refer(cast, structure, 12)
        with as_batch("time passes"):
            ago = clock.today() - timedelta(days=365)
            Referral.objects.update(sent_on=ago, answer_by=ago)
        assert alerts("partnership_informal") == []


class TestRoutine:
    def test_it_is_reminded_to_who_sees_to_it_until_it_is_done(self, cast: Cast, signed_in: SignIn) -> None:
        made = partnership_laid(cast)
        routine = routine_laid(cast, made, ago=29)
        assert alerts("partnership_routine") == []
        other = routine_laid(cast, made, ago=31, what="Autre chose")
        (alert,) = alerts("partnership_routine")
        assert (alert.user, alert.subject_id) == (cast.amina, str(other.pk))
        day = signed_in(cast.amina).get("/").content.decode()
        assert reverse("partners:routines-done", args=[other.pk]) in day
        with acting(cast.amina):
            do_routine(by=cast.amina, routine=other, on=clock.today())
        assert alerts("partnership_routine") == []
        with acting(cast.dalia):
            end_routine(by=cast.dalia, routine=routine)

    def test_whoever_left_is_no_longer_reminded_the_coordination_is(self, cast: Cast) -> None:
        routine_laid(cast, partnership_laid(cast), ago=31)
        with as_batch("she left"):
            Membership.objects.filter(user=cast.amina).update(until=clock.today())
        (alert,) = alerts("partnership_routine")
        assert alert.user == cast.dalia


def test_the_list_and_the_day_of_the_coordination_say_it_and_no_one_else_s(
    cast: Cast, signed_in: SignIn
) -> None:
    made = partnership_laid(cast, ends_on=clock.today() + timedelta(days=10))
    night()
    page = signed_in(cast.dalia).get("/partenariats/").content.decode()
    assert "À reprendre" in page
    assert "partenariat à renouveler" in page
    assert (
        reverse("partners:partnerships-show", args=[made.pk])
        in signed_in(cast.dalia).get("/").content.decode()
    )
    for user in (cast.amina, cast.manon, cast.chloe):
        assert "À reprendre" not in signed_in(user).get("/partenariats/").content.decode(), user


def test_a_partnership_that_stopped_is_not_said_any_more(cast: Cast) -> None:
    made = partnership_laid(cast, ends_on=clock.today() + timedelta(days=10))
    routine_laid(cast, made, ago=60)
    with as_batch("it stopped"):
        Partnership.objects.update(closed_on=clock.today())
    assert alerts("partnership_renewal") == []
    assert alerts("partnership_routine") == []


def test_what_was_settled_is_looked_at_again_at_once(cast: Cast) -> None:
    partnership_laid(cast)
    with as_batch("look"):
        jobs = ProcrastinateJob.objects.filter(task_name="vigilance.refresh_rule")
        assert {job.args["rule"] for job in jobs} == {
            "partnership_renewal",
            "partnership_election",
            "partnership_single",
            "partnership_informal",
            "partnership_routine",
        }
