"""The minutes write themselves; corrected, approved, then read by each as they may see them, for a month."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from pypdf import PdfReader

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
from filrouge.people.models import Person
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
    meeting_laid,
    nobody,
    opened,
    place_of,
    read,
)
from .litany import SignIn, assert_litany

pytestmark = pytest.mark.django_db


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


def token_sent(held: Meeting) -> str:
    """Of the link by which Goran reads the minutes, that the job sends."""
    with as_batch("job"):
        telling.send_minutes(held.pk)
        return token_of(OutsideLink.objects.filter(recipient=GORAN).latest("created_at"))


def told_by(answer: Any) -> str:
    """The words of a PDF."""
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert "no-store" in answer["Cache-Control"]
    assert "Nour" not in answer["Content-Disposition"]
    pages = PdfReader(BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


class TestPaper:
    """The minutes as a PDF: each reads there what the screen shows them, and no more."""

    def test_the_coordination_has_all_of_it_and_is_told_not_to_pass_it_on(
        self, cast: Cast, signed_in: SignIn, held: Meeting
    ) -> None:
        client, url = signed_in(cast.dalia), reverse("commissions:minutes-paper", args=[held.pk])
        said = told_by(client.get(url))
        for words in (
            *(
                "Nour Al Khatib",
                "Elle progresse vite",
                "Comptoir du Port",
                "Tesfay Haile",
                "Refaire le point",
            ),
            *("Goran Ilic", "N’étaient pas là", "ne l’a pas encore validé", "Elle ne se transmet pas"),
            "Copie de Dalia Benali",
        ):
            assert words in said, words
        with as_batch("look"):
            read_of = Reading.objects.filter(user_id=cast.dalia.pk, what=Reading.What.DOCUMENT)
            assert set(read_of.values_list("person_id", flat=True)) == {cast.nour.pk, cast.tesfay.pk}
        approved(cast, held)
        assert "pas encore validé" not in told_by(client.get(url))

    def test_a_team_of_the_project_names_nobody_and_the_stranger_has_none(
        self, cast: Cast, signed_in: SignIn, held: Meeting
    ) -> None:
        url = reverse("commissions:minutes-paper", args=[held.pk])
        said = told_by(signed_in(cast.farid).get(url))
        assert "Goran Ilic" in said
        for hidden in ("Nour", "Tesfay", "progresse", "le point"):
            assert hidden not in said
        for who in (cast.chloe, cast.manon):
            assert signed_in(who).get(url).status_code == 404
        assert signed_in(cast.dalia).post(url).status_code == 405

    def test_there_is_none_before_the_meeting(self, cast: Cast, signed_in: SignIn, known: Laid) -> None:
        meeting = meeting_laid(cast, known.commission)
        client = signed_in(cast.dalia)
        assert client.get(reverse("commissions:minutes-paper", args=[meeting.pk])).status_code == 404
        page = client.get(reverse("commissions:minutes-show", args=[meeting.pk])).content.decode()
        assert "compte-rendu.pdf" not in page

    def test_a_member_without_account_has_those_who_agreed_in_front_of_them(
        self, cast: Cast, held: Meeting
    ) -> None:
        token = token_sent(approved(cast, held))
        client, url = nobody(), reverse("commissions:links-paper", args=[token])
        assert url in client.get(reverse("commissions:links-show", args=[token])).content.decode()
        said = told_by(client.get(url))
        for words in (
            "Nour Al Khatib",
            "Elle progresse vite",
            "Une place le mardi soir",
            "Copie de Goran Ilic",
        ):
            assert words in said
        for hidden in ("Tesfay", "le point", "apprendre vite", "cours du soir", "Amina"):
            assert hidden not in said
        with as_batch("look"):
            link = OutsideLink.objects.filter(recipient=GORAN).latest("created_at")
            assert set(Reading.objects.filter(link=link.pk).values_list("person_id", flat=True)) == {
                cast.nour.pk
            }

    def test_nothing_of_her_is_left_in_it_once_she_changed_her_mind(self, cast: Cast, held: Meeting) -> None:
        url = reverse("commissions:links-paper", args=[token_sent(approved(cast, held))])
        with as_batch("look"):
            case = Case.objects.get(person=cast.nour)
        with acting(cast.amina):
            withdraw(by=cast.amina, case=case_read(case), how="spoken")
        said = told_by(nobody().get(url))
        assert "Nour" not in said
        assert "Personne n’a accepté" in said

    def test_it_closes_with_the_page(self, cast: Cast, held: Meeting) -> None:
        url = reverse("commissions:links-paper", args=[token_sent(approved(cast, held))])
        with as_batch("time passes"):
            Meeting.objects.filter(pk=held.pk).update(approved_at=clock.now() - timedelta(days=31))
        answer = nobody().get(url)
        assert answer.status_code == 410
        assert "Nour" not in answer.content.decode()
        assert nobody().get(reverse("commissions:links-paper", args=["invented"])).status_code == 302

    def test_a_member_with_an_account_has_theirs_and_no_other_place(
        self, cast: Cast, signed_in: SignIn, known: Laid, held: Meeting
    ) -> None:
        """Farid came for a member to whom she said nothing."""
        theirs = reverse("commissions:places-paper", args=[place_of(held, known.farid).pk])
        assert signed_in(cast.farid).get(theirs).status_code == 404  # not approved yet
        approved(cast, held)
        said = told_by(signed_in(cast.farid).get(theirs))
        assert "Personne n’a accepté" in said
        assert "Nour" not in said
        for who in (cast.amina, cast.dalia, cast.chloe):
            assert signed_in(who).get(theirs).status_code == 404

    def test_without_the_letters_of_the_system_it_says_so(
        self, cast: Cast, signed_in: SignIn, held: Meeting, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for views in ("minutes", "seated", "places", "links"):
            monkeypatch.setattr(f"filrouge.commissions.views.{views}.can_write", lambda: False)
        url = reverse("commissions:minutes-paper", args=[held.pk])
        page = signed_in(cast.dalia).get(url, follow=True).content.decode()
        assert "ne sait pas faire de PDF" in page
        assert "compte-rendu.pdf" not in page
        token = token_sent(approved(cast, held))
        page = nobody().get(reverse("commissions:links-paper", args=[token]), follow=True).content.decode()
        assert "Nour Al Khatib" in page
        assert "compte-rendu.pdf" not in page

    def test_names_are_written_in_letters_of_their_own(
        self, cast: Cast, signed_in: SignIn, held: Meeting
    ) -> None:
        with as_batch("fixture"):
            Person.objects.filter(pk=cast.nour.pk).update(given_name="نور")
        answer = signed_in(cast.dalia).get(reverse("commissions:minutes-paper", args=[held.pk]))
        fonts = PdfReader(BytesIO(answer.content)).pages[0]["/Resources"]["/Font"]  # type: ignore[index]
        assert "arabic" in " ".join(str(fonts[name]["/BaseFont"]) for name in fonts)


class TestReadByEach:
    def page(self, known: Laid, held: Meeting) -> str:
        """Of Goran, by the link that the job sends."""
        answer = nobody().get(reverse("commissions:links-show", args=[token_sent(held)]))
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

    def test_whoever_has_an_account_finds_them_again_with_their_meetings(
        self, cast: Cast, signed_in: SignIn, known: Laid, held: Meeting
    ) -> None:
        theirs = reverse("commissions:places-show", args=[place_of(held, known.farid).pk])
        client, index = signed_in(cast.farid), reverse("commissions:commissions-index")
        assert theirs not in client.get(index).content.decode()
        approved(cast, held)
        assert theirs in client.get(index).content.decode()
        with as_batch("time passes"):
            Meeting.objects.filter(pk=held.pk).update(approved_at=clock.now() - timedelta(days=31))
        assert theirs not in client.get(index).content.decode()

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
