"""People met who are not people of the project: met again, forgotten, or followed because they agreed."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from filrouge.enrolment.models import Candidacy
from filrouge.outreach.actions.encounters import Felt, Heard, Who
from filrouge.outreach.actions.reaching import become_person
from filrouge.outreach.events import PersonReached
from filrouge.outreach.models import (
    Acquaintance,
    Encounter,
    Identification,
    Kind,
    Prediagnosis,
    Reticence,
    Tally,
    Touch,
)
from filrouge.outreach.queries import PAGE, people_met
from filrouge.outreach.tasks import forget_dropped, forget_the_unfollowed, shuffle_reticences
from filrouge.people.actions.information import HowGiven
from filrouge.people.models import ContactChannel, Information, Person
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.events import Event
from filrouge.shared.rights import Missed
from tests.cast import Cast

from .laying import acquaintance_of, met, momo, outing_laid, shipped
from .litany import SignIn, assert_litany

pytestmark = pytest.mark.django_db
INDEX = "/hors-les-murs/personnes/"
SPOKEN = HowGiven(language="fra", how="spoken", witness="Sara, médiatrice")
IDENTITY = {"given_name": "Mohamed", "family_name": "Kone"}


def agreed(cast: Cast, **changes: object) -> dict:
    """What the screen sends when she says yes."""
    return {
        "place": f"{cast.association.pk}-{cast.project.pk}",
        "given_name": "Mohamed",
        "family_name": "Kone",
        "phone": "06 12 34 56 78",
        "accord-language": "fra",
        "accord-how": "spoken",
        "accord-witness": "Sara, médiatrice",
        **changes,
    }


def twice_met(cast: Cast) -> tuple[Acquaintance, list[Encounter]]:
    outing = outing_laid(cast)
    first = met(
        cast, outing=outing, at=clock.now() - timedelta(days=20), who=momo(), heard=Heard(note="Le bail")
    )
    again = momo(acquaintance_id=first.acquaintance_id)
    second = met(cast, at=clock.now() - timedelta(days=3), who=again, heard=Heard(note="Sa soeur"))
    return acquaintance_of(first), [first, second]


class TestIndex:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        met(cast, who=momo())
        page = assert_litany(cast, signed_in, "acquaintances-index", hidden=(), refused=("manon", "olga"))
        assert "Momo" in page
        for user in (cast.amina, cast.dalia, cast.chloe):
            assert "Momo" not in signed_in(user).get(INDEX).content.decode()

    def test_what_was_promised_comes_first(self, cast: Cast, signed_in: SignIn) -> None:
        met(cast, who=momo(nickname="Sans suite"))
        due = Heard(next_step=shipped("next_step", 2), next_step_on=clock.today())
        met(cast, who=momo(nickname="Promise"), heard=due, at=clock.now() - timedelta(days=8))
        page = signed_in(cast.farid).get(INDEX).content.decode()
        assert page.index("Promise") < page.index("Sans suite")
        assert "L’appeler" in page

    def test_it_says_who_is_about_to_be_forgotten(self, cast: Cast, signed_in: SignIn) -> None:
        noon = clock.start_of(clock.today() - timedelta(days=81)) + timedelta(hours=12)
        met(cast, who=momo(), at=noon)
        assert "effacée dans 9 jours" in signed_in(cast.farid).get(INDEX).content.decode()

    def test_pages_follow_one_another_at_the_same_cost(self, cast: Cast, signed_in: SignIn) -> None:
        now = clock.now()
        with as_batch("many"):
            common = {"project": cast.project, "organisation": cast.association}
            for number in range(70):
                Acquaintance.objects.create(
                    **common, nickname=f"P{number:02}", last_met_at=now - timedelta(hours=number)
                )
        page = assert_litany(cast, signed_in, "acquaintances-index", hidden=())
        assert "P29" in page
        assert "P30" not in page
        following = page.split('rel="next"')[0].rpartition('href="')[2].split('"')[0].replace("&amp;", "&")
        assert "P30" in signed_in(cast.farid).get(INDEX + following).content.decode()

    def test_no_promise_is_lost_between_two_pages(self, cast: Cast) -> None:
        """However many there are, those of one day too; then everybody else, once."""
        today, columns = clock.today(), {"project": cast.project, "organisation": cast.association}
        promised = [today - timedelta(days=number % 7) for number in range(2 * PAGE + 5)]
        with as_batch("many"):
            Acquaintance.objects.bulk_create(
                Acquaintance(**columns, nickname=f"P{number:02}", last_met_at=clock.now(), next_step_on=day)
                for number, day in enumerate([*promised, *[None] * (PAGE + 5)])
            )
        days, others, after = [], [], ""
        with acting(cast.farid):
            while True:
                page = people_met(cast.farid, after=after)
                assert len(page.due) <= PAGE
                assert len(page.others) <= PAGE
                days += [met.one.next_step_on for met in page.due]
                others += [met.one.nickname for met in page.others]
                if not (after := page.following):
                    break
        assert days == sorted(promised)
        assert len(others) == len(set(others)) == PAGE + 5


class TestShow:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        one, _encounters = twice_met(cast)
        page = assert_litany(
            cast,
            signed_in,
            "acquaintances-show",
            one.pk,
            hidden=("chloe", "amina", "dalia", "manon"),
        )
        assert "Le bail" in page
        assert "sera effacé le" in page


class TestEdit:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        one, _encounters = twice_met(cast)
        assert_litany(cast, signed_in, "acquaintances-edit", one.pk, hidden=("chloe", "amina", "dalia"))

    def test_what_she_takes_back_is_forgotten(self, cast: Cast, signed_in: SignIn) -> None:
        who = Who(identification=Identification.IDENTIFIED, given_name="Lina", phone="06 12 34 56 78")
        one = acquaintance_of(met(cast, who=who))
        client, url = signed_in(cast.farid), reverse("outreach:acquaintances-edit", args=[one.pk])
        assert "Il faut au moins" in client.post(url, {}).content.decode()
        client.post(url, {"nickname": "Lili"})
        with acting(cast.farid):
            now = Acquaintance.objects.get()
            assert (now.called, now.phone, now.identification) == ("Lili", "", Identification.NICKNAME)


class TestSettle:
    def test_what_was_promised_is_done(self, cast: Cast, signed_in: SignIn) -> None:
        due = Heard(next_step=shipped("next_step"), next_step_on=clock.today())
        one = acquaintance_of(met(cast, who=momo(), heard=due))
        url = reverse("outreach:acquaintances-settle", args=[one.pk])
        assert signed_in(cast.amina).post(url).status_code == 404
        assert signed_in(cast.farid).get(url).status_code == 405
        signed_in(cast.farid).post(url)
        with acting(cast.farid):
            assert Acquaintance.objects.get().next_step is None


class TestFollow:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        one, _encounters = twice_met(cast)
        page = assert_litany(
            cast,
            signed_in,
            "acquaintances-follow",
            one.pk,
            hidden=("chloe", "amina", "dalia", "manon"),
        )
        assert "Le bail" in page
        assert "Pour vous accompagner, nous notons" in page

    def test_what_she_keeps_goes_with_her_and_the_rest_is_erased(
        self, cast: Cast, signed_in: SignIn, heard: list[Event]
    ) -> None:
        one, (first, second) = twice_met(cast)
        url = reverse("outreach:acquaintances-follow", args=[one.pk])
        answer = signed_in(cast.farid).post(url, agreed(cast, garder=[str(first.pk)]))
        with acting(cast.farid):
            person = Person.objects.get(given_name="Mohamed")
            assert answer.url == person.get_absolute_url()
            assert Encounter.objects.told().get(person=person) == first
            assert Encounter.objects.get(pk=second.pk).note == ""
            assert Information.objects.get(person=person).witness == "Sara, médiatrice"
            assert ContactChannel.objects.get(person=person).value == "+33612345678"
            touch = Touch.objects.get(person=person)
            assert (touch.channel, touch.at) == (Kind.BUS, first.at)
            assert Candidacy.objects.visible_to(cast.farid).open().get().person == person
        assert any(isinstance(event, PersonReached) for event in heard)
        with as_batch("the job"):
            assert ProcrastinateJob.objects.filter(task_name="outreach.forget_dropped").exists()
        forget_dropped()
        with as_batch("look"):
            assert not Encounter.objects.filter(pk=second.pk).exists()
            assert Tally.objects.count() == 2

    def test_nothing_happens_without_the_agreement(self, cast: Cast, signed_in: SignIn) -> None:
        one, _encounters = twice_met(cast)
        url = reverse("outreach:acquaintances-follow", args=[one.pk])
        page = signed_in(cast.farid).post(url, agreed(cast, **{"accord-language": ""})).content.decode()
        assert "Dites dans quelle langue le texte a été compris." in page
        assert "Kone" in page
        with acting(cast.farid):
            assert not Person.objects.exists()

    def test_those_who_look_alike_are_shown_before_a_file_is_opened(
        self, cast: Cast, signed_in: SignIn
    ) -> None:
        one, (first, second) = twice_met(cast)
        other = acquaintance_of(met(cast, who=momo()))
        with acting(cast.farid):
            known = become_person(by=cast.farid, acquaintance=other, given=SPOKEN, identity=IDENTITY)
        url = reverse("outreach:acquaintances-follow", args=[one.pk])
        client, values = signed_in(cast.farid), agreed(cast, garder=[str(first.pk), str(second.pk)])
        page = client.post(url, values).content.decode()
        assert "Est-ce l’une de ces personnes ?" in page
        client.post(url, {**values, "decision": f"elle:{known.pk}"})
        with acting(cast.farid):
            assert Person.objects.count() == 1
            assert Encounter.objects.filter(person=known).count() == 3
            assert Candidacy.objects.count() == 1

    def test_saying_it_is_none_of_them_opens_a_file(self, cast: Cast, signed_in: SignIn) -> None:
        one, _encounters = twice_met(cast)
        other = acquaintance_of(met(cast, who=momo()))
        with acting(cast.farid):
            become_person(by=cast.farid, acquaintance=other, given=SPOKEN, identity=IDENTITY)
        url = reverse("outreach:acquaintances-follow", args=[one.pk])
        signed_in(cast.farid).post(url, agreed(cast, decision="autre"))
        with acting(cast.farid):
            assert Person.objects.count() == 2

    def test_a_file_never_shown_cannot_be_claimed(self, cast: Cast, signed_in: SignIn) -> None:
        """The id of someone else's file in the form joins nothing to it."""
        one, (first, _second) = twice_met(cast)
        url = reverse("outreach:acquaintances-follow", args=[one.pk])
        values = agreed(cast, garder=[str(first.pk)], decision=f"elle:{cast.nour.pk}")
        signed_in(cast.farid).post(url, values)
        with as_batch("look"):
            assert not Encounter.objects.filter(person=cast.nour).exists()

    def test_once_is_enough(self, cast: Cast) -> None:
        one, _encounters = twice_met(cast)
        with acting(cast.farid):
            become_person(by=cast.farid, acquaintance=one, given=SPOKEN, identity=IDENTITY)
        with pytest.raises(Missed), acting(cast.farid):
            become_person(by=cast.farid, acquaintance=one, given=SPOKEN, identity=IDENTITY)

    def test_not_by_another_team(self, cast: Cast) -> None:
        one, _encounters = twice_met(cast)
        with pytest.raises(PermissionDenied), acting(cast.amina):
            become_person(by=cast.amina, acquaintance=one, given=SPOKEN, identity=IDENTITY)

    def test_afterwards_those_her_grants_reach_read_the_encounters(self, cast: Cast) -> None:
        one, _encounters = twice_met(cast)
        with acting(cast.farid):
            become_person(by=cast.farid, acquaintance=one, given=SPOKEN, identity=IDENTITY)
        for user, seen in ((cast.farid, 2), (cast.amina, 0), (cast.dalia, 0), (cast.chloe, 0)):
            with acting(user):
                assert Encounter.objects.count() == seen
        with acting(cast.dalia):
            assert Touch.objects.count() == 2


