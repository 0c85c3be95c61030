"""Asking across organisations without showing anything."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.urls import reverse

from filrouge.accounts.models import User
from filrouge.people.actions.duplicates import answer_question, ask_other_side, known_elsewhere
from filrouge.people.actions.merging import perform_merge
from filrouge.people.actions.persons import NewPerson, open_person
from filrouge.people.models import DuplicateQuestion, Merge, Namesake, Person
from filrouge.people.queries.questions import Question, questions_for
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from tests.cast import Cast

Answer = DuplicateQuestion.Answer
NOUR = NewPerson(
    given_name="Nour", family_name="Al-Khatib", birth_date=date(2002, 3, 14), birth_precision="day"
)


@pytest.fixture
def second_nour(cast: Cast) -> Person:
    """The same young woman, brought to another organisation by Farid."""
    with acting(cast.farid):
        return open_person(by=cast.farid, organisation=cast.association, project=cast.project, **vars(NOUR))


def known(user: User, person: Person) -> bool:
    with acting(user):
        return known_elsewhere(by=user, person=person)


def questions(user: User) -> list[Question]:
    with acting(user):
        return questions_for(user)


def asked(user: User, person: Person) -> bool:
    with acting(user):
        return ask_other_side(by=user, person=person)


def born(person: Person, day: date, precision: str) -> Person:
    with as_batch("fixture"):
        Person.objects.filter(pk=person.pk).update(birth_date=day, birth_precision=precision)
    person.birth_date, person.birth_precision = day, precision
    return person


class TestKnownElsewhere:
    def test_exact_name_and_birth_out_of_reach(self, cast: Cast, second_nour: Person) -> None:
        assert known(cast.farid, second_nour)
        assert known(cast.amina, cast.nour)

    def test_ones_own_people_are_not_elsewhere(self, cast: Cast) -> None:
        assert not known(cast.amina, cast.nour)

    def test_the_coordination_sees_both_and_learns_nothing(self, cast: Cast, second_nour: Person) -> None:
        assert not known(cast.dalia, cast.nour)

    def test_another_birth_date_is_someone_else(self, cast: Cast, second_nour: Person) -> None:
        assert not known(cast.farid, born(second_nour, date(2002, 3, 15), "day"))

    def test_a_first_of_january_given_by_an_office_never_matches(
        self, cast: Cast, second_nour: Person
    ) -> None:
        born(cast.nour, date(2002, 1, 1), "placeholder")
        assert not known(cast.farid, born(second_nour, date(2002, 1, 1), "day"))
        assert not known(cast.farid, born(second_nour, date(2002, 1, 1), "placeholder"))

    def test_it_is_journalled_whatever_the_answer(self, cast: Cast, second_nour: Person) -> None:
        known(cast.farid, second_nour)
        known(cast.farid, born(second_nour, date(2002, 3, 15), "day"))
        with acting(cast.farid):
            assert list(Namesake.objects.order_by("id").values_list("found", flat=True)) == [True, False]
        with acting(cast.amina):
            assert not Namesake.objects.exists()

    def test_twenty_a_day(self, cast: Cast, second_nour: Person) -> None:
        for _ in range(20):
            known(cast.farid, second_nour)
        with pytest.raises(PermissionDenied, match="20 questions"):
            known(cast.farid, second_nour)
        assert known(cast.amina, cast.nour), "the others may still ask"

    def test_not_by_someone_who_accompanies_nobody(self, cast: Cast, second_nour: Person) -> None:
        for user in (cast.manon, cast.olga, cast.petra):
            with pytest.raises(PermissionDenied):
                known(user, second_nour)


class TestAskTheOtherSide:
    def test_each_side_sees_its_own_file_only(self, cast: Cast, second_nour: Person) -> None:
        assert asked(cast.farid, second_nour)
        (theirs,) = questions(cast.amina)
        (mine,) = questions(cast.farid)
        assert (theirs.person.pk, theirs.asked) == (cast.nour.pk, True)
        assert (mine.person.pk, mine.asked) == (second_nour.pk, False)
        assert questions(cast.chloe) == questions(cast.dalia) == []

    def test_the_answer_and_nothing_else_comes_back(self, cast: Cast, second_nour: Person) -> None:
        asked(cast.farid, second_nour)
        with acting(cast.bruno):
            answer_question(by=cast.bruno, question_id=questions(cast.amina)[0].id, answer=Answer.SAME)
        (mine,) = questions(cast.farid)
        assert mine.answer == Answer.SAME
        with acting(cast.farid):
            assert not Person.objects.filter(pk=cast.nour.pk).exists()

    def test_asking_twice_asks_once(self, cast: Cast, second_nour: Person) -> None:
        asked(cast.farid, second_nour)
        asked(cast.farid, second_nour)
        asked(cast.amina, cast.nour)
        assert len(questions(cast.amina)) == 1

    def test_nobody_to_ask(self, cast: Cast) -> None:
        assert not asked(cast.amina, cast.tesfay)

    def test_not_about_the_people_of_others(self, cast: Cast, second_nour: Person) -> None:
        for user in (cast.amina, cast.dalia, cast.chloe):
            with pytest.raises(PermissionDenied):
                asked(user, second_nour)

    def test_the_asker_does_not_answer(self, cast: Cast, second_nour: Person) -> None:
        asked(cast.farid, second_nour)
        (mine,) = questions(cast.farid)
        for user in (cast.farid, cast.dalia, cast.chloe):
            with acting(user), pytest.raises(PermissionDenied):
                answer_question(by=user, question_id=mine.id, answer=Answer.SAME)

    def test_the_web_role_reads_no_question_itself(self, cast: Cast, second_nour: Person) -> None:
        asked(cast.farid, second_nour)
        with acting(cast.farid), connection.cursor() as cursor:
            cursor.execute("SELECT has_table_privilege('people_duplicatequestion', 'select')")
            assert cursor.fetchone() == (False,)


def at(verb: str, *ids: object) -> str:
    return reverse(f"people:duplicates-{verb}", args=ids)


class TestScreens:
    @pytest.fixture
    def twin(self, cast: Cast) -> Person:
        with acting(cast.bruno):
            return open_person(
                by=cast.bruno, organisation=cast.mission_locale, project=cast.project, **vars(NOUR)
            )

    def test_files_that_look_alike_are_proposed(
        self, cast: Cast, twin: Person, amina: Client, django_assert_max_num_queries: Callable
    ) -> None:
        with django_assert_max_num_queries(20):
            page = amina.get(at("index")).content.decode()
        assert "même nom, même date de naissance" in page
        assert page.count("Comparer") == 1

    def test_they_are_compared_and_joined(self, cast: Cast, twin: Person, amina: Client) -> None:
        page = amina.get(at("compare", cast.nour.pk, twin.pk)).content.decode()
        assert "Al-Khatib" in page
        answer = amina.post(at("compare", cast.nour.pk, twin.pk), {"family_name": "gone"})
        with as_batch("job"):
            merge = Merge.objects.get()
            assert merge.fields == ["family_name"]
            perform_merge(merge.pk)
        assert "n&#x27;en font plus qu&#x27;une" in amina.get(answer.url).content.decode()

    def test_stranger_and_coordination(
        self, cast: Cast, twin: Person, stranger: Client, coordination: Client
    ) -> None:
        compare = at("compare", cast.nour.pk, twin.pk)
        assert stranger.get(compare).status_code == 404
        assert coordination.get(compare).status_code == 403
        assert stranger.post(at("ask", cast.nour.pk)).status_code == 404
        assert coordination.post(at("ask", cast.nour.pk)).status_code == 403
        assert "Nour" not in stranger.get(at("index")).content.decode()

    def test_a_question_and_its_answer(
        self, cast: Cast, second_nour: Person, amina: Client, signed_in: Callable
    ) -> None:
        farid = signed_in(cast.farid)
        farid.post(at("ask", second_nour.pk))
        page = amina.get(at("index")).content.decode()
        assert "est la même personne que quelqu’un qu’elle accompagne" in page
        assert "Passerelles" not in page
        question = questions(cast.amina)[0].id
        assert "Choisissez la réponse" in amina.post(at("answer", question), {"answer": ""}).content.decode()
        assert farid.get(at("answer", question)).status_code == 404
        amina.post(at("answer", question), {"answer": "same"})
        assert "Proposer de réunir" in farid.get(at("index")).content.decode()
        assert amina.post(at("join", question)).status_code == 404
        merge = farid.post(at("join", question)).url
        assert "En attente" in farid.get(merge).content.decode()
        assert "demande votre accord" in amina.get(merge).content.decode()
