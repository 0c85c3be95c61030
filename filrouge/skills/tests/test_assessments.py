"""Her skills looked at by two: nobody reads the other's answer before both have answered."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from filrouge.activities.tests.laying import activity_laid, coming, days_ago, session_laid, taken
from filrouge.pathways.models import Step
from filrouge.privacy.context import acting
from filrouge.privacy.models import Change
from filrouge.privacy.roles import as_batch
from filrouge.skills.actions.assessments import open_assessment, sides_of
from filrouge.skills.models import Assessment, Sight, SkillAnswer, SkillDecision
from filrouge.skills.thread import beads_of
from tests.cast import Cast

from .assessing import ADVICE, answered, assessed_of, decided, hers, opened, ours, skills_of
from .litany import SignIn, assert_litany

pytestmark = pytest.mark.django_db
TABLES = ("skills_assessment", "skills_assessedskill", "skills_skillanswer", "skills_skilldecision")
# The coordination sees the path, not the file.
OF_PATHWAY: dict[str, Any] = {"hidden": ("chloe", "farid", "manon"), "refused": ("dalia",)}


def rows(table: str) -> int:
    """What the asker reads, in raw SQL."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return int(cursor.fetchone()[0])


class TestApart:
    """The database itself, asked in raw SQL as the web role."""

    @pytest.mark.parametrize("first", [hers, ours])
    def test_one_side_alone_is_read_by_nobody(self, cast: Cast, first: object) -> None:
        assessment = opened(cast)
        first(cast, assessment)  # type: ignore[operator]
        for user in (cast.amina, cast.bruno, cast.dalia, cast.chloe, cast.farid, cast.manon, cast.petra):
            with acting(user):
                assert rows("skills_skillanswer") == 0, user
        with as_batch("look"):
            assert SkillAnswer.objects.count() == 3

    def test_both_are_read_once_both_have_answered(self, cast: Cast) -> None:
        answered(cast)
        for user, seen in (
            (cast.amina, 6),
            (cast.bruno, 6),
            (cast.dalia, 0),
            (cast.chloe, 0),
            (cast.farid, 0),
        ):
            with acting(user):
                assert rows("skills_skillanswer") == seen, user

    def test_answering_one_skill_of_three_opens_nothing(self, cast: Cast) -> None:
        assessment = opened(cast)
        hers(cast, assessment)
        first = assessed_of(assessment)[0]
        with acting(cast.amina):
            SkillAnswer.objects.create(
                assessment=assessment,
                assessed=first,
                side=Sight.OURS,
                level=1,
                person_id=assessment.person_id,
                project_id=assessment.project_id,
                created_by=cast.amina,
            )
            assert rows("skills_skillanswer") == 0

    def test_an_answer_is_never_changed_and_no_history_tells_it(self, cast: Cast) -> None:
        assessment = opened(cast)
        hers(cast, assessment)
        with acting(cast.amina):
            for said in ("UPDATE skills_skillanswer SET level = 1", "DELETE FROM skills_skillanswer"):
                with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
                    connection.cursor().execute(said)
        with as_batch("look"):
            assert Change.objects.filter(table="skills_assessment").exists()
            assert not Change.objects.filter(table="skills_skillanswer").exists()

    def test_nothing_is_decided_before(self, cast: Cast) -> None:
        assessment = opened(cast)
        ours(cast, assessment)
        with pytest.raises(ValidationError, match="chaque côté"):
            decided(cast, assessment)
        with (
            acting(cast.amina),
            pytest.raises(DatabaseError, match="row-level security"),
            transaction.atomic(),
        ):
            SkillDecision.objects.create(
                assessment=assessment,
                assessed=assessed_of(assessment)[0],
                decided="Rien",
                because="Rien",
                person_id=assessment.person_id,
                project_id=assessment.project_id,
                created_by=cast.amina,
            )

    def test_strangers_read_and_write_nothing(self, cast: Cast) -> None:
        assessment = answered(cast)
        decided(cast, assessment)
        for user in (cast.chloe, cast.farid, cast.dalia, cast.manon):
            with acting(user):
                assert [rows(table) for table in TABLES] == [0, 0, 0, 0], user
                with connection.cursor() as cursor:
                    cursor.execute("SELECT fr_sides_assessed(%s)", [assessment.pk])
                    assert cursor.fetchone()[0] == [], user
                with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
                    Assessment.objects.create(
                        version=assessment.version,
                        person_id=assessment.person_id,
                        project_id=assessment.project_id,
                        created_by=user,
                    )


