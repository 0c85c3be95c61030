"""The page of both, as the partner reads it by the link, and answers there."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from filrouge.directory.models import KeyContact
from filrouge.messaging.models import Message
from filrouge.partners.actions.partnerships import close_partnership
from filrouge.partners.models import (
    OUR_PAGE,
    Contribution,
    JointAnswer,
    JointEvaluation,
    Partnership,
    Referral,
    ReferralFigure,
    Routine,
)
from filrouge.partners.partnering import telling
from filrouge.people.models import Person
from filrouge.privacy.context import acting, entered
from filrouge.privacy.links import context_of_link
from filrouge.privacy.models import OutsideLink
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

from .laying import GORAN, handed, nobody, structure_laid
from .litany import SignIn, asked_by
from .partnering import (
    answered_for_us,
    asked,
    contact_laid,
    contribution_laid,
    opinion_typed,
    partnership_laid,
    routine_laid,
    told,
)

pytestmark = pytest.mark.django_db

BUDGET = 12


@pytest.fixture
def partnership(cast: Cast) -> Partnership:
    structure = structure_laid()
    made: Partnership = partnership_laid(cast, structure=structure, contact=contact_laid(cast, structure))
    contribution_laid(cast, made)
    routine_laid(cast, made)
    return made


@pytest.fixture
def evaluation(cast: Cast, partnership: Partnership) -> JointEvaluation:
    return asked(cast, partnership)


@pytest.fixture
def url(evaluation: JointEvaluation) -> str:
    return reverse("partners:our_pages-show", args=[told(evaluation)])


def page_of(url: str) -> str:
    return " ".join(nobody().get(url).content.decode().split())


def answers(url: str, *ratings: int, **more: str) -> Any:
    return nobody().post(url, opinion_typed(*ratings, **more))


def the_link() -> OutsideLink:
    with as_batch("look"):
        return OutsideLink.objects.get(purpose=OUR_PAGE)


class TestShow:
    def test_the_same_as_the_team_reads_and_none_of_what_it_keeps(
        self, cast: Cast, partnership: Partnership, url: str
    ) -> None:
        page = page_of(url)
        for said in ("Mission locale de Béziers", "Une salle", "Point sur les places libres"):
            assert said in page
        for kept in ("Lucie Ferrand", "Repose sur", "Modifier", "Corriger", "Nour", "Noter un apport"):
            assert kept not in page

    def test_opening_answers_nothing(self, evaluation: JointEvaluation, url: str) -> None:
        nobody().get(url)
        with as_batch("look"):
            assert not JointAnswer.objects.exists()
        assert the_link().used_at is None

    def test_answers_are_side_by_side_once_both_have_answered(
        self, cast: Cast, evaluation: JointEvaluation, url: str, signed_in: SignIn
    ) -> None:
        answered_for_us(cast, evaluation, 4, 4, 4, 4, 4, words="Rien à changer")
        assert "Rien à changer" not in page_of(url)
        assert answers(url, 4, 1, 3, 4, 4, words="Répondre plus vite", who="Goran Ilic").status_code == 302
        show = reverse("partners:partnerships-show", args=[evaluation.partnership_id])
        as_the_team_reads = " ".join(signed_in(cast.amina).get(show).content.decode().split())
        for page in (page_of(url), as_the_team_reads):
            assert "Rien à changer" in page
            assert "(Goran Ilic) : Répondre plus vite" in page
            apart = page.partition("À se dire")[2].partition("</p>")[0]
            assert "Ce qui était convenu est tenu." in apart
            assert "Les personnes y gagnent." not in apart
        assert the_link().used_at is not None

    def test_twice_is_once(self, evaluation: JointEvaluation, url: str) -> None:
        answers(url, 4, 4, 4, 4, 4)
        assert answers(url, 1, 1, 1, 1, 1).status_code == 200
        with as_batch("look"):
            assert JointAnswer.objects.get().ratings == [4, 4, 4, 4, 4]

    @pytest.mark.parametrize("ratings", [(4, 4, 4, 4), (4, 4, 4, 4, 0)])
    def test_what_is_missing_is_said_and_nothing_is_lost(
        self, evaluation: JointEvaluation, url: str, ratings: tuple[int, ...]
    ) -> None:
        page = answers(url, *ratings, words="Répondre plus vite").content.decode()
        assert "form-errors" in page
        assert "Répondre plus vite" in page

    def test_the_queries_of_the_page_are_counted(self, url: str) -> None:
        with CaptureQueriesContext(connection) as queries:
            nobody().get(url)
        assert len(asked_by(queries)) <= BUDGET, "\n".join(asked_by(queries))


class TestReach:
    """In the database, whatever the page forgets."""

    def test_the_link_reads_its_partnership_and_no_other_row(
        self, cast: Cast, partnership: Partnership, evaluation: JointEvaluation, url: str
    ) -> None:
        other = partnership_laid(cast, structure=structure_laid("Atelier du Canal"))
        contribution_laid(cast, other, what="Un secret")
        routine_laid(cast, other)
        answered_for_us(cast, asked(cast, other))
        handed(cast)
        with as_batch("the night"):
            for structure in (partnership.structure, other.structure):
                ReferralFigure.objects.create(
                    project=cast.project,
                    structure=structure,
                    sent=9,
                    answered=9,
                    median_days=3,
                    counted_at=clock.now(),
                )
        with entered(context_of_link(the_link())):
            assert list(Partnership.objects.all()) == [partnership]
            models = (Routine, Contribution, JointEvaluation, ReferralFigure)
            assert [model.objects.count() for model in models] == [1, 1, 1, 1]
            hidden = (JointAnswer, Person, Referral, KeyContact)
            assert [model.objects.count() for model in hidden] == [0, 0, 0, 0]

    def test_it_writes_its_answer_and_nothing_else(
        self, cast: Cast, partnership: Partnership, evaluation: JointEvaluation, url: str
    ) -> None:
        other = asked(cast, partnership_laid(cast, structure=structure_laid("Atelier du Canal")))
        wrong: list[Any] = [
            JointAnswer(evaluation=other, side="theirs", ratings=[1] * 5),
            JointAnswer(evaluation=evaluation, side="ours", ratings=[1] * 5),
            JointAnswer(evaluation=evaluation, side="theirs", ratings=[1] * 5, user=cast.amina),
            JointEvaluation(partnership=partnership, email=GORAN, asked_by=cast.dalia),
        ]
        with entered(context_of_link(the_link())):
            for row in wrong:
                with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
                    row.save(force_insert=True)
            assert Partnership.objects.update(protocol="X") == 0
            assert Routine.objects.update(what="X") == 0
            assert Contribution.objects.update(what="X") == 0
            JointAnswer(evaluation=evaluation, side="theirs", ratings=[1] * 5).save(force_insert=True)

    def test_a_link_of_another_purpose_reads_nothing(self, cast: Cast, partnership: Partnership) -> None:
        _referral, token = handed(cast)
        assert nobody().get(reverse("partners:our_pages-show", args=[token])).status_code == 410
        with as_batch("look"):
            link = OutsideLink.objects.get(purpose="referral")
        with entered(context_of_link(link)):
            assert not Partnership.objects.exists()


class TestEnds:
    def test_it_closes_with_the_partnership(self, cast: Cast, partnership: Partnership, url: str) -> None:
        with acting(cast.dalia):
            close_partnership(by=cast.dalia, partnership=partnership)
        answer = nobody().get(url)
        assert answer.status_code == 410
        assert "Comptoir" not in answer.content.decode()
        with entered(context_of_link(the_link())):
            assert not Partnership.objects.exists()

    @pytest.mark.parametrize("token", ["x", "a" * 43])
    def test_an_invented_link_opens_nothing(self, partnership: Partnership, token: str) -> None:
        assert nobody().get(reverse("partners:our_pages-show", args=[token])).status_code == 410

    def test_an_expired_link_renews_itself_to_the_same_address(
        self, cast: Cast, partnership: Partnership, url: str
    ) -> None:
        with as_batch("time passes"):
            now = clock.now()
            OutsideLink.objects.update(
                created_at=now - timedelta(days=181), expires_at=now - timedelta(days=1)
            )
            Message.objects.all().delete()
        assert nobody().get(url).status_code == 410
        assert "en route" in nobody().post(url, {"renew": "1"}).content.decode()
        with as_batch("job"):
            job = ProcrastinateJob.objects.get(task_name="partners.send_our_page")
            telling.send_again(job.args["link_id"])
            (letter,) = Message.objects.all()
        assert letter.to == GORAN
