"""What she did in her life: who may begin, read, correct and take back; nothing for the stranger, in raw SQL either."""

import io
import json
import zipfile
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from filrouge.privacy.context import acting
from filrouge.privacy.erasing import erase_person
from filrouge.privacy.roles import as_batch
from filrouge.skills.actions.experiences import (
    begin_experience,
    finish_experience,
    remove_experience,
    say_skills,
    tell_experience,
)
from filrouge.skills.models import MOST_SAID, Experience, SaidSkill
from filrouge.skills.queries.experiences import A_PAGE
from filrouge.skills.thread import beads_of
from tests.cast import Cast

from .assessing import answered, assessed_of, skills_of
from .laying import class_laid
from .litany import SignIn, assert_litany
from .lived import ANSWERS, FACTS, OWN, TASKS, begun, confirmed, placed, read, said_by, told

pytestmark = pytest.mark.django_db
TABLES = ("skills_experience", "skills_saidskill", "skills_skillconfirmation", "skills_positioning")
OF_PATHWAY: dict[str, Any] = {"hidden": ("chloe", "farid", "manon"), "refused": ("dalia",)}


def rows() -> list[int]:
    """What the asker reads of each table, in raw SQL."""
    counts = []
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"SELECT count(*) FROM {table}")
            counts.append(int(cursor.fetchone()[0]))
    return counts


class TestReach:
    """The database itself, asked in raw SQL as the web role."""

    def test_the_team_in_charge_reads_them_and_nobody_else(self, cast: Cast) -> None:
        experience = told(cast)
        confirmed(cast, said_by(cast, experience)[0])
        placed(cast, "counting", right=2)
        for user in (cast.amina, cast.bruno):
            with acting(user):
                assert rows() == [1, 3, 1, 1], user
        for user in (cast.chloe, cast.farid, cast.dalia, cast.manon, cast.petra, cast.olga):
            with acting(user):
                assert rows() == [0, 0, 0, 0], user

    def test_strangers_write_nothing(self, cast: Cast) -> None:
        experience = told(cast)
        of_her = {"person_id": experience.person_id, "project_id": experience.project_id}
        for user in (cast.chloe, cast.farid, cast.dalia):
            with acting(user):
                for made in (
                    Experience(created_by=user, **of_her),
                    SaidSkill(created_by=user, experience_id=experience.pk, rank=9, task="x", **of_her),
                ):
                    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
                        made.save(force_insert=True)
                with connection.cursor() as cursor:
                    cursor.execute("UPDATE skills_experience SET liked = 'no'")
                    assert cursor.rowcount == 0, user

    def test_a_skill_is_said_of_her_own_experience_alone(self, cast: Cast) -> None:
        """Rows that point to each other are of one person: else what one says could hang on another's story."""
        experience = told(cast)
        with (
            acting(cast.amina),
            pytest.raises(DatabaseError, match="row-level security"),
            transaction.atomic(),
        ):
            SaidSkill.objects.create(
                experience_id=experience.pk,
                rank=9,
                task="x",
                person_id=cast.tesfay.pk,
                project_id=cast.project.pk,
                created_by=cast.amina,
            )

    def test_who_told_it_when_never_changes_and_nothing_is_deleted(self, cast: Cast) -> None:
        told(cast)
        with acting(cast.amina):
            for said in (
                "UPDATE skills_experience SET created_at = now()",
                "UPDATE skills_saidskill SET task = 'x'",
                "DELETE FROM skills_experience",
                "DELETE FROM skills_saidskill",
            ):
                with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
                    connection.cursor().execute(said)


