"""The minutes write themselves; corrected, approved, then read by each as they may see them, for a month."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from filrouge.commissions.actions.agreements import withdraw
from filrouge.commissions.actions.cases import note_summary
from filrouge.commissions.actions.decisions import become_step
from filrouge.commissions.actions.meetings import approve_minutes, close_meeting
from filrouge.commissions.events import MinutesApproved
from filrouge.commissions.models import Case, CaseAgreement, Decision, Meeting
from filrouge.commissions.sitting import telling
from filrouge.commissions.sitting.forgetting import forget_what_was_said
from filrouge.commissions.sitting.seated import minutes_of
from filrouge.messaging.models import Message
from filrouge.privacy.context import acting, entered
from filrouge.privacy.links import context_of_link, token_of
from filrouge.privacy.models import OutsideLink, Reading
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.events import Event
from tests.cast import Cast

from .laying import (
    GORAN,
    Laid,
    agreed,
    begun,
    case_laid,
    case_read,
    decided,
    laid,
    meeting_laid,
    nobody,
    opened,
    place_of,
    read,
)
from .litany import SignIn, assert_litany

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_cache() -> None:
    cache.clear()


@pytest.fixture
def known(cast: Cast) -> Laid:
    return laid(cast)


@pytest.fixture
def held(cast: Cast, known: Laid) -> Meeting:
    """Nour, who agreed to Goran, then Tesfay, who agreed to nobody; both looked at; ended, not approved."""
    meeting = meeting_laid(cast, known.commission)
    nour, tesfay = case_laid(cast, meeting), case_laid(cast, meeting, cast.tesfay_pathway)
    agreed(cast, nour, known.of(known.goran))
    opened(cast, meeting, known.goran, known.amina)
    begun(cast, nour)
    decided(cast, nour, known.goran)
    with acting(cast.dalia):
        note_summary(by=cast.dalia, case=case_read(nour), words="Elle progresse vite")
    begun(cast, tesfay)
    decided(cast, tesfay, known.amina, words="Refaire le point")
    with acting(cast.dalia):
        close_meeting(by=cast.dalia, meeting=read(meeting))
    return read(meeting)


def approved(cast: Cast, meeting: Meeting) -> Meeting:
    with acting(cast.dalia):
        approve_minutes(by=cast.dalia, meeting=read(meeting))
    return read(meeting)


class TestShow:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn, held: Meeting) -> None:
        page = assert_litany(
            cast,
            signed_in,
            "minutes-show",
            held.pk,
            who="dalia",
            hidden=("chloe", "manon"),
            refused=(),
            budget=13,
        )
        for said in (
            "Nour Al Khatib",
            "Tesfay Haile",
            "Elle progresse vite",
            "Refaire le point",
            "Goran Ilic",
        ):
            assert said in page
        with as_batch("look"):
            assert Reading.objects.filter(user_id=cast.dalia.pk, person_id=cast.tesfay.pk).exists()

    def test_a_team_of_the_project_reads_who_came_and_nobody_s_name(
        self, cast: Cast, signed_in: SignIn, held: Meeting
    ) -> None:
        page = signed_in(cast.farid).get(reverse("commissions:minutes-show", args=[held.pk])).content.decode()
        assert "Goran Ilic" in page
        for hidden in ("Nour", "Tesfay", "progresse", "le point"):
            assert hidden not in page


class TestApprove:
    def test_the_coordination_corrects_then_approves(
        self, cast: Cast, signed_in: SignIn, held: Meeting, known: Laid, heard: list[Event]
    ) -> None:
        with as_batch("look"):
            decision = Decision.objects.get(words="Refaire le point")
        edit = reverse("commissions:decisions-edit", args=[decision.pk])
        values = {
            "words": "Refaire le point avec lui",
            "what": "step",
            "member": known.amina.member_id,
            "due_on": (clock.today() + timedelta(days=9)).isoformat(),
        }
        signed_in(cast.dalia).post(edit, values)
        url = reverse("commissions:minutes-approve", args=[held.pk])
        assert signed_in(cast.amina).post(url).status_code == 403
        assert signed_in(cast.chloe).post(url).status_code == 404
        signed_in(cast.dalia).post(url)
        assert read(held).approved_at is not None
        assert isinstance(heard[-1], MinutesApproved)
        again = signed_in(cast.dalia).post(edit, {**values, "words": "Autre"}).content.decode()
        assert "ne se corrige plus" in again
        page = signed_in(cast.dalia).get(reverse("commissions:minutes-show", args=[held.pk])).content.decode()
        assert "Refaire le point avec lui" in page
        assert "Corriger" not in page

    def test_the_team_corrects_the_step_with_it(
        self, cast: Cast, signed_in: SignIn, held: Meeting, known: Laid
    ) -> None:
        with as_batch("look"):
            related = ("case__pathway__organisation", "case__project", "member")
            decision = Decision.objects.select_related(*related).get(words="Une place le mardi soir")
        with acting(cast.amina):
            step = become_step(by=cast.amina, decision=decision)
        later = decision.due_on + timedelta(days=7)
        values = {
            "words": "Y aller ensemble",
            "what": decision.what,
            "member": known.goran.member_id,
            "due_on": later.isoformat(),
        }
        signed_in(cast.amina).post(reverse("commissions:decisions-edit", args=[decision.pk]), values)
        with as_batch("look"):
            step.refresh_from_db()
        assert (step.title, step.planned_on) == ("Y aller ensemble", later)

    def test_not_before_it_is_over_nor_twice(self, cast: Cast, known: Laid, held: Meeting) -> None:
        later = meeting_laid(cast, known.commission, days=9)
        with acting(cast.dalia), pytest.raises(ValidationError, match="une fois la réunion finie"):
            approve_minutes(by=cast.dalia, meeting=later)
        approved(cast, held)
        with pytest.raises(ValidationError, match="déjà validé"):
            approved(cast, held)

    def test_nothing_is_added_once_it_is_approved(self, cast: Cast, held: Meeting) -> None:
        approved(cast, held)
        with as_batch("look"):
            case = Case.objects.get(person=cast.nour)
        with acting(cast.dalia), pytest.raises(ValidationError, match="jusqu’à sa validation"):
            note_summary(by=cast.dalia, case=case_read(case), words="Encore")
        with acting(cast.farid), pytest.raises(PermissionDenied):
            note_summary(by=cast.farid, case=case_read(case), words="Encore")


class TestReadByEach:
    def page(self, known: Laid, held: Meeting) -> str:
        """Of Goran, by the link that the job sends."""
        with as_batch("job"):
            telling.send_minutes(held.pk)
            link = OutsideLink.objects.filter(recipient=GORAN).latest("created_at")
        answer = nobody().get(reverse("commissions:links-show", args=[token_of(link)]))
        return answer.content.decode()

    def test_a_member_reads_those_who_agreed_and_no_other(
        self, cast: Cast, known: Laid, held: Meeting
    ) -> None:
        page = self.page(known, approved(cast, held))
        for said in ("Nour Al Khatib", "Elle progresse vite", "Une place le mardi soir", "Comptoir du Port"):
            assert said in page
        for hidden in ("Tesfay", "le point", "apprendre vite", "cours du soir"):
            assert hidden not in page

    def test_not_before_they_are_approved_nor_a_month_after(
        self, cast: Cast, known: Laid, held: Meeting
    ) -> None:
        place = place_of(held, known.farid).pk
        with as_batch("she agreed to Farid too"):
            CaseAgreement.objects.update(members=known.of(known.farid, known.goran))

        def given() -> list[str]:
            with acting(cast.farid):
                return [one.name for one in minutes_of(place)]

        assert given() == []
        approved(cast, held)
        assert given() == ["Nour Al Khatib"]
        with as_batch("time passes"):
            Meeting.objects.filter(pk=held.pk).update(approved_at=clock.now() - timedelta(days=31))
        assert given() == []

    def test_a_member_to_whom_she_said_nothing_reads_nothing(
        self, cast: Cast, signed_in: SignIn, known: Laid, held: Meeting
    ) -> None:
        approved(cast, held)
        url = reverse("commissions:places-show", args=[place_of(held, known.farid).pk])
        page = signed_in(cast.farid).get(url).content.decode()
        assert "Personne n’a accepté" in page
        assert "Nour" not in page

    def test_her_change_of_mind_takes_her_out_of_them(self, cast: Cast, known: Laid, held: Meeting) -> None:
        approved(cast, held)
        assert "Nour" in self.page(known, held)
        with as_batch("look"):
            case = Case.objects.get(person=cast.nour)
        with acting(cast.amina):
            withdraw(by=cast.amina, case=case_read(case), how="spoken")
        assert "Nour" not in self.page(known, held)

    @pytest.mark.parametrize(
        "ended", [{"withdrawn_at": clock.now()}, {"until": clock.today() - timedelta(days=1)}]
    )
    def test_the_database_gives_nothing_once_the_agreement_ended(
        self, cast: Cast, known: Laid, held: Meeting, ended: dict[str, Any]
    ) -> None:
        approved(cast, held)
        with as_batch("job"):
            telling.send_minutes(held.pk)
            link = OutsideLink.objects.filter(recipient=GORAN).latest("created_at")
            place = place_of(held, known.goran).pk
        with entered(context_of_link(link)):
            assert [one.name for one in minutes_of(place)] == ["Nour Al Khatib"]
        with as_batch("ended"):
            CaseAgreement.objects.update(**ended)
        with entered(context_of_link(link)):
            assert minutes_of(place) == []

    def test_a_month_later_they_are_closed(self, cast: Cast, known: Laid, held: Meeting) -> None:
        approved(cast, held)
        with as_batch("time passes"):
            Meeting.objects.filter(pk=held.pk).update(approved_at=clock.now() - timedelta(days=31))
        assert "Nour" not in self.page(known, held)

    def test_the_night_spares_the_link_that_leads_to_them(
        self, cast: Cast, known: Laid, held: Meeting
    ) -> None:
        approved(cast, held)
        self.page(known, held)
        with as_batch("night"):
            forget_what_was_said()
        assert "Nour" in self.page(known, held)

    def test_the_message_names_nobody(self, cast: Cast, known: Laid, held: Meeting) -> None:
        self.page(known, approved(cast, held))
        with as_batch("look"):
            sent: list[Any] = [str(one.text) for one in Message.objects.all()]
        assert len(sent) == 4
        assert not [text for text in sent if "Nour" in text or "Tesfay" in text]
