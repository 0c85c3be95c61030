"""Both are asked what they think: who asks, what leaves, what is read before and after."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from filrouge.messaging.models import Message
from filrouge.partners.events import EvaluationAnswered, EvaluationAsked
from filrouge.partners.models import OUR_PAGE, JointAnswer, JointEvaluation
from filrouge.partners.partnering import telling
from filrouge.privacy.context import acting
from filrouge.privacy.models import OutsideLink
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.events import Event
from tests.cast import Cast

from .laying import GORAN
from .litany import SignIn, assert_litany
from .partnering import answered_for_us, asked, opinion_typed, partnership_laid, told

pytestmark = pytest.mark.django_db


def links() -> list[OutsideLink]:
    with as_batch("look"):
        return list(OutsideLink.objects.filter(purpose=OUR_PAGE).order_by("created_at"))


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