class TestActions:
    def test_by_the_team_in_charge_alone(self, cast: Cast) -> None:
        experience = told(cast)
        for user in (cast.farid, cast.chloe, cast.dalia, cast.manon):
            with acting(user):
                with pytest.raises(PermissionDenied):
                    begin_experience(by=user, pathway=cast.nour_pathway, sector="food")
                with pytest.raises(PermissionDenied):
                    tell_experience(by=user, experience=experience, answers={"liked": "no"})
                with pytest.raises(PermissionDenied):
                    say_skills(by=user, experience=experience, tasks=(), words=())
                with pytest.raises(PermissionDenied):
                    remove_experience(by=user, experience=experience)

    def test_tasks_become_skills_to_confirm_that_lead_to_reference_ones(self, cast: Cast) -> None:
        said = said_by(cast, told(cast))
        assert [(one.title, one.skill.label if one.skill else "") for one in said] == [
            (TASKS[0], "Respecter la propreté en cuisine"),
            (TASKS[1], "Respecter la propreté en cuisine"),
            (OWN, ""),
        ]
        assert not any(one.is_confirmed for one in read(told(cast)).said_kept)

    def test_said_again_they_keep_who_confirmed_them(self, cast: Cast) -> None:
        experience = told(cast)
        confirmed(cast, said_by(cast, experience)[0])
        with acting(cast.amina):
            say_skills(by=cast.amina, experience=experience, tasks=TASKS[:1], words=["Peser"])
        kept = read(experience).said_kept
        assert [(one.title, one.is_confirmed) for one in kept] == [(TASKS[0], True), ("Peser", False)]

    def test_too_many_are_refused_whole(self, cast: Cast) -> None:
        experience = told(cast)
        with acting(cast.amina), pytest.raises(ValidationError, match="au plus"):
            say_skills(
                by=cast.amina,
                experience=experience,
                tasks=(),
                words=[f"Chose {number}" for number in range(MOST_SAID + 1)],
            )
        assert len(said_by(cast, experience)) == 3

    def test_nothing_told_is_not_finished(self, cast: Cast) -> None:
        experience = begun(cast)
        with acting(cast.amina), pytest.raises(ValidationError, match="Montrez une image"):
            finish_experience(by=cast.amina, experience=experience)

    def test_taken_back_it_shows_nowhere(self, cast: Cast) -> None:
        experience = told(cast)
        with acting(cast.amina):
            remove_experience(by=cast.amina, experience=experience)
            assert not Experience.objects.kept().exists()
            assert not SaidSkill.objects.kept().exists()
            assert beads_of(cast.nour.pk) == []


class TestScreens:
    def test_the_list(self, cast: Cast, signed_in: SignIn) -> None:
        experience = told(cast)
        confirmed(cast, said_by(cast, experience)[0])
        begun(cast)
        page = assert_litany(cast, signed_in, "experiences-index", cast.nour_pathway.pk, **OF_PATHWAY)
        for said in (
            "Aide de cuisine",
            "3 compétences dites, 1 confirmée",
            "Syrie",
            "Pas encore dit",
            "à finir",
        ):
            assert said in page, said

    def test_many_are_read_page_after_page_within_the_same_budget(
        self, cast: Cast, signed_in: SignIn
    ) -> None:
        for _number in range(A_PAGE + 3):
            begun(cast, words=f"Travail {_number:02}")
        page = assert_litany(cast, signed_in, "experiences-index", cast.nour_pathway.pk, **OF_PATHWAY)
        assert "Travail 22" in page
        assert "Travail 02" not in page
        url = reverse("skills:experiences-index", args=[cast.nour_pathway.pk])
        following = page.partition('href="?avant=')[2].partition('"')[0]
        client = signed_in(cast.amina)
        second = client.get(f"{url}?avant={following}").content.decode()
        assert "Travail 02" in second
        assert "Travail 03" not in second
        assert "?avant=" not in second
        assert client.get(f"{url}?avant=x").status_code == 404

    def test_begins_on_the_first_picture(self, cast: Cast, signed_in: SignIn) -> None:
        page = assert_litany(cast, signed_in, "experiences-new", cast.nour_pathway.pk, **OF_PATHWAY)
        assert "La cuisine, le restaurant" in page
        assert "Al Khatib" not in page, "others may see this screen"
        url = reverse("skills:experiences-new", args=[cast.nour_pathway.pk])
        client = signed_in(cast.amina)
        for nothing in ({}, {"choice": "invented"}):
            assert client.post(url, nothing).status_code == 200
        with as_batch("look"):
            assert not Experience.objects.exists()
        assert client.post(url, {"choice": "food"}).status_code == 302
        with as_batch("look"):
            assert Experience.objects.get().sector == "food"

    def test_one_of_them_with_what_is_not_said(self, cast: Cast, signed_in: SignIn) -> None:
        page = assert_litany(cast, signed_in, "experiences-show", told(cast).pk)
        for said in ("Syrie", "un travail sans contrat", OWN, "à confirmer", "Respecter la propreté"):
            assert said in page, said
        page = assert_litany(cast, signed_in, "experiences-show", begun(cast).pk)
        assert "pas dit" in page
        assert "Continuer à raconter" in page

    def test_taking_it_back_asks_first(self, cast: Cast, signed_in: SignIn) -> None:
        experience = told(cast)
        assert "Retirer" in assert_litany(cast, signed_in, "experiences-remove", experience.pk)
        client = signed_in(cast.amina)
        assert client.post(reverse("skills:experiences-remove", args=[experience.pk])).status_code == 302
        assert client.get(reverse("skills:experiences-show", args=[experience.pk])).status_code == 404

    def test_in_the_record_and_on_the_thread(self, cast: Cast, signed_in: SignIn) -> None:
        told(cast)
        placed(cast, "digital", right=2)
        record = signed_in(cast.amina).get(reverse("desk:record-show", args=[cast.nour.pk])).content.decode()
        assert "Aide de cuisine" in record
        assert "Le numérique" in record
        with acting(cast.amina):
            assert sorted((bead.label, bead.note) for bead in beads_of(cast.nour.pk)) == [
                ("Expérience racontée", "Aide de cuisine, commis ou commise"),
                ("Point fait ensemble", "Le numérique"),
            ]
        for user in (cast.chloe, cast.farid):
            with acting(user):
                assert beads_of(cast.nour.pk) == []