class TestOpen:
    def test_by_the_team_in_charge_alone(self, cast: Cast) -> None:
        version, skills = skills_of()
        for user in (cast.farid, cast.chloe, cast.dalia, cast.manon):
            with acting(user), pytest.raises(PermissionDenied):
                open_assessment(by=user, pathway=cast.nour_pathway, version=version, skills=skills)

    def test_ten_skills_at_most_chosen_on_screen(self, cast: Cast, signed_in: SignIn) -> None:
        version, _skills = skills_of()
        query = f"?version={version.pk}"
        page = assert_litany(
            cast, signed_in, "assessments-new", cast.nour_pathway.pk, query=query, **OF_PATHWAY
        )
        assert "Arriver à l’heure" in page
        with as_batch("look"):
            every = [str(one.pk) for one in version.skills.kept()]
        url = reverse("skills:assessments-new", args=[cast.nour_pathway.pk]) + query
        client = signed_in(cast.amina)
        refused = client.post(url, {"skills": every[:11]}).content.decode()
        assert "Dix compétences au plus" in refused
        assert refused.count("checked") == 11
        assert client.post(url, {"skills": every[:10]}).status_code == 302
        again = client.get(url).content.decode()
        assert again.count("checked") == 10, "those of the last time"

    def test_which_framework(self, cast: Cast, signed_in: SignIn) -> None:
        page = assert_litany(cast, signed_in, "assessments-new", cast.nour_pathway.pk, **OF_PATHWAY)
        assert "?version=" in page
        assert "celui de la dernière fois" not in page
        url = reverse("skills:assessments-new", args=[cast.nour_pathway.pk])
        for unknown in ("x", uuid4()):
            assert signed_in(cast.amina).get(f"{url}?version={unknown}").status_code == 404
        version, _skills = skills_of()
        opened(cast)
        again = signed_in(cast.amina).get(url).content.decode()
        assert again.index(f"?version={version.pk}") == again.index("?version="), "above the others"
        assert "celui de la dernière fois" in again


class TestAnswer:
    def test_each_side_on_its_own_page(self, cast: Cast, signed_in: SignIn) -> None:
        assessment = opened(cast)
        page = assert_litany(cast, signed_in, "assessments-ours", assessment.pk)
        assert "Est là quand on commence." in page
        client = signed_in(cast.amina)
        pks = [one.pk for one in assessed_of(assessment)]
        words = {f"advice-{pks[0]}": ADVICE, f"level-{pks[0]}": "2"}
        assert client.post(reverse("skills:assessments-ours", args=[assessment.pk]), words).status_code == 302

        page = assert_litany(cast, signed_in, "assessments-hers", assessment.pk)
        assert ADVICE not in page
        assert "Al Khatib" not in page
        assert "Arrive à l’heure une fois sur deux environ." in page
        url = reverse("skills:assessments-hers", args=[assessment.pk])
        missing = client.post(url, {f"level-{pks[0]}": "5"}).content.decode()
        assert "je ne sais pas" in missing
        assert missing.count("checked") == 1
        assert client.post(url, {f"level-{pk}": "?" for pk in pks}).status_code == 302
        with acting(cast.amina):
            assert sides_of(assessment) == ["hers", "ours"]
        assert client.get(url).status_code == 302, "once"

    def test_twice_or_partly_is_explained(self, cast: Cast) -> None:
        assessment = opened(cast)
        hers(cast, assessment)
        with pytest.raises(ValidationError, match="déjà"):
            hers(cast, assessment)


