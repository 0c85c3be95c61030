"""What a member with an account reads: who agreed, before; what they chose to say, during; nothing after."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from filrouge.accounts.models import Membership, Role
from filrouge.commissions.actions.agreements import withdraw
from filrouge.commissions.actions.meetings import close_meeting, say_who_came
from filrouge.commissions.models import Case, CaseAgreement, Meeting, Seat
from filrouge.commissions.sitting.seated import packets_of
from filrouge.pathways.models import Pathway
from filrouge.privacy.context import acting
from filrouge.privacy.models import Reading
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

from .laying import (
    SAID,
    Laid,
    agreed,
    begun,
    case_read,
    decided,
    opened,
    place_of,
    read,
)
from .litany import SignIn, asked_by

pytestmark = pytest.mark.django_db


def url_of(meeting: Meeting, seat: Seat, case: Case | None = None) -> str:
    url = reverse("commissions:places-show", args=[place_of(meeting, seat).pk])
    return f"{url}?situation={case.pk}" if case else url


def page_of(client: Client, url: str) -> str:
    return client.get(url).content.decode()


class TestShow:
    def test_one_s_own_place_and_nobody_else_s(
        self, cast: Cast, signed_in: SignIn, known: Laid, meeting: Meeting
    ) -> None:
        url = url_of(meeting, known.farid)
        client = signed_in(cast.farid)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        assert len(asked_by(queries)) <= 8
        for user in (cast.amina, cast.dalia, cast.chloe, cast.petra):
            assert signed_in(user).get(url).status_code == 404

    def test_nobody_is_listed_who_did_not_agree_to_this_member(
        self, cast: Cast, signed_in: SignIn, known: Laid, meeting: Meeting, case: Case
    ) -> None:
        farid = signed_in(cast.farid)
        assert "Nour" not in page_of(farid, url_of(meeting, known.farid))
        agreed(cast, case, known.of(known.goran))
        assert "Nour" not in page_of(farid, url_of(meeting, known.farid))
        assert "Nour" not in page_of(farid, url_of(meeting, known.farid, case))
        agreed(cast, case, known.of(known.farid))
        assert "Nour Al Khatib" in page_of(farid, url_of(meeting, known.farid))

    def test_before_the_meeting_a_name_and_nothing_else(
        self, cast: Cast, signed_in: SignIn, known: Laid, meeting: Meeting, case: Case
    ) -> None:
        agreed(cast, case, known.of(known.farid))
        page = page_of(signed_in(cast.farid), url_of(meeting, known.farid, case))
        assert "Nour Al Khatib" in page
        assert "cours du soir" not in page
        with as_batch("look"):
            assert not Reading.objects.filter(user_id=cast.farid.pk).exists()

    def test_during_it_what_she_chose_to_say_and_the_reading_is_noted(
        self, cast: Cast, signed_in: SignIn, known: Laid, meeting: Meeting, case: Case
    ) -> None:
        agreed(cast, case, known.of(known.farid))
        opened(cast, meeting, known.farid)
        begun(cast, case)
        decided(cast, case, known.goran)
        page = page_of(signed_in(cast.farid), url_of(meeting, known.farid, case))
        for said in (
            "une place en cours du soir",
            "Je veux apprendre vite",
            "Une place le mardi soir",
            "Comptoir du Port",
        ):
            assert said.lower() in page.lower()
        for hidden in ("2002", "Haddad", "Tesfay"):
            assert hidden not in page
        with as_batch("look"):
            assert Reading.objects.filter(person_id=cast.nour.pk, user_id=cast.farid.pk).exists()

    def test_who_is_not_in_the_room_reads_nothing_more(
        self, cast: Cast, signed_in: SignIn, known: Laid, meeting: Meeting, case: Case
    ) -> None:
        agreed(cast, case, known.of(known.farid))
        opened(cast, meeting, known.goran)
        farid = signed_in(cast.farid)
        assert "cours du soir" not in page_of(farid, url_of(meeting, known.farid, case))
        with acting(cast.dalia):
            came = [place_of(meeting, known.farid).pk]
            say_who_came(by=cast.dalia, meeting=read(meeting), came=came)
        assert "cours du soir" in page_of(farid, url_of(meeting, known.farid, case))

    def test_half_entitled_what_is_of_need_to_know_stays_with_those_she_named(
        self, cast: Cast, signed_in: SignIn, known: Laid, meeting: Meeting, case: Case
    ) -> None:
        said = {**SAID, "asylum": "protection subsidiaire"}
        both = known.of(known.farid, known.goran)
        agreed(cast, case, both, trusted=known.of(known.goran), said=said)
        opened(cast, meeting, known.farid, known.goran)
        farid = signed_in(cast.farid)
        page = page_of(farid, url_of(meeting, known.farid, case))
        assert "Je veux apprendre vite" in page
        assert "subsidiaire" not in page
        assert "séjour" not in page
        agreed(cast, case, both, trusted=known.of(known.farid), said=said)
        assert "subsidiaire" in page_of(farid, url_of(meeting, known.farid, case))

    def test_her_change_of_mind_shrinks_it_in_the_middle_of_the_meeting(
        self, cast: Cast, signed_in: SignIn, known: Laid, meeting: Meeting, case: Case
    ) -> None:
        agreed(cast, case, known.of(known.farid))
        opened(cast, meeting, known.farid)
        farid = signed_in(cast.farid)
        assert "cours du soir" in page_of(farid, url_of(meeting, known.farid, case))
        with acting(cast.amina):
            withdraw(by=cast.amina, case=case_read(case), how="spoken")
        page = page_of(farid, url_of(meeting, known.farid, case))
        assert "Nour" not in page
        assert "cours du soir" not in page

    def test_it_closes_with_the_meeting(
        self, cast: Cast, signed_in: SignIn, known: Laid, meeting: Meeting, case: Case
    ) -> None:
        agreed(cast, case, known.of(known.farid))
        opened(cast, meeting, known.farid)
        with acting(cast.dalia):
            close_meeting(by=cast.dalia, meeting=read(meeting))
        page = page_of(signed_in(cast.farid), url_of(meeting, known.farid, case))
        assert "La réunion est finie" in page
        assert "Nour" not in page

    def test_and_by_itself_after_twelve_hours(
        self, cast: Cast, signed_in: SignIn, known: Laid, meeting: Meeting, case: Case
    ) -> None:
        agreed(cast, case, known.of(known.farid))
        opened(cast, meeting, known.farid)
        with as_batch("time passes"):
            Meeting.objects.filter(pk=meeting.pk).update(
                opened_at=read(meeting).opened_at - timedelta(hours=13)
            )
        assert "Nour" not in page_of(signed_in(cast.farid), url_of(meeting, known.farid, case))

    def test_what_left_the_agenda_is_not_listed(
        self, cast: Cast, signed_in: SignIn, known: Laid, meeting: Meeting, case: Case
    ) -> None:
        agreed(cast, case, known.of(known.farid))
        signed_in(cast.amina).post(
            reverse("commissions:cases-leave", args=[case.pk]), {"pourquoi": "refused"}
        )
        assert "Nour" not in page_of(signed_in(cast.farid), url_of(meeting, known.farid))

    def test_nor_whose_path_ended_meanwhile(
        self, cast: Cast, signed_in: SignIn, known: Laid, meeting: Meeting, case: Case
    ) -> None:
        agreed(cast, case, known.of(known.farid))
        agenda = reverse("commissions:meetings-show", args=[meeting.pk])
        assert "Nour" in signed_in(cast.dalia).get(agenda).content.decode()
        with as_batch("time passes"):
            Pathway.objects.filter(pk=cast.nour_pathway.pk).update(closed_on=clock.today())
        assert "Nour" not in page_of(signed_in(cast.farid), url_of(meeting, known.farid))
        assert "Nour" not in signed_in(cast.dalia).get(agenda).content.decode()

    def test_who_does_not_come_any_more_has_no_place(
        self, cast: Cast, signed_in: SignIn, known: Laid, meeting: Meeting, case: Case
    ) -> None:
        agreed(cast, case, known.of(known.farid))
        url = url_of(meeting, known.farid)
        assert signed_in(cast.farid).get(url).status_code == 200
        signed_in(cast.dalia).post(reverse("commissions:seats-end", args=[known.farid.pk]))
        assert signed_in(cast.farid).get(url).status_code == 404

    def test_who_does_not_work_there_any_more_has_none_either(
        self, cast: Cast, signed_in: SignIn, known: Laid, meeting: Meeting, case: Case
    ) -> None:
        agreed(cast, case, known.of(known.farid))
        url = url_of(meeting, known.farid)
        with as_batch("time passes"):
            Membership.objects.filter(user=cast.farid).update(until=clock.today())
        assert signed_in(cast.farid).get(url).status_code == 404
        with as_batch("time passes"):
            Membership.objects.filter(user=cast.farid).update(until=None, role=Role.VOLUNTEER)
        assert signed_in(cast.farid).get(url).status_code == 404

    def test_the_functions_answer_nothing_for_the_place_of_another(
        self, cast: Cast, known: Laid, meeting: Meeting, case: Case
    ) -> None:
        agreed(cast, case, known.of(known.farid))
        opened(cast, meeting, known.farid)
        place = place_of(meeting, known.farid).pk
        with acting(cast.farid):
            assert len(packets_of(place)) == 1
        for user in (cast.amina, cast.dalia, cast.chloe, cast.petra):
            with acting(user):
                assert packets_of(place) == []


class TestFunctions:
    """What the database gives, whatever a page hides."""

    def given(self, cast: Cast, meeting: Meeting, known: Laid) -> list[set[str]]:
        """To Farid: what is said, situation by situation; and what is decided."""
        with acting(cast.farid):
            packets = packets_of(place_of(meeting, known.farid).pk)
        return [
            {*(line.said for line in one.lines), *(one.words for one in one.decisions)} for one in packets
        ]

    def test_names_before_the_rest_during_and_nothing_after(
        self, cast: Cast, known: Laid, meeting: Meeting, case: Case
    ) -> None:
        agreed(cast, case, known.of(known.farid))
        assert self.given(cast, meeting, known) == [{"name"}]
        opened(cast, meeting, known.farid)
        begun(cast, case)
        decided(cast, case, known.goran, words="Une place")
        assert self.given(cast, meeting, known) == [{*SAID, "Une place"}]
        with acting(cast.dalia):
            close_meeting(by=cast.dalia, meeting=read(meeting))
        assert self.given(cast, meeting, known) == []

    def test_who_is_not_there_has_names_alone(
        self, cast: Cast, known: Laid, meeting: Meeting, case: Case
    ) -> None:
        agreed(cast, case, known.of(known.farid))
        opened(cast, meeting, known.goran)
        begun(cast, case)
        decided(cast, case, known.goran)
        assert self.given(cast, meeting, known) == [{"name"}]

    def test_twelve_hours_at_most(self, cast: Cast, known: Laid, meeting: Meeting, case: Case) -> None:
        agreed(cast, case, known.of(known.farid))
        opened(cast, meeting, known.farid)
        with as_batch("time passes"):
            Meeting.objects.filter(pk=meeting.pk).update(opened_at=clock.now() - timedelta(hours=13))
        assert self.given(cast, meeting, known) == []

    def test_a_meeting_that_nobody_opened_is_over_too(
        self, cast: Cast, known: Laid, meeting: Meeting, case: Case
    ) -> None:
        agreed(cast, case, known.of(known.farid))
        with as_batch("time passes"):
            Meeting.objects.filter(pk=meeting.pk).update(at=clock.now() - timedelta(hours=13))
        assert self.given(cast, meeting, known) == []

    @pytest.mark.parametrize(
        "ended", [{"withdrawn_at": clock.now()}, {"until": clock.today() - timedelta(days=1)}]
    )
    def test_an_agreement_that_ended_lists_nobody_even_while_lines_remain(
        self, cast: Cast, known: Laid, meeting: Meeting, case: Case, ended: dict[str, object]
    ) -> None:
        agreed(cast, case, known.of(known.farid))
        with as_batch("ended"):
            CaseAgreement.objects.filter(case=case).update(**ended)
        assert self.given(cast, meeting, known) == []
