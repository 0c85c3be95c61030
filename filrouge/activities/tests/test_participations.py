"""Who comes: invited, saying yes or no, a turn when it is full, leaving, taking something on."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from filrouge.activities.actions.participations import answer_for, invite, leave
from filrouge.activities.events import InvitationAnswered, ParticipationLeft, PartTaken, PersonInvited
from filrouge.activities.models import Activity, Part, Participation, State
from filrouge.enrolment.actions.cohorts import give_place
from filrouge.enrolment.tests.test_cohorts import opened
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.events import Event
from tests.cast import Cast

from .laying import activity_laid, coming, in_days, invited, reread, session_laid
from .litany import SignIn, asked_by, assert_litany


def url(name: str, one: object) -> str:
    return reverse(f"activities:participations-{name}", args=[one.pk])  # type: ignore[attr-defined]


class TestNew:
    def test_the_screen_answers_each_of_the_cast(
        self, cast: Cast, signed_in: SignIn, activity: Activity
    ) -> None:
        page = assert_litany(cast, signed_in, "participations-new", activity.pk, refused=())
        assert "Nour Al Khatib" in page
        assert "Tesfay Haile" in page

    def test_another_team_is_shown_none_of_their_people(
        self, cast: Cast, signed_in: SignIn, activity: Activity
    ) -> None:
        client = signed_in(cast.farid)
        assert "Nour" not in client.get(url("new", activity)).text
        client.post(url("new", activity), {"people": [cast.nour.pk], "how": "enrol"})
        with as_batch("look"):
            assert not Participation.objects.exists()

    def test_those_invited_are_told_by_a_job(
        self, cast: Cast, signed_in: SignIn, activity: Activity, heard: list[Event]
    ) -> None:
        sent = {"people": [cast.nour.pk, cast.tesfay.pk], "how": "write"}
        page = signed_in(cast.amina).post(url("new", activity), sent, follow=True).text
        assert "2 personnes invitées" in page
        assert [type(one) for one in heard] == [PersonInvited, PersonInvited]
        with as_batch("look"):
            states = {one.state for one in Participation.objects.all()}
            assert ProcrastinateJob.objects.filter(task_name="activities.send_invitations").exists()
        assert states == {State.INVITED}

    def test_nobody_is_invited_twice(self, cast: Cast, signed_in: SignIn, activity: Activity) -> None:
        invited(cast, activity)
        client = signed_in(cast.amina)
        assert "Nour Al Khatib</label>" not in client.get(url("new", activity)).text
        sent = {"people": [cast.nour.pk], "how": "write"}
        assert "déjà invitées" in client.post(url("new", activity), sent, follow=True).text

    def test_one_name_one_s_own_people_or_a_cohort(
        self, cast: Cast, signed_in: SignIn, activity: Activity
    ) -> None:
        cohort = opened(cast)
        with acting(cast.amina):
            give_place(by=cast.amina, cohort=cohort, person=cast.tesfay, on=clock.today())

        def shown(who: str, **asked: str) -> list[str]:
            context = signed_in(getattr(cast, who)).get(url("new", activity), asked).context
            return [one.given_name for one in context["offered"]]

        assert shown("amina", nom="khatib") == ["Nour"]
        assert shown("amina", cohorte=str(cohort.pk)) == ["Tesfay"]
        assert shown("amina", qui="miens") == ["Nour", "Tesfay"]
        assert shown("bruno", qui="miens") == []
        assert shown("amina", cohorte="x") == ["Nour", "Tesfay"]

    def test_a_mistake_is_explained(self, cast: Cast, signed_in: SignIn, activity: Activity) -> None:
        page = signed_in(cast.amina).post(url("new", activity), {"how": "write"}).text
        assert "Cochez au moins une personne" in page

    def test_whoever_runs_it_invites_those_in_reach(self, cast: Cast, activity: Activity) -> None:
        with acting(cast.dalia):
            (one,) = invite(by=cast.dalia, activity=activity, people=[cast.nour], write=False)
        assert one.state is State.INVITED

    def test_another_team_invites_nobody_it_does_not_follow(self, cast: Cast, activity: Activity) -> None:
        with pytest.raises(PermissionDenied), acting(cast.farid):
            invite(by=cast.farid, activity=activity, people=[cast.nour])

    def test_an_activity_that_ended_invites_no_more(self, cast: Cast, activity: Activity) -> None:
        activity.ended_on = clock.today()
        with pytest.raises(ValidationError, match="arrêtée"), acting(cast.amina):
            invite(by=cast.amina, activity=activity, people=[cast.nour])

    def test_it_costs_the_same_with_many(self, cast: Cast, signed_in: SignIn, activity: Activity) -> None:
        def cost(people: list) -> int:
            with acting(cast.amina), CaptureQueriesContext(connection) as queries:
                invite(by=cast.amina, activity=activity, people=people, write=False)
            return len(asked_by(queries))

        one = cost([cast.nour])
        with as_batch("fixture"):
            Participation.objects.all().delete()
        assert cost([cast.nour, cast.tesfay]) == one


class TestSeats:
    def test_beyond_the_seats_one_waits_in_turn(self, cast: Cast) -> None:
        activity = activity_laid(cast, seats=1)
        first, second = coming(cast, activity, [cast.nour, cast.tesfay])
        assert (first.state, second.state) == (State.ENROLLED, State.WAITING)

    def test_those_already_there_are_counted(self, cast: Cast) -> None:
        activity = activity_laid(cast, seats=1)
        coming(cast, activity)
        (late,) = coming(cast, activity, [cast.tesfay])
        assert late.state is State.WAITING

    def test_without_a_number_as_many_come(self, cast: Cast) -> None:
        activity = activity_laid(cast, seats=None)
        states = {one.state for one in coming(cast, activity, [cast.nour, cast.tesfay])}
        assert states == {State.ENROLLED}

    def test_a_place_is_given_to_who_waits(self, cast: Cast, signed_in: SignIn, heard: list[Event]) -> None:
        activity = activity_laid(cast, seats=1)
        _first, waiting = coming(cast, activity, [cast.nour, cast.tesfay])
        for who, status in ((cast.chloe, 404), (cast.farid, 404)):
            assert signed_in(who).post(url("seat", waiting)).status_code == status
        page = signed_in(cast.amina).post(url("seat", waiting), follow=True).text
        assert "Tesfay Haile a une place" in page
        assert reread(waiting).state is State.ENROLLED
        assert isinstance(heard[-1], InvitationAnswered)
        page = signed_in(cast.amina).post(url("seat", waiting), follow=True).text
        assert "n’attend plus" in page


class TestAnswer:
    def test_the_screen_answers_each_of_the_cast(
        self, cast: Cast, signed_in: SignIn, activity: Activity
    ) -> None:
        one = invited(cast, activity)
        hidden = ("chloe", "manon", "farid")
        assert_litany(cast, signed_in, "participations-answer", one.pk, hidden=hidden, refused=())

    def test_yes_takes_a_place_no_gives_it_back_and_yes_again(
        self, cast: Cast, signed_in: SignIn, activity: Activity
    ) -> None:
        one, client = invited(cast, activity), signed_in(cast.amina)
        for said, state in (("oui", State.ENROLLED), ("non", State.DECLINED), ("oui", State.ENROLLED)):
            client.post(url("answer", one), {"reponse": said})
            assert reread(one).state is state
        client.post(url("answer", one), {"reponse": "peut-être"})
        assert reread(one).state is State.ENROLLED

    def test_who_waits_keeps_her_turn_when_she_says_yes_again(self, cast: Cast) -> None:
        activity = activity_laid(cast, seats=1)
        _first, waiting = coming(cast, activity, [cast.nour, cast.tesfay])
        since = reread(waiting).waiting_since
        with acting(cast.amina):
            answer_for(by=cast.amina, participation=reread(waiting), yes=True)
        assert reread(waiting).waiting_since == since


class TestEnd:
    def test_the_screen_answers_each_of_the_cast(
        self, cast: Cast, signed_in: SignIn, nour_comes: Participation
    ) -> None:
        hidden = ("chloe", "manon", "farid")
        assert_litany(cast, signed_in, "participations-end", nour_comes.pk, hidden=hidden, refused=())

    def test_why_and_since_when_stay(
        self, cast: Cast, signed_in: SignIn, nour_comes: Participation, heard: list[Event]
    ) -> None:
        client = signed_in(cast.amina)
        today = clock.today().isoformat()
        assert "se rapproche le plus" in client.post(url("end", nour_comes), {"on": today}).text
        client.post(url("end", nour_comes), {"on": today, "because": "job"})
        one = reread(nour_comes)
        assert (one.state, one.left_because) == (State.LEFT, "job")
        assert isinstance(heard[-1], ParticipationLeft)
        assert client.get(url("end", nour_comes)).status_code == 403

    def test_whoever_comes_back_is_invited_again_and_what_was_stays(
        self, cast: Cast, activity: Activity, nour_comes: Participation
    ) -> None:
        with acting(cast.amina):
            leave(by=cast.amina, participation=nour_comes, on=clock.today(), because="own_wish")
        again = invited(cast, activity)
        assert (reread(nour_comes).state, again.state) == (State.LEFT, State.INVITED)


class TestPart:
    def test_the_screen_answers_each_of_the_cast(
        self, cast: Cast, signed_in: SignIn, nour_comes: Participation
    ) -> None:
        hidden = ("chloe", "manon", "farid")
        assert_litany(cast, signed_in, "participations-part", nour_comes.pk, hidden=hidden, refused=())

    def test_what_she_takes_on_is_shown(
        self, cast: Cast, signed_in: SignIn, nour_comes: Participation, heard: list[Event]
    ) -> None:
        client = signed_in(cast.amina)
        assert "ce qu’elle prend en main" in client.post(url("part", nour_comes), {}).text
        page = client.post(url("part", nour_comes), {"role": "co_runs", "task": "le dessert"}, follow=True)
        assert "co-anime" in page.text
        assert "le dessert" in page.text
        with as_batch("look"):
            assert Part.objects.get().person == cast.nour
        assert isinstance(heard[-1], PartTaken)


class TestHand:
    def test_the_screen_answers_each_of_the_cast(
        self, cast: Cast, signed_in: SignIn, activity: Activity
    ) -> None:
        one = invited(cast, activity)
        hidden = ("chloe", "manon", "farid")
        assert_litany(cast, signed_in, "participations-hand", one.pk, hidden=hidden, refused=())

    def test_her_own_link_is_made_and_opens_her_page(
        self, cast: Cast, signed_in: SignIn, client: Client, activity: Activity
    ) -> None:
        session_laid(cast, activity, at=in_days(3))
        one = invited(cast, activity)
        page = signed_in(cast.amina).post(url("hand", one)).context
        address = "/" + page["address"].split("/", 3)[3]
        assert "Cuisine du marché" in client.get(address).text
        client.post(address, {"reponse": "oui"})
        assert reread(one).state is State.ENROLLED
