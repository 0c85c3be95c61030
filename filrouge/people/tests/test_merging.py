"""Two files made one: every row moves, nobody reads more than before, undoing puts everything back."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, models

from filrouge.accounts.models import ConsortiumMember, Project, User
from filrouge.pathways.models import ConfidentialNote, Contact, Pathway
from filrouge.people.actions.duplicates import answer_question, ask_other_side
from filrouge.people.actions.merges import agree_merge, ask_merge, ask_merge_after, undo_merge
from filrouge.people.actions.merging import perform_merge, perform_undo
from filrouge.people.actions.persons import NewPerson, open_person
from filrouge.people.events import MergeUndone, PeopleMerged
from filrouge.people.models import (
    AccessGrant,
    ContactChannel,
    DuplicateQuestion,
    Merge,
    Person,
    Protection,
    SpokenLanguage,
)
from filrouge.people.person_columns import LEFT_IN_PLACE, moved_by_merge, person_columns
from filrouge.people.queries.questions import questions_for
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import Event
from tests.cast import Cast

NOUR = NewPerson(
    given_name="Nour", family_name="El Khatib", birth_date=date(2002, 3, 14), birth_precision="day"
)
JOURNALS = ("privacy_change", "privacy_reading", "people_merge", "people_mergedrow")


@pytest.fixture
def twin(cast: Cast) -> Person:
    """Nour, opened a second time by Bruno, in the same organisation."""
    with acting(cast.bruno):
        return open_person(
            by=cast.bruno, organisation=cast.mission_locale, project=cast.project, **vars(NOUR)
        )


@pytest.fixture
def second_nour(cast: Cast) -> Person:
    """Nour, followed by another organisation in a project of its own."""
    with as_batch("fixture"):
        project = Project.objects.create(
            name="Hors les murs", lead=cast.association, starts_on=date(2020, 1, 1), ends_on=date(2040, 1, 1)
        )
        ConsortiumMember.objects.create(
            project=project, organisation=cast.association, since=project.starts_on
        )
    with acting(cast.farid):
        return open_person(by=cast.farid, organisation=cast.association, project=project, **vars(NOUR))


def merged(user: User, kept: Person, gone: Person, fields: tuple[str, ...] = ()) -> Merge:
    with acting(user):
        merge_id = ask_merge(by=user, kept=kept, gone=gone, fields=fields)
    with as_batch("job"):
        return perform_merge(merge_id)


def undone(user: User, merge: Merge) -> Merge:
    with acting(user):
        undo_merge(by=user, merge=merge)
    with as_batch("job"):
        return perform_undo(merge.pk)


def snapshot() -> dict[str, list[str]]:
    """Every row of every table that names a person, as text."""
    tables = {column.table for column in person_columns()} | {"people_person"}
    with as_batch("look"), connection.cursor() as cursor:
        found = {}
        for table in sorted(tables - set(JOURNALS)):
            cursor.execute(f'SELECT to_jsonb(t)::text FROM "{table}" t ORDER BY 1')
            found[table] = [row for (row,) in cursor.fetchall()]
        return found


def note(person: Person, project: Project, model: type[models.Model], **values: object) -> models.Model:
    with as_batch("fixture"):
        return model.objects.create(person=person, project=project, **values)


class TestEveryColumn:
    def test_no_column_that_names_a_person_is_forgotten(self, db: None) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT t.relname || '.' || a.attname"
                "  FROM pg_attribute a JOIN pg_class t ON t.oid = a.attrelid"
                "  WHERE t.relnamespace = 'public'::regnamespace AND t.relkind = 'r'"
                "   AND a.atttypid = 'uuid'::regtype AND a.attnum > 0 AND NOT a.attisdropped"
                "   AND (a.attname LIKE '%person%' OR EXISTS ("
                "     SELECT 1 FROM pg_constraint f WHERE f.contype = 'f' AND f.conrelid = t.oid"
                "       AND f.confrelid = 'people_person'::regclass AND a.attnum = ANY (f.conkey)))"
            )
            in_database = {name for (name,) in cursor.fetchall()}
        assert len(in_database) > 20
        assert in_database - {str(column) for column in person_columns()} == set()

    def test_what_stays_in_place_says_why(self) -> None:
        assert set(LEFT_IN_PLACE) <= {str(column) for column in person_columns()}
        assert len(moved_by_merge()) == len(person_columns()) - len(LEFT_IN_PLACE)


class TestMerge:
    def test_every_row_goes_to_the_file_kept(self, cast: Cast, twin: Person) -> None:
        note(twin, cast.project, ContactChannel, kind="phone", value="+33612345678")
        merge = merged(cast.amina, cast.nour, twin)
        assert merge.done_at, merge.refusal
        with acting(cast.amina):
            assert ContactChannel.objects.get(person=cast.nour).value == "+33612345678"
            assert not Person.objects.filter(pk=twin.pk).exists()

    def test_the_identity_is_chosen_field_by_field(self, cast: Cast, twin: Person) -> None:
        merged(cast.amina, cast.nour, twin, ("family_name",))
        with acting(cast.amina):
            kept = Person.objects.get(pk=cast.nour.pk)
        assert (kept.family_name, kept.names_key, kept.sex) == ("El Khatib", "elkhatib nour", "woman")

    def test_a_language_noted_twice_is_noted_once(self, cast: Cast, twin: Person) -> None:
        for person in (cast.nour, twin):
            note(person, cast.project, SpokenLanguage, code="ara")
        note(twin, cast.project, SpokenLanguage, code="eng")
        assert merged(cast.amina, cast.nour, twin).done_at
        with acting(cast.amina):
            codes = SpokenLanguage.objects.filter(person=cast.nour).order_by("code")
            assert list(codes.values_list("code", flat=True)) == ["ara", "eng"]

    def test_two_open_paths_in_one_project_are_refused_with_a_sentence(
        self, cast: Cast, twin: Person
    ) -> None:
        note(twin, cast.project, Pathway, organisation=cast.mission_locale, opened_on=clock.today())
        before = snapshot()
        merge = merged(cast.amina, cast.nour, twin)
        assert "« parcours » en cours dans le même projet" in merge.refusal
        assert snapshot() == before

    def test_files_open_to_different_teams_of_one_project_are_refused(self, cast: Cast, twin: Person) -> None:
        with as_batch("fixture"):
            AccessGrant.objects.create(
                person=twin,
                project=cast.project,
                organisation=cast.association,
                level=3,
                basis="team",
                reason="relais",
                since=clock.now(),
                given_by="test",
            )
        assert "mêmes équipes" in merged(cast.amina, cast.nour, twin).refusal

    def test_a_status_opens_to_nobody_new(self, cast: Cast, twin: Person) -> None:
        note(twin, cast.project, Protection, status="refugee")
        assert merged(cast.amina, cast.nour, twin).done_at
        with acting(cast.bruno):
            assert Protection.objects.filter(person=cast.nour).exists()
        with acting(cast.amina):
            assert not Protection.objects.filter(person=cast.nour).exists()

    def test_a_confidential_note_opens_to_nobody_new(self, cast: Cast, twin: Person) -> None:
        with as_batch("fixture"):
            opened = {"organisation": cast.mission_locale, "opened_on": date(2024, 1, 1)}
            path = note(twin, cast.project, Pathway, **opened, closed_on=date(2024, 6, 1))
            contact = note(twin, cast.project, Contact, pathway=path, at=clock.now(), channel="phone")
            note(twin, cast.project, ConfidentialNote, contact=contact, author=cast.bruno, text="secret")
        assert "confidentielle" in merged(cast.amina, cast.nour, twin).refusal

    def test_only_by_those_who_hold_both(self, cast: Cast, twin: Person, second_nour: Person) -> None:
        for user, other in ((cast.farid, twin), (cast.dalia, twin), (cast.amina, second_nour)):
            with acting(user), pytest.raises(PermissionDenied):
                ask_merge(by=user, kept=cast.nour, gone=other)

    def test_an_emergency_is_no_side_of_a_merge(self, cast: Cast, twin: Person) -> None:
        with acting(cast.farid):
            for person in (cast.nour, twin):
                with connection.cursor() as cursor:
                    values = [person.reference, cast.project.pk, "Hospitalisée cette nuit, prévenir sa sœur"]
                    cursor.execute("SELECT break_glass(%s, %s, %s)", values)
            with pytest.raises(PermissionDenied):
                ask_merge(by=cast.farid, kept=cast.nour, gone=twin)

    def test_the_web_role_writes_no_merge_of_its_own(self, cast: Cast) -> None:
        with acting(cast.amina), connection.cursor() as cursor:
            for privilege in ("insert", "update", "delete"):
                cursor.execute("SELECT has_table_privilege('people_merge', %s)", [privilege])
                assert cursor.fetchone() == (False,)


class TestAcrossTeams:
    def agreed_question(self, cast: Cast, second_nour: Person) -> DuplicateQuestion:
        with as_batch("fixture"):
            Person.objects.filter(pk=second_nour.pk).update(names_key="alkhatib nour")
        with acting(cast.farid):
            assert ask_other_side(by=cast.farid, person=second_nour)
        with acting(cast.amina):
            (question,) = questions_for(cast.amina)
            answer = DuplicateQuestion.Answer.SAME
            answer_question(by=cast.amina, question_id=question.id, answer=answer)
        with acting(cast.farid):
            return questions_for(cast.farid)[0]

    def test_one_side_asks_and_the_other_agrees(self, cast: Cast, second_nour: Person) -> None:
        question = self.agreed_question(cast, second_nour)
        with acting(cast.farid):
            merge_id = ask_merge_after(by=cast.farid, question_id=question.id)
        with as_batch("too soon"):
            assert perform_merge(merge_id).done_at is None
        with acting(cast.farid), pytest.raises(PermissionDenied):
            agree_merge(by=cast.farid, merge=Merge.objects.get(pk=merge_id))
        with acting(cast.amina):
            agree_merge(by=cast.amina, merge=Merge.objects.get(pk=merge_id))
        with as_batch("job"):
            assert perform_merge(merge_id).done_at

    def test_not_before_the_other_side_has_said_it_is_the_same(self, cast: Cast, second_nour: Person) -> None:
        with as_batch("fixture"):
            question = DuplicateQuestion.objects.create(
                ours=second_nour, theirs=cast.nour, asked_by=cast.farid, asked_at=clock.now(), answer="other"
            )
        with acting(cast.farid), pytest.raises(PermissionDenied):
            ask_merge_after(by=cast.farid, question_id=question.pk)


class TestWhatIsTold:
    def test_the_file_kept_and_the_file_gone(self, cast: Cast, twin: Person, heard: list[Event]) -> None:
        merge = merged(cast.amina, cast.nour, twin)
        (told,) = heard
        assert told == PeopleMerged(
            by=Actor.job("people.merge_files"),
            at=told.at,
            person_id=cast.nour.pk,
            gone_id=twin.pk,
            merge_id=merge.pk,
        )
        with as_batch("again"):
            perform_merge(merge.pk)
        assert len(heard) == 1

    def test_that_they_are_two_again(self, cast: Cast, twin: Person, heard: list[Event]) -> None:
        merge = undone(cast.amina, merged(cast.amina, cast.nour, twin))
        told = heard[-1]
        assert isinstance(told, MergeUndone)
        assert (told.person_id, told.gone_id, told.merge_id) == (cast.nour.pk, twin.pk, merge.pk)

    def test_nothing_of_a_merge_refused(self, cast: Cast, twin: Person, heard: list[Event]) -> None:
        note(twin, cast.project, Pathway, organisation=cast.mission_locale, opened_on=clock.today())
        heard.clear()
        assert merged(cast.amina, cast.nour, twin).refusal
        assert heard == []


class TestUndo:
    def test_everything_is_as_it_was(self, cast: Cast, twin: Person) -> None:
        for person in (cast.nour, twin):
            note(person, cast.project, SpokenLanguage, code="ara")
        note(twin, cast.project, Protection, status="refugee", remark="une remarque")
        note(twin, cast.project, ContactChannel, kind="phone", value="+33612345678")
        before = snapshot()
        merge = merged(cast.amina, cast.nour, twin, ("family_name", "birth_date", "birth_precision"))
        assert merge.done_at
        assert snapshot() != before
        assert undone(cast.bruno, merge).undone_at
        assert snapshot() == before

    def test_what_was_noted_since_stays_with_the_file_kept(self, cast: Cast, twin: Person) -> None:
        merge = merged(cast.amina, cast.nour, twin)
        note(cast.nour, cast.project, ContactChannel, kind="phone", value="+33612345678")
        undone(cast.amina, merge)
        with acting(cast.amina):
            assert ContactChannel.objects.get().person_id == cast.nour.pk

    def test_they_may_be_merged_again(self, cast: Cast, twin: Person) -> None:
        undone(cast.amina, merged(cast.amina, cast.nour, twin))
        assert merged(cast.amina, twin, cast.nour).done_at

    def test_not_twice_and_not_by_others(self, cast: Cast, twin: Person) -> None:
        merge = merged(cast.amina, cast.nour, twin)
        for user in (cast.dalia, cast.farid, cast.chloe):
            with acting(user), pytest.raises(PermissionDenied):
                undo_merge(by=user, merge=merge)
        undone(cast.amina, merge)
        with acting(cast.amina), pytest.raises(PermissionDenied):
            undo_merge(by=cast.amina, merge=merge)
