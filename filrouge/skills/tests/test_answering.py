"""One side of an assessment, answered by its link: once, and without reading anything."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from filrouge.privacy.context import acting, entered
from filrouge.privacy.links import context_of_link
from filrouge.privacy.models import OutsideLink
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.skills.actions.askings import answer_asked, ask_side
from filrouge.skills.actions.assessments import Said
from filrouge.skills.models import ANSWER, Assessment, SkillAnswer
from filrouge.skills.queries.askings import asked_assessment, asked_skills
from tests.cast import Cast

from .assessing import ADVICE, OBJECTIVE, assessed_of, hers, opened, ours
from .laying import nobody
from .litany import SignIn

pytestmark = pytest.mark.django_db
WHO = {"capacity": "employer", "name": "Mme Castel"}


def asked(cast: Cast, assessment: Assessment, side: str = "hers") -> str:
    who = WHO if side == "ours" else {}
    with acting(cast.amina):
        return reverse(
            "skills:answering-show", args=[ask_side(by=cast.amina, assessment=assessment, side=side, **who)]
        )


def typed(assessment: Assessment, level: str = "3", **more: str) -> dict[str, str]:
    answers = {f"level-{one.pk}": level for one in assessed_of(assessment)}
    return answers | {f"{name}-{assessed_of(assessment)[0].pk}": value for name, value in more.items()}


def link() -> OutsideLink:
    with as_batch("look"):
        return OutsideLink.objects.filter(purpose=ANSWER).latest("created_at")


def answers(side: str) -> list[SkillAnswer]:
    with as_batch("look"):
        found = SkillAnswer.objects.filter(side=side).select_related("assessed")
        return sorted(found, key=lambda one: one.assessed.rank)


class TestHers:
    def test_she_answers_once_and_reads_nothing(self, cast: Cast) -> None:
        assessment = opened(cast)
        ours(cast, assessment)
        url = asked(cast, assessment)
        page = nobody().get(url).content.decode()
        assert "Ce que je sais faire" in page
        for secret in ("Nour", "Khatib", ADVICE, OBJECTIVE, "Amina"):
            assert secret not in page
        missing = nobody().post(url, {}).content.decode()
        assert "Choisissez une réponse" in missing
        assert answers("hers") == []
        assert nobody().post(url, typed(assessment, "4", advice="mot")).status_code == 302
        assert [(one.level, one.advice) for one in answers("hers")] == [(4, "")] * 3
        done = nobody().get(url).content.decode()
        assert "Merci" in done
        assert ADVICE not in done
        assert nobody().post(url, typed(assessment, "0")).status_code == 200  # too late: it thanks again
        assert [one.level for one in answers("hers")] == [4, 4, 4]

    def test_the_team_reads_it_only_once_it_has_answered(self, cast: Cast) -> None:
        assessment = opened(cast)
        nobody().post(asked(cast, assessment), typed(assessment))
        with acting(cast.amina):
            assert not SkillAnswer.objects.exists()
            assert Assessment.objects.with_sides().get(pk=assessment.pk).sides == ["hers"]
        ours(cast, assessment)
        with acting(cast.amina):
            assert SkillAnswer.objects.count() == 6


class TestOurs:
    def test_someone_who_saw_her_work_answers_in_our_place(self, cast: Cast, signed_in: SignIn) -> None:
        assessment = opened(cast)
        url = asked(cast, assessment, "ours")
        page = nobody().get(url).content.decode()
        assert "Nour" in page  # her first name
        assert "Khatib" not in page
        assert nobody().post(url, typed(assessment, advice=ADVICE, objective=OBJECTIVE)).status_code == 302
        assert (answers("ours")[0].advice, answers("ours")[0].objective) == (ADVICE, OBJECTIVE)
        with as_batch("look"), connection.cursor() as cursor:
            cursor.execute("SELECT string_agg(advice, '') FROM skills_skillanswer")
            assert b"bus" not in bytes(cursor.fetchone()[0])
        hers(cast, assessment)
        compared = signed_in(cast.amina).get(reverse("skills:assessments-confront", args=[assessment.pk]))
        assert "Mme Castel, employeur" in compared.content.decode()


class TestInTheDatabase:
    """As the holder of the link, without our screens."""

    @pytest.mark.parametrize("side", ["hers", "ours"])
    def test_no_answer_is_read_by_a_link_before_nor_after(self, cast: Cast, side: str) -> None:
        assessment = opened(cast)
        asked(cast, assessment, side)
        (ours if side == "hers" else hers)(cast, assessment)
        self._reads_nothing(assessment)
        (hers if side == "hers" else ours)(cast, assessment)
        self._reads_nothing(assessment)

    def _reads_nothing(self, assessment: Assessment) -> None:
        with entered(context_of_link(link())), connection.cursor() as cursor:
            for table in ("skillanswer", "assessment", "assessedskill", "skilldecision", "skillasking"):
                cursor.execute(f"SELECT count(*) FROM skills_{table}")
                assert cursor.fetchone() == (0,), table
            cursor.execute("SELECT fr_sides_assessed(%s)", [assessment.pk])
            assert cursor.fetchone() == ([],)

    def test_it_writes_no_answer_but_by_its_function(self, cast: Cast) -> None:
        assessment = opened(cast)
        asked(cast, assessment)
        row = SkillAnswer(
            assessment=assessment,
            assessed=assessed_of(assessment)[0],
            side="ours",
            person=cast.nour,
            project=cast.project,
        )
        with (
            entered(context_of_link(link())),
            pytest.raises(DatabaseError, match="row-level security"),
            transaction.atomic(),
        ):
            row.save(force_insert=True)

    def test_all_the_questions_of_that_assessment_and_no_other(self, cast: Cast) -> None:
        assessment, other = opened(cast), opened(cast)
        asked(cast, assessment)
        some = {one.pk: Said(level=3) for one in assessed_of(assessment)[:2]}
        strange = {one.pk: Said(level=3) for one in assessed_of(other)}
        with entered(context_of_link(link())):
            read: Any = asked_assessment()
            assert (read.pk, read.side) == (assessment.pk, "hers")
            assert [one.pk for one in asked_skills()] == [one.pk for one in assessed_of(assessment)]
            for said in (some, strange):
                with pytest.raises(PermissionDenied), transaction.atomic():
                    answer_asked(link=link(), assessment=read, said=said)

    def test_past_its_day_it_asks_nothing(self, cast: Cast) -> None:
        assessment = opened(cast)
        url = asked(cast, assessment)
        with as_batch("time passes"):
            OutsideLink.objects.filter(purpose=ANSWER).update(expires_at=clock.now() - timedelta(hours=1))
        assert nobody().get(url).status_code == 410
        with entered(context_of_link(link())):
            assert asked_assessment() is None
