"""Base skills looked at together: what is asked, what it shows, what is never shown without her."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.urls import reverse

from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.reference.pictograms import PICTOGRAMS
from filrouge.reference.registry import is_declared
from filrouge.skills.actions.positionings import (
    answer_question,
    begin_positioning,
    remove_positioning,
    share_positioning,
)
from filrouge.skills.bases import TESTS, UNKNOWN
from filrouge.skills.models import Base, Positioning
from tests.cast import Cast

from .litany import SignIn, assert_litany
from .lived import placed

pytestmark = pytest.mark.django_db
OF_PATHWAY: dict[str, Any] = {"hidden": ("chloe", "farid", "manon"), "refused": ("dalia",)}


@pytest.mark.parametrize("base", Base.values)
class TestQuestions:
    def test_each_has_one_right_answer_among_different_ones(self, base: str) -> None:
        for question in TESTS[base].questions:
            codes = [one.code for one in question.choices]
            assert len(codes) == len(set(codes)) == 3
            assert question.right in codes
            assert len({(one.words, one.drawing, one.key) for one in question.choices}) == 3

    def test_the_right_answer_is_nowhere_in_particular(self, base: str) -> None:
        places = {
            [one.code for one in question.choices].index(question.right) for question in TESTS[base].questions
        }
        assert places == {0, 1, 2}

    def test_degrees_grow_and_each_has_enough_questions(self, base: str) -> None:
        test = TESTS[base]
        degrees = [question.degree for question in test.questions]
        assert degrees == sorted(degrees)
        for degree in range(1, test.highest + 1):
            assert degrees.count(degree) >= test.enough
        assert not test.levels or len(test.levels) == len(test.degrees)

    def test_what_is_shown_exists(self, base: str) -> None:
        for question in TESTS[base].questions:
            assert question.read or question.heard or question.key
            assert not question.key or is_declared(question.key)
            for one in question.choices:
                assert one.words or one.key
                assert not one.drawing or one.drawing in PICTOGRAMS
                assert not one.key or is_declared(one.key)

    def test_french_is_translated_only_where_it_is_not_looked_at(self, base: str) -> None:
        keyed = [question for question in TESTS[base].questions if question.key]
        assert bool(keyed) == (base != Base.FRENCH)

    def test_says_what_it_does_not_say(self, base: str) -> None:
        assert TESTS[base].unsaid.startswith("Ce test ne dit pas")

    def test_all_right_reaches_the_end_and_nothing_known_stops_soon(self, base: str) -> None:
        test = TESTS[base]
        right = [question.right for question in test.questions]
        assert test.reached(right) == test.highest
        assert test.following(right) is None
        first = [question for question in test.questions if question.degree == 1]
        assert test.following([UNKNOWN] * len(first)) is None
        assert test.reached([UNKNOWN] * len(first)) == 0

    def test_a_degree_is_not_jumped(self, base: str) -> None:
        test = TESTS[base]
        answers = [UNKNOWN if question.degree == 2 else question.right for question in test.questions]
        assert test.reached(answers) == 1


class TestActions:
    def test_one_question_after_the_other_until_the_degree_that_is_too_hard(self, cast: Cast) -> None:
        made = placed(cast, "french", right=6)
        assert made.reached == 2
        assert len(made.answers) == 9, "nobody is asked the fourth degree"

    def test_begun_today_goes_on(self, cast: Cast) -> None:
        with acting(cast.amina):
            first = begin_positioning(by=cast.amina, pathway=cast.nour_pathway, base="digital")
            answer_question(by=cast.amina, positioning=first, place=0, answer="phone")
            assert begin_positioning(by=cast.amina, pathway=cast.nour_pathway, base="digital") == first
            with pytest.raises(ValidationError, match="déjà sa réponse"):
                answer_question(by=cast.amina, positioning=first, place=0, answer="camera")
            with pytest.raises(ValidationError, match="je ne sais pas"):
                answer_question(by=cast.amina, positioning=first, place=1, answer="invented")
            with pytest.raises(ValidationError, match="de quoi parler"):
                begin_positioning(by=cast.amina, pathway=cast.nour_pathway, base="piano")

    def test_several_dates_are_kept(self, cast: Cast) -> None:
        assert placed(cast, "counting", right=2).pk != placed(cast, "counting", right=4).pk

    def test_shown_only_by_her_choice_and_never_before_it_is_finished(self, cast: Cast) -> None:
        made = placed(cast, "counting", right=4)
        assert made.shown is False
        with acting(cast.amina):
            share_positioning(by=cast.amina, positioning=made, shown=True)
            assert Positioning.objects.get().shown
            begun = begin_positioning(by=cast.amina, pathway=cast.nour_pathway, base="digital")
            with pytest.raises(DatabaseError, match="positioning_shown_finished"), transaction.atomic():
                Positioning.objects.filter(pk=begun.pk).update(shown=True)

    def test_by_the_team_in_charge_alone(self, cast: Cast) -> None:
        made = placed(cast, "counting", right=4)
        for user in (cast.farid, cast.chloe, cast.dalia, cast.manon):
            with acting(user):
                for act in (
                    lambda by=user: begin_positioning(by=by, pathway=cast.nour_pathway, base="french"),
                    lambda by=user: answer_question(by=by, positioning=made, place=0, answer=UNKNOWN),
                    lambda by=user: share_positioning(by=by, positioning=made, shown=True),
                    lambda by=user: remove_positioning(by=by, positioning=made),
                ):
                    with pytest.raises(PermissionDenied):
                        act()


class TestScreens:
    def test_the_three_of_them_and_their_dates(self, cast: Cast, signed_in: SignIn) -> None:
        first = placed(cast, "french", right=3)
        with as_batch("time passes"):
            Positioning.objects.filter(pk=first.pk).update(on="2026-01-05")
        placed(cast, "french", right=9)
        page = assert_litany(cast, signed_in, "positionings-index", cast.nour_pathway.pk, **OF_PATHWAY)
        assert "autour de A2" in page
        assert "5 janvier 2026" in page
        assert "Ce test ne dit pas" in page
        assert page.count("Commencer avec elle") == 2
        assert "/ 12" not in page

    def test_begins_by_a_press_and_goes_on_one_question_at_a_time(
        self, cast: Cast, signed_in: SignIn
    ) -> None:
        url = reverse("skills:positionings-new", args=[cast.nour_pathway.pk])
        for user, status in ((cast.chloe, 404), (cast.farid, 404), (cast.dalia, 403)):
            assert signed_in(user).post(url, {"base": "french"}).status_code == status
        client = signed_in(cast.amina)
        assert client.get(url).status_code == 405
        assert client.post(url, {"base": "piano"}).url == reverse(
            "skills:positionings-index", args=[cast.nour_pathway.pk]
        )
        answer = client.post(url, {"base": "french"})
        page = client.get(answer.url).content.decode()
        assert "SORTIE" in page
        assert "Al Khatib" not in page
        assert "Ce n’est pas un examen" in page
        silent = client.post(answer.url, {"place": 0}).content.decode()
        assert "Choisissez une réponse" in silent
        client.post(answer.url, {"place": 0, "choice": "door"})
        client.post(answer.url, {"place": 0, "choice": "cup"})  # the page sent twice
        with as_batch("look"):
            assert Positioning.objects.get().answers == ["door"]
        client.post(answer.url, {"place": 1, "choice": "clock"})
        heard = client.get(answer.url).content.decode()
        assert "Écouter la phrase" in heard

    def test_a_question(self, cast: Cast, signed_in: SignIn) -> None:
        with acting(cast.amina):
            made = begin_positioning(by=cast.amina, pathway=cast.nour_pathway, base="counting")
        assert "plus grand nombre" in assert_litany(cast, signed_in, "positionings-question", made.pk)

    def test_the_result_in_words_and_no_score(self, cast: Cast, signed_in: SignIn) -> None:
        made = placed(cast, "french", right=6)
        page = assert_litany(cast, signed_in, "positionings-show", made.pk)
        for said in ("autour de A1", "Ce test ne dit pas", "Ce qui vient ensuite", "À personne d’autre"):
            assert said in page, said
        for humiliating in ("échec", "faux", "erreur", "%", "sur 12", "6/12"):
            assert humiliating not in page.partition("<main")[2], humiliating
        client = signed_in(cast.amina)
        question = reverse("skills:positionings-question", args=[made.pk])
        assert client.get(question).status_code == 302, "finished"

    def test_at_the_end_of_the_test_nothing_comes_next(self, cast: Cast, signed_in: SignIn) -> None:
        made = placed(cast, "digital", right=8)
        page = signed_in(cast.amina).get(reverse("skills:positionings-show", args=[made.pk])).content.decode()
        assert "elle sait peut-être plus" in page
        assert "Ce qui vient ensuite" not in page

    def test_her_choice_to_show_it_and_back(self, cast: Cast, signed_in: SignIn) -> None:
        made = placed(cast, "digital", right=4)
        url = reverse("skills:positionings-share", args=[made.pk])
        for user in (cast.chloe, cast.farid, cast.dalia):
            assert signed_in(user).post(url, {"montrer": "oui"}).status_code == 404
        client = signed_in(cast.amina)
        for said, shown in (("oui", True), ("non", False)):
            assert client.post(url, {"montrer": said}).status_code == 302
            with as_batch("look"):
                assert Positioning.objects.get().shown is shown

    def test_taken_out_of_her_file(self, cast: Cast, signed_in: SignIn) -> None:
        made = placed(cast, "digital", right=4)
        assert "Le retirer" in assert_litany(cast, signed_in, "positionings-remove", made.pk)
        client = signed_in(cast.amina)
        assert client.post(reverse("skills:positionings-remove", args=[made.pk])).status_code == 302
        for gone in (made.pk, uuid4()):
            assert client.get(reverse("skills:positionings-show", args=[gone])).status_code == 404