class TestBeside:
    """What she says is offered where her skills are looked at, as questions to ask."""

    def test_when_an_assessment_is_opened_and_when_a_skill_is_compared(
        self, cast: Cast, signed_in: SignIn
    ) -> None:

        told(cast)
        version, _skills = skills_of()
        query = f"?version={version.pk}"
        page = assert_litany(
            cast, signed_in, "assessments-new", cast.nour_pathway.pk, query=query, **OF_PATHWAY
        )
        assert OWN in page
        assessment = answered(cast)
        first = assessed_of(assessment)[0]
        page = assert_litany(cast, signed_in, "assessments-skill", assessment.pk, first.pk, budget=16)
        assert "qui l’a vue" in page
        assert f"?evaluation={assessment.pk}" in page

    def test_a_badge_is_proposed_beside_what_was_confirmed(self, cast: Cast, signed_in: SignIn) -> None:

        class_laid(cast)
        experience = told(cast)
        url = reverse("skills:badges-new", args=[cast.nour_pathway.pk])
        assert TASKS[0] not in signed_in(cast.amina).get(url).content.decode()
        confirmed(cast, said_by(cast, experience)[0])
        page = signed_in(cast.amina).get(url).content.decode()
        assert TASKS[0] in page
        assert FACTS in page
        assert OWN not in page


def test_an_unknown_experience_is_not_found(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.amina)
    for name in ("experiences-show", "experiences-remove"):
        assert client.get(reverse(f"skills:{name}", args=[uuid4()])).status_code == 404


def test_her_copy_of_her_data_holds_what_she_told(cast: Cast, signed_in: SignIn) -> None:
    experience = told(cast)
    confirmed(cast, said_by(cast, experience)[0])
    answer = signed_in(cast.amina).post(reverse("privacy:exports-new", args=[cast.nour.pk]))
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    page, data = archive.read("dossier.html").decode(), json.loads(archive.read("dossier.json"))
    assert data["skills_experience"][0]["country"] == ANSWERS["country"]
    assert {one["words"] for one in data["skills_saidskill"]} == {"", OWN}
    assert FACTS in page


def test_erased_with_her(cast: Cast) -> None:
    experience = told(cast)
    confirmed(cast, said_by(cast, experience)[0])
    placed(cast, "french", right=3)
    with as_batch("erase"):
        erase_person(cast.nour.pk)
        assert rows() == [0, 0, 0, 0]
