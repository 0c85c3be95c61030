"""Both are asked what they think: who asks, what leaves, what is read before and after."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from filrouge.accounts.models import Membership
from filrouge.messaging.models import Message
from filrouge.partners.actions.evaluations import Opinion, note_partner_answer
from filrouge.partners.actions.partnerships import close_partnership
from filrouge.partners.events import EvaluationAnswered, EvaluationAsked
from filrouge.partners.models import OUR_PAGE, JointAnswer, JointEvaluation
from filrouge.partners.partnering import telling
from filrouge.privacy.context import acting, entered
from filrouge.privacy.links import context_of_link
from filrouge.privacy.models import OutsideLink
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.events import Event
from tests.cast import Cast

from .laying import GORAN, nobody, structure_laid
from .litany import SignIn, assert_litany
from .partnering import answered_for_us, asked, opinion_typed, partnership_laid, told

pytestmark = pytest.mark.django_db


def links() -> list[OutsideLink]:
    with as_batch("look"):
        return list(OutsideLink.objects.filter(purpose=OUR_PAGE).order_by("created_at"))


def answered_by_link(token: str, **said: str) -> None:
    answer = nobody().post(
        reverse("partners:our_pages-show", args=[token]), opinion_typed(4, 1, 4, 4, 4, **said)
    )
    assert answer.status_code == 302


def aged(evaluation: JointEvaluation, days: int) -> None:
    with as_batch("time passes"):
        day = clock.today() - timedelta(days=days)
        JointEvaluation.objects.filter(pk=evaluation.pk).update(asked_on=day)


class TestNew:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        made = partnership_laid(cast)
        for who in ("dalia", "manon"):
            page = assert_litany(
                cast,
                signed_in,
                "evaluations-new",
                made.pk,
                who=who,
                hidden=("chloe", "olga"),
                refused=("amina",),
            )
            assert GORAN in page

    def test_the_link_leaves_by_e_mail_without_anybody_s_name(
        self, cast: Cast, signed_in: SignIn, heard: list[Event]
    ) -> None:
        made = partnership_laid(cast)
        url = reverse("partners:evaluations-new", args=[made.pk])
        signed_in(cast.dalia).post(url, {"email": GORAN})
        event = heard[-1]
        assert isinstance(event, EvaluationAsked)
        with as_batch("job"):
            telling.ask_partner(event.evaluation_id)
            telling.ask_partner(event.evaluation_id)
            (letter,) = Message.objects.all()
        (link,) = links()
        assert (letter.to, link.recipient, link.person_id) == (GORAN, GORAN, None)
        assert "/partenariat/" in letter.text
        assert "Nour" not in letter.text

    def test_a_bad_address_is_explained(self, cast: Cast, signed_in: SignIn) -> None:
        url = reverse("partners:evaluations-new", args=[partnership_laid(cast).pk])
        for email in ("", "goran"):
            assert "form-errors" in signed_in(cast.dalia).post(url, {"email": email}).content.decode()

    def test_not_twice_in_two_weeks(self, cast: Cast, signed_in: SignIn) -> None:
        made = partnership_laid(cast)
        evaluation = asked(cast, made)
        url = reverse("partners:evaluations-new", args=[made.pk])
        assert "appelez-le" in signed_in(cast.dalia).post(url, {"email": GORAN}).content.decode()
        aged(evaluation, 14)
        assert signed_in(cast.dalia).post(url, {"email": GORAN}).status_code == 302

    def test_the_same_address_keeps_its_link_and_another_closes_it(self, cast: Cast) -> None:
        made = partnership_laid(cast)
        first = asked(cast, made)
        token = told(first)
        aged(first, 40)
        second = asked(cast, made)
        assert told(second) == token
        aged(second, 20)
        assert told(asked(cast, made, "lina@partenaire.example")) != token
        assert [(one.recipient, one.revoked_at is None) for one in links()] == [
            (GORAN, False),
            ("lina@partenaire.example", True),
        ]


class TestAnswer:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        made = partnership_laid(cast)
        asked(cast, made)
        assert_litany(
            cast,
            signed_in,
            "evaluations-answer",
            made.pk,
            who="dalia",
            hidden=("chloe", "olga"),
            refused=("amina",),
        )

    def test_once_and_nothing_is_read_before_the_other_side(
        self, cast: Cast, signed_in: SignIn, heard: list[Event]
    ) -> None:
        made = partnership_laid(cast)
        asked(cast, made)
        client = signed_in(cast.manon)
        url = reverse("partners:evaluations-answer", args=[made.pk])
        client.post(url, opinion_typed(4, 3, 2, 4, 4, words="Se voir plus souvent"))
        event = heard[-1]
        assert isinstance(event, EvaluationAnswered)
        assert event.side == "ours"
        page = client.get(reverse("partners:partnerships-show", args=[made.pk])).content.decode()
        assert "Reste la réponse de Comptoir du Port" in page
        assert "Se voir plus souvent" not in page
        assert client.get(url).status_code == 404

    def test_every_question_is_answered(self, cast: Cast, signed_in: SignIn) -> None:
        made = partnership_laid(cast)
        asked(cast, made)
        url = reverse("partners:evaluations-answer", args=[made.pk])
        for values in (opinion_typed(4, 3, 2, 4), opinion_typed(4, 3, 2, 4, 9)):
            page = signed_in(cast.dalia).post(url, {**values, "words": "Un mot"}).content.decode()
            assert "form-errors" in page
            assert "Un mot" in page

    def test_the_database_takes_one_answer_a_side_to_all_questions(self, cast: Cast) -> None:
        evaluation = asked(cast, partnership_laid(cast))
        answered_for_us(cast, evaluation)
        ours = {"evaluation": evaluation, "side": "ours", "user": cast.dalia}
        with acting(cast.dalia), pytest.raises(IntegrityError, match="once_a_side"), transaction.atomic():
            JointAnswer.objects.create(ratings=[1] * 5, **ours)
        with as_batch("forget"):
            JointAnswer.objects.all().delete()
        with acting(cast.dalia), pytest.raises(IntegrityError, match="to_all"), transaction.atomic():
            JointAnswer.objects.create(ratings=[1] * 4, **ours)

    def test_nothing_to_answer_where_nothing_was_asked(self, cast: Cast, signed_in: SignIn) -> None:
        url = reverse("partners:evaluations-answer", args=[partnership_laid(cast).pk])
        assert signed_in(cast.dalia).get(url).status_code == 404


class TestBlind:
    """In the database: no answer is read by anyone, whatever they ask, before both sides have answered."""

    def seen_by(self, user: Any) -> int:
        with acting(user), connection.cursor() as cursor:
            cursor.execute("SELECT count(ratings) FROM partners_jointanswer")
            return int(cursor.fetchone()[0])

    def sides_said_to(self, context: Any, evaluation: JointEvaluation) -> list[str]:
        with context, connection.cursor() as cursor:
            cursor.execute("SELECT fr_sides_answered(%s)", [evaluation.pk])
            return list(cursor.fetchone()[0])

    @pytest.mark.parametrize("first", ["ours", "theirs"])
    def test_the_early_reader_reads_nothing_and_both_read_all_of_it_together(
        self, cast: Cast, first: str
    ) -> None:
        evaluation = asked(cast, partnership_laid(cast))
        token = told(evaluation)
        by_link = {
            "theirs": lambda: answered_by_link(token),
            "ours": lambda: answered_for_us(cast, evaluation),
        }
        by_link[first]()
        for user in (cast.amina, cast.dalia, cast.manon):
            assert self.seen_by(user) == 0, user
        with entered(context_of_link(links()[0])):
            assert JointAnswer.objects.count() == 0
        assert self.sides_said_to(acting(cast.amina), evaluation) == [first]
        by_link["ours" if first == "theirs" else "theirs"]()
        for user in (cast.amina, cast.dalia, cast.manon):
            assert self.seen_by(user) == 2, user
        with entered(context_of_link(links()[0])):
            assert JointAnswer.objects.count() == 2

    def test_the_stranger_reads_nothing_not_even_who_answered(self, cast: Cast) -> None:
        evaluation = asked(cast, partnership_laid(cast))
        answered_for_us(cast, evaluation)
        answered_by_link(told(evaluation))
        for user in (cast.chloe, cast.olga, cast.petra):
            assert self.seen_by(user) == 0, user
            assert self.sides_said_to(acting(user), evaluation) == []
        elsewhere = asked(cast, partnership_laid(cast, structure=structure_laid("Atelier du Canal")))
        told(elsewhere)
        other = next(one for one in links() if one.subject == str(elsewhere.partnership_id))
        assert self.sides_said_to(entered(context_of_link(other)), evaluation) == []
        with entered(context_of_link(other)):
            assert JointAnswer.objects.count() == 0


class TestPhone:
    def waiting(self, cast: Cast) -> JointEvaluation:
        """For the partner alone."""
        evaluation = asked(cast, partnership_laid(cast))
        answered_for_us(cast, evaluation, words="Rien à changer")
        return evaluation

    def url(self, evaluation: JointEvaluation) -> str:
        return reverse("partners:evaluations-phone", args=[evaluation.partnership_id])

    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        evaluation = self.waiting(cast)
        assert_litany(
            cast,
            signed_in,
            "evaluations-phone",
            evaluation.partnership_id,
            who="manon",
            hidden=("chloe", "olga"),
            refused=("amina",),
        )

    def test_what_the_partner_says_is_typed_and_said_to_have_been_heard(
        self, cast: Cast, signed_in: SignIn, heard: list[Event]
    ) -> None:
        evaluation = self.waiting(cast)
        client = signed_in(cast.dalia)
        show = reverse("partners:partnerships-show", args=[evaluation.partnership_id])
        assert self.url(evaluation) in client.get(show).content.decode()
        values = opinion_typed(4, 1, 4, 4, 4, who="Goran Ilic", words="Répondre plus vite")
        client.post(self.url(evaluation), values)
        event = heard[-1]
        assert isinstance(event, EvaluationAnswered)
        assert (event.side, event.by.kind) == ("theirs", "user")
        page = " ".join(client.get(show).content.decode().split())
        assert "(Goran Ilic, par téléphone) : Répondre plus vite" in page
        assert "Rien à changer" in page
        assert client.get(self.url(evaluation)).status_code == 404
        with as_batch("look"):
            assert not ProcrastinateJob.objects.filter(task_name="partners.tell_keepers").exists()

    def test_not_before_our_side_has_answered(self, cast: Cast, signed_in: SignIn) -> None:
        evaluation = asked(cast, partnership_laid(cast))
        client = signed_in(cast.dalia)
        show = reverse("partners:partnerships-show", args=[evaluation.partnership_id])
        assert self.url(evaluation) not in client.get(show).content.decode()
        page = client.get(self.url(evaluation), follow=True).content.decode()
        assert "Répondez d’abord de notre côté" in page
        opinion = Opinion(ratings=[1] * 5, who="Goran")
        with acting(cast.dalia), pytest.raises(ValidationError, match="Répondez d’abord"):
            note_partner_answer(by=cast.dalia, evaluation=evaluation, opinion=opinion)
        row = JointAnswer(evaluation=evaluation, side="theirs", ratings=[1] * 5, user=cast.dalia)
        with (
            acting(cast.dalia),
            pytest.raises(DatabaseError, match="row-level security"),
            transaction.atomic(),
        ):
            row.save(force_insert=True)

    def test_only_by_those_who_keep_it(self, cast: Cast) -> None:
        evaluation = self.waiting(cast)
        row = JointAnswer(evaluation=evaluation, side="theirs", ratings=[1] * 5, user=cast.amina)
        with (
            acting(cast.amina),
            pytest.raises(DatabaseError, match="row-level security"),
            transaction.atomic(),
        ):
            row.save(force_insert=True)

    def test_who_answered_is_asked_and_nothing_typed_is_lost(self, cast: Cast, signed_in: SignIn) -> None:
        url = self.url(self.waiting(cast))
        values = opinion_typed(4, 4, 4, 4, 4, who="", words="Répondre plus vite")
        page = signed_in(cast.dalia).post(url, values).content.decode()
        assert "vous a répondu." in page
        assert "Répondre plus vite" in page


class TestTold:
    """Whoever asked is told that the partner answered, by the link; not what."""

    def letters(self) -> list[Message]:
        with as_batch("look"):
            return [one for one in Message.objects.order_by("asked_at") if "a répondu" in str(one.subject)]

    def test_whoever_asked_once(self, cast: Cast) -> None:
        evaluation = asked(cast, partnership_laid(cast))
        answered_by_link(told(evaluation), words="Répondre plus vite")
        with as_batch("look"):
            job = ProcrastinateJob.objects.get(task_name="partners.tell_keepers")
        assert job.args == {"evaluation_id": str(evaluation.pk)}
        with as_batch("job, twice"):
            telling.tell_keepers(evaluation.pk)
            telling.tell_keepers(evaluation.pk)
        (letter,) = self.letters()
        assert letter.to == cast.dalia.email
        assert reverse("partners:partnerships-show", args=[evaluation.partnership_id]) in letter.text
        assert "Répondre plus vite" not in letter.text

    def test_those_who_keep_it_today_when_whoever_asked_left(self, cast: Cast) -> None:
        evaluation = asked(cast, partnership_laid(cast))
        with as_batch("she left"):
            Membership.objects.filter(user=cast.dalia).update(until=clock.today())
            telling.tell_keepers(evaluation.pk)
        assert [one.to for one in self.letters()] == [cast.manon.email]

    def test_nobody_once_it_stopped(self, cast: Cast) -> None:
        made = partnership_laid(cast)
        evaluation = asked(cast, made)
        with acting(cast.dalia):
            close_partnership(by=cast.dalia, partnership=made)
        with as_batch("job"):
            telling.tell_keepers(evaluation.pk)
        assert self.letters() == []