class TestTogether:
    def test_pages_wait_for_both(self, cast: Cast, signed_in: SignIn) -> None:
        assessment = opened(cast)
        ours(cast, assessment)
        client, first = signed_in(cast.amina), assessed_of(assessment)[0]
        for name, *args in (("confront",), ("skill", first.pk), ("chart",), ("sheet",)):
            url = reverse(f"skills:assessments-{name}", args=[assessment.pk, *args])
            answer = client.get(url)
            assert answer.status_code == 302, name
        page = assert_litany(cast, signed_in, "assessments-show", assessment.pk)
        assert "à elle de répondre" in page
        assert ADVICE not in page

    def test_the_largest_gap_first_and_no_fact_before_she_chose(self, cast: Cast, signed_in: SignIn) -> None:
        page = assert_litany(cast, signed_in, "assessments-confront", answered(cast).pk)
        assert "elle se voit 3 niveaux plus haut" in page
        places = [
            page.index(title) for title in ("Arriver à l’heure", "Faire ce que l’on a dit", "Être là les")
        ]
        assert places == sorted(places)
        assert "fois sur" not in page

    def test_facts_beside_the_skill_she_chose(self, cast: Cast, signed_in: SignIn) -> None:
        activity = activity_laid(cast)
        (participation,) = coming(cast, activity, [cast.nour])
        ticks = [("present", None)] * 3 + [("late", 20), ("excused", None)]
        for day, (came, minutes) in enumerate(ticks, 1):
            session = session_laid(cast, activity, at=days_ago(day))
            taken(cast, session, participation, came, minutes_late=minutes)
        assessment = answered(cast)
        first = assessed_of(assessment)[0]
        page = assert_litany(cast, signed_in, "assessments-skill", assessment.pk, first.pk, budget=15)
        assert "À l’heure 3 fois sur 4." in page
        assert "excusée, ce qui ne compte pas" in page
        assert ADVICE in page
        other = reverse("skills:assessments-skill", args=[assessment.pk, uuid4()])
        assert signed_in(cast.amina).get(other).status_code == 404

    def test_a_decision_becomes_a_step_once(self, cast: Cast, signed_in: SignIn) -> None:
        assessment = answered(cast)
        url = reverse("skills:assessments-skill", args=[assessment.pk, assessed_of(assessment)[0].pk])
        client = signed_in(cast.amina)
        refused = client.post(url, {"decided": "Partir plus tôt", "planned_on": "2001-01-01", "step": "Bus"})
        assert "Dites pourquoi" in refused.content.decode()
        assert "Partir plus tôt" in refused.content.decode()
        said = {
            "decided": "Partir plus tôt",
            "because": "3 fois sur 4",
            "level": "3",
            "step": "Repérer le bus",
        }
        past = client.post(url, said | {"planned_on": "2001-01-01"})
        assert "Ce jour est passé" in past.content.decode()
        assert client.post(url, said).status_code == 302
        assert client.post(url, said | {"decided": "Autre chose"}).status_code == 302
        with as_batch("look"):
            decision = SkillDecision.objects.get()
            assert (decision.decided, decision.level, decision.step.title) == (
                "Autre chose",
                3,
                "Repérer le bus",
            )
            assert Step.objects.filter(title="Repérer le bus", pathway=cast.nour_pathway).count() == 1


class TestDrawn:
    def test_both_views_and_former_dates(self, cast: Cast, signed_in: SignIn) -> None:
        former = answered(cast)
        with as_batch("time passes"):
            Assessment.objects.filter(pk=former.pk).update(on="2026-01-05")
        page = assert_litany(cast, signed_in, "assessments-chart", answered(cast).pk, budget=10)
        assert "elle, 5 janvier 2026" in page
        assert page.count('class="view view-') == 6  # three views, and their keys
        assert "<desc" in page

    def test_the_sheet_says_nothing_of_ours(self, cast: Cast, signed_in: SignIn) -> None:
        assessment = answered(cast)
        before = assert_litany(cast, signed_in, "assessments-sheet", assessment.pk)
        assert "retenu ensemble</th>" not in before
        decided(cast, assessment)
        page = assert_litany(cast, signed_in, "assessments-sheet", assessment.pk)
        assert "ce que nous avons retenu ensemble" in page
        for secret in (ADVICE, "Un mois sans retard", "l’équipe, ", "18 fois sur 20", "part plus tôt"):
            assert secret not in page

    def test_hers_are_listed_and_on_the_thread(self, cast: Cast, signed_in: SignIn) -> None:
        opened(cast)
        answered(cast)
        page = assert_litany(cast, signed_in, "assessments-index", cast.nour_pathway.pk, **OF_PATHWAY)
        assert page.count("Évaluation du") == 2
        record = signed_in(cast.amina).get(reverse("desk:record-show", args=[cast.nour.pk])).content.decode()
        assert record.count("Évaluation du") == 2
        with acting(cast.amina):
            assert sorted(bead.label for bead in beads_of(cast.nour.pk)) == [
                "Compétences vues à deux",
                "Évaluation à deux en cours",
            ]
        with acting(cast.chloe):
            assert beads_of(cast.nour.pk) == []
