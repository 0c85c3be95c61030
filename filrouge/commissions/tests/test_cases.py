"""One situation: asked for by its team, looked at in turn, learned by the person."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.urls import reverse

from filrouge.commissions.actions.cases import ask_for, start_case, take_off
from filrouge.commissions.events import CaseLearned, CasePut
from filrouge.commissions.models import Case, CaseAgreement, CaseLine, Decision
from filrouge.pathways.models import Pathway
from filrouge.privacy.context import Context, acting, entered
from filrouge.privacy.models import Reading
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.events import Event
from tests.cast import Cast

from .laying import (
    agreed,
    begun,
    case_laid,
    case_read,
    commission_laid,
    decided,
    laid,
    meeting_laid,
    opened,
    seat_laid,
)
from .litany import SignIn, assert_litany

pytestmark = pytest.mark.django_db


class TestReach:
    """In the database, whatever a screen forgets."""

    def counts(self) -> list[int]:
        return [model.objects.count() for model in (Case, CaseAgreement, CaseLine, Decision)]

    @pytest.fixture
    def case(self, cast: Cast) -> Case:
        known = laid(cast)
        meeting = meeting_laid(cast, known.commission)
        case = case_laid(cast, meeting)
        agreed(cast, case, known.of(known.farid, known.goran))
        opened(cast, meeting, known.farid, known.goran)
        begun(cast, case)
        decided(cast, case, known.goran)
        return case

    def test_the_team_reads_all_and_the_coordination_all_but_what_is_said(
        self, cast: Cast, case: Case
    ) -> None:
        for user in (cast.amina, cast.bruno):
            with acting(user):
                assert self.counts() == [1, 1, 3, 1], user
        with acting(cast.dalia):
            assert self.counts() == [1, 1, 0, 1]

    def test_members_and_strangers_read_no_table(self, cast: Cast, case: Case) -> None:
        for user in (cast.farid, cast.chloe, cast.manon, cast.olga, cast.petra):
            with acting(user):
                assert self.counts() == [0, 0, 0, 0], user
        with entered(Context(link="a-link")):
            assert self.counts() == [0, 0, 0, 0]

    def test_the_coordination_writes_the_agenda_and_nothing_of_what_is_said(
        self, cast: Cast, case: Case
    ) -> None:
        of = {"case": case, "person_id": case.person_id, "project_id": case.project_id}
        with acting(cast.dalia):
            assert Case.objects.filter(pk=case.pk).update(rank=3) == 1
            with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
                CaseLine.objects.create(said="who", value="X", **of)

    def test_a_decision_cannot_be_hung_on_somebody_else_s_situation(self, cast: Cast, case: Case) -> None:
        known = Decision.objects
        with acting(cast.amina):
            member = known.get().member_id
            with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
                known.create(
                    case=case,
                    person_id=cast.tesfay.pk,
                    project_id=case.project_id,
                    what="step",
                    words="X",
                    member_id=member,
                    due_on=clock.today(),
                )


class TestAsk:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        meeting_laid(cast, laid(cast).commission)
        page = assert_litany(cast, signed_in, "cases-ask", cast.nour_pathway.pk)
        assert "Commission de suivi" in page

    def test_without_a_meeting_it_says_what_to_do(self, cast: Cast, signed_in: SignIn) -> None:
        url = reverse("commissions:cases-ask", args=[cast.nour_pathway.pk])
        assert "Aucune réunion n’est prévue" in signed_in(cast.amina).get(url).content.decode()

    def test_it_is_asked(self, cast: Cast, signed_in: SignIn, heard: list[Event]) -> None:
        meeting = meeting_laid(cast, laid(cast).commission)
        url = reverse("commissions:cases-ask", args=[cast.nour_pathway.pk])
        client = signed_in(cast.amina)
        page = client.post(url, {"meeting": meeting.pk, "asked": ""}).content.decode()
        assert "Dites ce que vous attendez" in page
        client.post(url, {"meeting": meeting.pk, "asked": "Qui a une place ?"})
        with acting(cast.bruno):
            case = Case.objects.get()
        assert (case.origin, case.asked, case.told_on) == ("asked", "Qui a une place ?", None)
        assert isinstance(heard[-1], CasePut)
        assert "Déjà en commission" in client.get(url).content.decode()
        again = client.post(url, {"meeting": meeting.pk, "asked": "Encore"}).content.decode()
        assert "déjà à l’ordre du jour" in again

    def test_not_where_nobody_is_named_nor_in_another_project(self, cast: Cast) -> None:
        unnamed = commission_laid(cast, kind="unblocking", name="Déblocage")
        known = laid(cast)
        seat_laid(cast, unnamed, cast.lead, email="prefet@etat.example", name="M. Roux", function="elected")
        meeting = meeting_laid(cast, unnamed)
        meeting_laid(cast, known.commission)
        with acting(cast.amina), pytest.raises(ValidationError, match="n’est pas pour cette personne"):
            ask_for(by=cast.amina, meeting=meeting, pathway=cast.nour_pathway, asked="X")


class TestShow:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        known = laid(cast)
        meeting = meeting_laid(cast, known.commission)
        case = case_laid(cast, meeting)
        agreed(cast, case, known.of(known.farid))
        page = assert_litany(
            cast, signed_in, "cases-show", case.pk, hidden=("chloe", "farid", "manon"), refused=(), budget=14
        )
        for said in (
            "Une place en cours du soir",
            "Je veux apprendre vite",
            "Comptoir du Port",
            "Amina Martin",
        ):
            assert said in page
        coordination = signed_in(cast.dalia).get(reverse("commissions:cases-show", args=[case.pk]))
        assert "Je veux apprendre vite" not in coordination.content.decode()
        with as_batch("look"):
            assert Reading.objects.filter(person_id=cast.nour.pk, user_id=cast.dalia.pk).exists()

    def test_before_she_is_told_nobody_is_to_name_her(self, cast: Cast, signed_in: SignIn) -> None:
        case = case_laid(cast, meeting_laid(cast, laid(cast).commission))
        page = signed_in(cast.amina).get(reverse("commissions:cases-show", args=[case.pk])).content.decode()
        assert "Elle n’est pas encore prévenue" in page


class TestAdd:
    def test_the_coordination_chooses_among_what_is_proposed(self, cast: Cast, signed_in: SignIn) -> None:
        meeting = meeting_laid(cast, laid(cast).commission)
        with as_batch("fixture"):
            Pathway.objects.filter(pk=cast.nour_pathway.pk).update(blocking_barriers=4)
        url = reverse("commissions:cases-add", args=[meeting.pk])
        values = {"parcours": cast.nour_pathway.pk}
        assert signed_in(cast.amina).post(url, values).status_code == 403
        assert signed_in(cast.dalia).post(url, {"parcours": "x"}).status_code == 404
        signed_in(cast.dalia).post(url, {"parcours": cast.tesfay_pathway.pk})  # proposed by nothing
        signed_in(cast.dalia).post(url, values)
        with acting(cast.dalia):
            assert [one.person_id for one in Case.objects.all()] == [cast.nour.pk]


class TestLeave:
    def test_the_team_says_her_no_and_the_coordination_that_it_is_settled(
        self, cast: Cast, signed_in: SignIn
    ) -> None:
        case = case_laid(cast, meeting_laid(cast, laid(cast).commission))
        url = reverse("commissions:cases-leave", args=[case.pk])
        assert signed_in(cast.farid).post(url).status_code == 404
        assert signed_in(cast.dalia).post(url, {"pourquoi": "refused"}).status_code == 403
        signed_in(cast.amina).post(url, {"pourquoi": "refused"})
        assert case_read(case).left_because == "refused"

    def test_not_once_it_is_looked_at(self, cast: Cast) -> None:
        known = laid(cast)
        meeting = meeting_laid(cast, known.commission)
        case = case_laid(cast, meeting)
        opened(cast, meeting, known.amina)
        begun(cast, case)
        with acting(cast.amina), pytest.raises(ValidationError):
            take_off(by=cast.amina, case=case_read(case), because="settled")


class TestStart:
    def test_one_at_a_time_each_with_its_time(self, cast: Cast, signed_in: SignIn) -> None:
        known = laid(cast)
        meeting = meeting_laid(cast, known.commission)
        nour, tesfay = case_laid(cast, meeting), case_laid(cast, meeting, cast.tesfay_pathway)
        url = reverse("commissions:cases-start", args=[nour.pk])
        client = signed_in(cast.dalia)
        assert "Ouvrez d’abord la réunion" in client.post(url, follow=True).content.decode()
        opened(cast, meeting, known.amina)
        assert signed_in(cast.amina).post(url).status_code == 403
        client.post(url)
        with as_batch("time passes"):
            Case.objects.filter(pk=nour.pk).update(started_at=clock.now() - timedelta(minutes=7, seconds=5))
        client.post(reverse("commissions:cases-start", args=[tesfay.pk]))
        assert case_read(nour).minutes_taken == 7
        assert not case_read(nour).is_current
        assert case_read(tesfay).is_current
        finish = reverse("commissions:cases-finish", args=[tesfay.pk])
        client.post(finish)
        assert "pas le tour" in client.post(finish, follow=True).content.decode()
        assert not case_read(tesfay).is_current

    def test_what_left_the_agenda_is_not_looked_at(self, cast: Cast) -> None:
        known = laid(cast)
        meeting = meeting_laid(cast, known.commission)
        case = case_laid(cast, meeting)
        with acting(cast.amina):
            take_off(by=cast.amina, case=case_read(case), because="refused")
        opened(cast, meeting, known.amina)
        with acting(cast.dalia), pytest.raises(ValidationError, match="plus à l’ordre du jour"):
            start_case(by=cast.dalia, case=case_read(case))


class TestTell:
    def test_she_learns_what_is_decided(self, cast: Cast, signed_in: SignIn, heard: list[Event]) -> None:
        known = laid(cast)
        meeting = meeting_laid(cast, known.commission)
        case = case_laid(cast, meeting)
        url = reverse("commissions:cases-tell", args=[case.pk])
        client = signed_in(cast.amina)
        assert "pas encore été regardée" in client.post(url, {"how": "spoken"}, follow=True).content.decode()
        opened(cast, meeting, known.amina)
        begun(cast, case)
        assert signed_in(cast.dalia).post(url, {"how": "spoken"}).status_code == 403
        client.post(url, {"how": "phone"})
        learned = case_read(case)
        assert (learned.learned_on, learned.learned_how) == (clock.today(), "phone")
        assert isinstance(heard[-1], CaseLearned)
