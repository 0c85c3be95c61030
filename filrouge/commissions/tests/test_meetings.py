"""A meeting: called, its agenda proposed and arranged, opened, ended; flagged when only managers came."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from filrouge.commissions.actions.cases import prepare_agenda
from filrouge.commissions.actions.meetings import call_meeting, close_meeting, open_meeting
from filrouge.commissions.models import Case, CaseLine, Commission, Meeting, Place, Seat
from filrouge.commissions.sitting.forgetting import forget_what_was_said
from filrouge.commissions.sitting.proposing import proposals_for
from filrouge.messaging.models import Message
from filrouge.partners.tests.laying import aged, barrier_laid, sent, service_laid, structure_laid
from filrouge.pathways.actions.barriers import Handling, hand_barrier
from filrouge.pathways.actions.kept_facts import refresh_kept_facts
from filrouge.pathways.models import Barrier, Pathway
from filrouge.people.models import Person
from filrouge.privacy.context import acting
from filrouge.privacy.models import OutsideLink
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

from .laying import (
    GORAN,
    agreed,
    begun,
    case_laid,
    case_read,
    decided,
    laid,
    meeting_laid,
    opened,
    place_of,
    read,
    seat_laid,
    token_for,
)
from .litany import SignIn, asked_by, assert_litany

pytestmark = pytest.mark.django_db


def show(meeting: Meeting) -> str:
    return reverse("commissions:meetings-show", args=[meeting.pk])


def proposed(cast: Cast, meeting: Meeting) -> list[tuple[str, str, str]]:
    with acting(cast.dalia):
        return [
            (one.pathway.person.given_name, one.origin, one.reasons)
            for one in proposals_for(read(meeting)).first
        ]


def lived(pathway: Pathway, **columns: Any) -> None:
    with as_batch("fixture"):
        Pathway.objects.filter(pk=pathway.pk).update(**columns)


def lives(person: Person, commune: str) -> None:
    with as_batch("fixture"):
        Person.objects.filter(pk=person.pk).update(commune_code=commune)


class TestNew:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        known = laid(cast)
        assert_litany(
            cast,
            signed_in,
            "meetings-new",
            known.commission.pk,
            who="dalia",
            hidden=("chloe",),
            refused=("amina",),
        )

    def test_everyone_has_a_place_and_is_told_by_a_job_that_names_nobody(
        self, cast: Cast, signed_in: SignIn, mailoutbox: list[Any]
    ) -> None:
        known = laid(cast)
        day = (clock.today() + timedelta(days=10)).isoformat()
        url = reverse("commissions:meetings-new", args=[known.commission.pk])
        signed_in(cast.dalia).post(url, {"day": day, "hour": "09:30", "place": "Salle du Port"})
        with acting(cast.amina):
            meeting = Meeting.objects.get()
            assert Place.objects.filter(meeting=meeting).count() == Seat.objects.count() == 4
        assert meeting.at.astimezone(clock.PARIS).hour == 9
        with as_batch("look"):
            job = ProcrastinateJob.objects.get(task_name="commissions.invite")
        assert job.args == {"meeting_id": str(meeting.pk)}

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [({"day": ""}, "Choisissez un jour."), ({"day": "2020-01-01"}, "Ce moment est passé")],
    )
    def test_a_mistake_is_explained(
        self, cast: Cast, signed_in: SignIn, wrong: dict[str, str], sentence: str
    ) -> None:
        known = laid(cast)
        url = reverse("commissions:meetings-new", args=[known.commission.pk])
        values = {"day": "2999-01-01", "hour": "09:30", "place": "Salle du Port", **wrong}
        page = signed_in(cast.dalia).post(url, values).content.decode()
        assert sentence in page
        assert "Salle du Port" in page

    def test_only_the_coordination_calls_one(self, cast: Cast) -> None:
        known = laid(cast)
        with acting(cast.amina), pytest.raises(PermissionDenied):
            call_meeting(by=cast.amina, commission=known.commission, at=clock.now() + timedelta(days=2))


class TestEdit:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        meeting = meeting_laid(cast, laid(cast).commission)
        assert_litany(
            cast, signed_in, "meetings-edit", meeting.pk, who="dalia", hidden=("chloe",), refused=("amina",)
        )

    def test_it_moves_with_its_agenda_and_everyone_is_told_again(self, cast: Cast, signed_in: SignIn) -> None:
        known = laid(cast)
        meeting = meeting_laid(cast, known.commission)
        case_laid(cast, meeting)
        token_for(meeting, known.goran)
        day = clock.today() + timedelta(days=20)
        url = reverse("commissions:meetings-edit", args=[meeting.pk])
        client = signed_in(cast.dalia)
        values = {"day": day.isoformat(), "hour": "10:00", "place": "Médiathèque"}
        assert "Ce moment est passé" in client.post(url, {**values, "day": "2020-01-01"}).content.decode()
        client.post(url, values)
        moved = read(meeting)
        assert (moved.at.astimezone(clock.PARIS).date(), moved.place) == (day, "Médiathèque")
        token_for(meeting, known.goran)
        with as_batch("look"):
            assert Message.objects.count() == 8  # four for each day
            last = OutsideLink.objects.filter(recipient=GORAN).latest("created_at")
        assert last.expires_at > moved.at
        opened(cast, meeting, known.amina)
        answer = client.post(url, values)
        assert "est finie" in answer.content.decode()

    def test_who_comes_later_is_called_too(self, cast: Cast) -> None:
        known = laid(cast)
        meeting = meeting_laid(cast, known.commission)
        seat = seat_laid(cast, known.commission, cast.mission_locale, user=cast.bruno, name="Bruno Petit")
        assert place_of(meeting, seat).came is None


class TestProposals:
    """What the tool proposes, and why."""

    def test_nothing_presses_at_first(self, cast: Cast) -> None:
        assert proposed(cast, meeting_laid(cast, laid(cast).commission)) == []

    def test_a_new_entry(self, cast: Cast) -> None:
        meeting = meeting_laid(cast, laid(cast, kind="entry").commission)
        lived(cast.nour_pathway, opened_on=clock.today() - timedelta(days=20))
        assert proposed(cast, meeting) == [("Nour", "entry", "entrée depuis la dernière réunion")]

    def test_a_silent_partner(self, cast: Cast) -> None:
        meeting = meeting_laid(cast, laid(cast).commission)
        aged(sent(cast), 12)
        assert proposed(cast, meeting) == [("Nour", "silence", "1 partenaire muet depuis 5 jours")]

    def test_a_covered_referral_is_not_counted(self, cast: Cast) -> None:
        meeting = meeting_laid(cast, laid(cast).commission)
        service = service_laid(structure_laid("Centre médico-psychologique"), "Consultations psy")
        referral = aged(sent(cast, service=service), 12)
        assert referral.level != 2
        assert proposed(cast, meeting) == []

    def test_those_who_live_in_its_communes_or_nobody_knows_where(self, cast: Cast) -> None:
        known = laid(cast, communes=["34300", "34032"])
        meeting = meeting_laid(cast, known.commission)
        for pathway in (cast.nour_pathway, cast.tesfay_pathway):
            lived(pathway, blocking_barriers=4)
        lives(cast.nour, "34032")
        lives(cast.tesfay, "34172")
        assert [one[0] for one in proposed(cast, meeting)] == ["Nour"]
        lives(cast.tesfay, "")
        assert {one[0] for one in proposed(cast, meeting)} == {"Nour", "Tesfay"}
        lives(cast.tesfay, "34172")
        with as_batch("wherever they live"):
            Commission.objects.update(communes=[])
        assert {one[0] for one in proposed(cast, meeting)} == {"Nour", "Tesfay"}

    def test_whoever_moved_away_comes_back_for_what_was_decided(self, cast: Cast) -> None:
        known = laid(cast, communes=["34032"])
        meeting = meeting_laid(cast, known.commission)
        case = case_laid(cast, meeting)
        opened(cast, meeting, known.amina)
        begun(cast, case)
        decided(cast, case, known.amina)
        lives(cast.nour, "34172")
        later = meeting_laid(cast, known.commission, days=40)
        assert [one[:2] for one in proposed(cast, later)] == [("Nour", "follow_up")]

    def test_a_need_that_nobody_takes_care_of(self, cast: Cast) -> None:
        meeting = meeting_laid(cast, laid(cast).commission)
        barrier = barrier_laid(cast)
        with as_batch("fixture"):
            Barrier.objects.filter(pk=barrier.pk).update(blocking=True, severity=3)
            refresh_kept_facts([cast.nour_pathway.pk])
        assert proposed(cast, meeting) == [
            ("Nour", "uncovered", "1 besoin bloquant dont personne ne s’occupe")
        ]
        with acting(cast.amina):
            barrier = Barrier.objects.select_related("pathway").get(pk=barrier.pk)
            hand_barrier(by=cast.amina, barrier=barrier, handling=Handling(handled_with="CCAS"))
        assert proposed(cast, meeting) == []

    def test_a_complex_situation_is_explained(self, cast: Cast) -> None:
        meeting = meeting_laid(cast, laid(cast).commission)
        lived(cast.tesfay_pathway, blocking_barriers=3, missed_in_a_row=2)
        assert proposed(cast, meeting) == [
            ("Tesfay", "complex", "3 freins bloquent le travail, 2 rendez-vous manqués de suite")
        ]

    def test_those_followed_by_no_member_are_not_proposed(self, cast: Cast) -> None:
        known = laid(cast)
        meeting = meeting_laid(cast, known.commission)
        lived(cast.tesfay_pathway, blocking_barriers=4, organisation=cast.stranger)
        assert proposed(cast, meeting) == []

    def test_what_was_decided_and_not_done_comes_back(self, cast: Cast) -> None:
        known = laid(cast)
        first = meeting_laid(cast, known.commission)
        case = case_laid(cast, first)
        opened(cast, first, known.amina)
        begun(cast, case)
        decided(cast, case, known.goran, due_on=clock.today() + timedelta(days=3))
        with acting(cast.dalia):
            close_meeting(by=cast.dalia, meeting=read(first))
        assert proposed(cast, meeting_laid(cast, known.commission, days=30)) == [
            ("Nour", "follow_up", "1 décision à revoir")
        ]

    def test_only_the_coordination_is_proposed_anything(self, cast: Cast) -> None:
        meeting = meeting_laid(cast, laid(cast).commission)
        lived(cast.tesfay_pathway, blocking_barriers=4)
        assert len(proposed(cast, meeting)) == 1
        for user in (cast.amina, cast.chloe, cast.manon):
            with acting(user):
                assert proposals_for(read(meeting)).first == []

    def test_whoever_said_no_is_not_proposed_again(self, cast: Cast, signed_in: SignIn) -> None:
        known = laid(cast)
        meeting = meeting_laid(cast, known.commission)
        lived(cast.nour_pathway, blocking_barriers=4)
        case = case_laid(cast, meeting)
        signed_in(cast.amina).post(
            reverse("commissions:cases-leave", args=[case.pk]), {"pourquoi": "refused"}
        )
        later = meeting_laid(cast, known.commission, days=30)
        assert proposed(cast, later) == []


class TestShow:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        known = laid(cast)
        meeting = meeting_laid(cast, known.commission)
        agreed(cast, case_laid(cast, meeting), known.of(known.farid, known.goran))
        lived(cast.tesfay_pathway, blocking_barriers=4)
        page = assert_litany(
            cast, signed_in, "meetings-show", meeting.pk, who="dalia", hidden=("chloe", "manon"), refused=()
        )
        assert "Nour Al Khatib" in page
        assert "Tesfay Haile" in page
        assert "4 freins bloquent le travail" in page
        assert "pas devant tous" in page  # Marc, of the lead, is not among those she named
        assert "Réseau Occitanie" in page

    def test_a_team_of_the_project_reads_the_names_of_its_own_people_alone(
        self, cast: Cast, signed_in: SignIn
    ) -> None:
        known = laid(cast)
        meeting = meeting_laid(cast, known.commission)
        agreed(cast, case_laid(cast, meeting), known.of(known.farid))
        assert "Nour Al Khatib" in signed_in(cast.bruno).get(show(meeting)).content.decode()
        page = signed_in(cast.farid).get(show(meeting)).content.decode()
        assert "Nour" not in page

    def test_its_queries_do_not_grow_with_the_agenda(self, cast: Cast, signed_in: SignIn) -> None:
        known = laid(cast)
        meeting = meeting_laid(cast, known.commission)
        counts = []
        for pathway in (cast.nour_pathway, cast.tesfay_pathway):
            agreed(cast, case_laid(cast, meeting, pathway), known.of(known.farid))
            client = signed_in(cast.dalia)
            with CaptureQueriesContext(connection) as queries:
                client.get(show(meeting))
            counts.append(len(asked_by(queries)))
        assert counts[0] == counts[1] <= 12

    def test_only_managers_is_said(self, cast: Cast, signed_in: SignIn) -> None:
        known = laid(cast)
        meeting = meeting_laid(cast, known.commission)
        opened(cast, meeting, known.manon)
        assert (
            "Seuls des responsables sont venus" in signed_in(cast.dalia).get(show(meeting)).content.decode()
        )
        for url in (
            reverse("commissions:commissions-show", args=[known.commission.pk]),
            reverse("commissions:commissions-index"),
        ):
            assert "que des responsables" in signed_in(cast.amina).get(url).content.decode()
        places = [str(place_of(meeting, one).pk) for one in (known.manon, known.goran)]
        signed_in(cast.dalia).post(reverse("commissions:meetings-open", args=[meeting.pk]), {"la": places})
        assert "Seuls des responsables" not in signed_in(cast.dalia).get(show(meeting)).content.decode()


class TestPrepare:
    def test_the_tool_puts_what_presses_and_the_coordination_arranges(
        self, cast: Cast, signed_in: SignIn
    ) -> None:
        meeting = meeting_laid(cast, laid(cast).commission)
        lived(cast.nour_pathway, blocking_barriers=4)
        lived(cast.tesfay_pathway, blocking_barriers=3, missed_in_a_row=3)
        prepare = reverse("commissions:meetings-prepare", args=[meeting.pk])
        assert signed_in(cast.amina).post(prepare).status_code == 403
        assert signed_in(cast.chloe).post(prepare).status_code == 404
        client = signed_in(cast.dalia)
        client.post(prepare)
        with acting(cast.dalia):
            first, second = Case.objects.on_agenda()
            assert {first.origin, second.origin} == {"complex"}
        values = {f"ordre-{first.pk}": "2", f"ordre-{second.pk}": "1", f"minutes-{first.pk}": "25"}
        arrange = reverse("commissions:meetings-arrange", args=[meeting.pk])
        assert signed_in(cast.amina).post(arrange, values).status_code == 403
        client.post(arrange, values)
        with acting(cast.dalia):
            assert list(Case.objects.on_agenda()) == [second, first]
            assert Case.objects.get(pk=first.pk).minutes == 25

    def test_not_twice_the_same_and_not_once_it_is_over(self, cast: Cast) -> None:
        known = laid(cast)
        meeting = meeting_laid(cast, known.commission)
        lived(cast.nour_pathway, blocking_barriers=4)
        with acting(cast.dalia):
            assert prepare_agenda(by=cast.dalia, meeting=read(meeting)) == 1
            assert prepare_agenda(by=cast.dalia, meeting=read(meeting)) == 0
        opened(cast, meeting, known.amina)
        with acting(cast.dalia):
            close_meeting(by=cast.dalia, meeting=read(meeting))
            with pytest.raises(PermissionDenied):
                prepare_agenda(by=cast.dalia, meeting=read(meeting))


class TestOpen:
    def test_nobody_there_opens_nothing(self, cast: Cast, signed_in: SignIn) -> None:
        meeting = meeting_laid(cast, laid(cast).commission)
        url = reverse("commissions:meetings-open", args=[meeting.pk])
        assert signed_in(cast.amina).post(url, {}).status_code == 403
        client = signed_in(cast.dalia)
        assert "C’est trop tôt" in client.post(url, {"la": ["x"]}, follow=True).content.decode()
        with as_batch("time passes"):
            Meeting.objects.filter(pk=meeting.pk).update(at=clock.now())
        assert "Dites qui est là" in client.post(url, {"la": ["x"]}, follow=True).content.decode()
        assert read(meeting).opened_at is None

    def test_the_coordination_says_who_is_there(self, cast: Cast, signed_in: SignIn) -> None:
        known = laid(cast)
        meeting = meeting_laid(cast, known.commission)
        url = reverse("commissions:meetings-open", args=[meeting.pk])
        with as_batch("time passes"):
            Meeting.objects.filter(pk=meeting.pk).update(at=clock.now())
        signed_in(cast.dalia).post(url, {"la": [str(place_of(meeting, known.goran).pk)]})
        assert read(meeting).is_open
        assert place_of(meeting, known.goran).came is True
        assert place_of(meeting, known.farid).came is False

    def test_a_meeting_that_nobody_ended_ends_by_itself(self, cast: Cast) -> None:
        known = laid(cast)
        meeting = opened(cast, meeting_laid(cast, known.commission), known.amina)
        with as_batch("time passes"):
            Meeting.objects.filter(pk=meeting.pk).update(opened_at=clock.now() - timedelta(hours=13))
        assert read(meeting).is_over
        with acting(cast.dalia), pytest.raises(PermissionDenied):
            open_meeting(by=cast.dalia, meeting=read(meeting), came=[])


class TestClose:
    def test_the_last_situation_ends_with_it(self, cast: Cast, signed_in: SignIn) -> None:
        known = laid(cast)
        meeting = meeting_laid(cast, known.commission)
        case = case_laid(cast, meeting)
        opened(cast, meeting, known.amina)
        begun(cast, case)
        url = reverse("commissions:meetings-close", args=[meeting.pk])
        assert signed_in(cast.amina).post(url).status_code == 403
        signed_in(cast.dalia).post(url)
        assert read(meeting).is_over
        assert case_read(case).ended_at is not None

    def test_what_was_said_is_erased_a_month_later_and_links_die(self, cast: Cast) -> None:
        known = laid(cast)
        meeting = meeting_laid(cast, known.commission)
        case = case_laid(cast, meeting)
        agreed(cast, case, known.of(known.goran))
        token_for(meeting, known.goran)
        opened(cast, meeting, known.goran)
        with acting(cast.dalia):
            close_meeting(by=cast.dalia, meeting=read(meeting))
        with as_batch("job"):
            assert forget_what_was_said() == 0
            assert not OutsideLink.objects.filter(purpose="commission", revoked_at=None).exists()
            Meeting.objects.filter(pk=meeting.pk).update(at=clock.now() - timedelta(days=31))
            assert forget_what_was_said() == 1
            assert not CaseLine.objects.exists()


class TestCancel:
    def test_it_is_cancelled_before_it_opens(self, cast: Cast, signed_in: SignIn) -> None:
        known = laid(cast)
        meeting = meeting_laid(cast, known.commission)
        url = reverse("commissions:meetings-cancel", args=[meeting.pk])
        assert signed_in(cast.amina).post(url).status_code == 403
        signed_in(cast.dalia).post(url)
        assert read(meeting).cancelled_at is not None
        with acting(cast.dalia), pytest.raises((PermissionDenied, ValidationError)):
            open_meeting(by=cast.dalia, meeting=read(meeting), came=[place_of(meeting, known.amina).pk])


class TestProject:
    def test_the_wall_names_nobody(self, cast: Cast, signed_in: SignIn) -> None:
        known = laid(cast)
        meeting = meeting_laid(cast, known.commission)
        case = case_laid(cast, meeting)
        opened(cast, meeting, known.amina, known.goran)
        begun(cast, case)
        decided(cast, case, known.goran, words="Appeler Nour pour le cours")
        page = assert_litany(
            cast,
            signed_in,
            "meetings-project",
            meeting.pk,
            who="dalia",
            hidden=("chloe",),
            refused=("amina",),
        )
        assert "Situation 1 sur 1" in page
        assert "Comptoir du Port" in page
        for name in ("Nour", "Khatib", "pour le cours", "Appeler"):
            assert name not in page