class TestForgetting:
    def test_after_ninety_days_without_follow_up_only_the_tally_stays(self, cast: Cast) -> None:
        felt = (Felt(reticence=shipped("reticence")),)
        old = clock.now() - timedelta(days=91)
        met(cast, at=old, reticences=felt)
        one = acquaintance_of(met(cast, at=old, who=momo()))
        with as_batch("fixture"):
            Prediagnosis.objects.create(
                project=cast.project, organisation=cast.association, acquaintance=one, at=old
            )
            Prediagnosis.objects.create(project=cast.project, organisation=cast.association, at=old)
        forget_the_unfollowed(0)
        with as_batch("look"):
            assert not Encounter.objects.exists()
            assert not Acquaintance.objects.exists()
            assert not Prediagnosis.objects.exists()
            assert Reticence.objects.count() == 1
            assert [tally.encounter for tally in Tally.objects.all()] == [None, None]

    def test_who_was_met_again_is_kept_whole(self, cast: Cast) -> None:
        first = met(cast, at=clock.now() - timedelta(days=120), who=momo())
        met(cast, at=clock.now() - timedelta(days=60), who=momo(acquaintance_id=first.acquaintance_id))
        met(cast, at=clock.now() - timedelta(days=89))
        forget_the_unfollowed(0)
        with as_batch("look"):
            assert Encounter.objects.count() == 3

    def test_who_gave_her_name_is_kept_as_long_as_a_file(self, cast: Cast) -> None:
        who = Who(identification=Identification.IDENTIFIED, given_name="Lina")
        met(cast, at=clock.now() - timedelta(days=700), who=who)
        met(cast, at=clock.now() - timedelta(days=731), who=who)
        forget_the_unfollowed(0)
        with as_batch("look"):
            assert Acquaintance.objects.count() == Encounter.objects.count() == 1

    def test_who_is_followed_is_not_forgotten_here(self, cast: Cast) -> None:
        one = acquaintance_of(met(cast, at=clock.now() - timedelta(days=100), who=momo()))
        with acting(cast.farid):
            become_person(by=cast.farid, acquaintance=one, given=SPOKEN, identity=IDENTITY)
        forget_the_unfollowed(0)
        with as_batch("look"):
            assert Encounter.objects.count() == 1

    def test_every_night_reticences_lose_their_order_and_their_ids(self, cast: Cast) -> None:
        for rank in range(1, 9):
            met(cast, reticences=(Felt(reticence=shipped("reticence", rank)),))
        with as_batch("before"):
            before = {one.pk: one.reticence_id for one in Reticence.objects.all()}
        shuffle_reticences(0)
        with as_batch("after"):
            after = {one.pk: one.reticence_id for one in Reticence.objects.all()}
        assert sorted(before.values()) == sorted(after.values())
        assert not before.keys() & after.keys()
