"""What groups ask, what is answered, done and told back: at a council, or after any session (mission S-27)."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from filrouge.activities.actions.remarks import answer_remark, note_remark, say_done, tell_improvement
from filrouge.activities.events import ImprovementWritten
from filrouge.activities.models import Activity, Improvement, Session
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.events import Event
from filrouge.shared.rights import Missed
from tests.cast import Cast

from .laying import activity_laid, in_days, session_laid
from .litany import SignIn, asked_by, assert_litany

INDEX = reverse("activities:remarks-index")


@pytest.fixture
def council(cast: Cast) -> Session:
    return session_laid(cast, activity_laid(cast, kind="council", title="Le conseil", aims={}))


@pytest.fixture
def remark(cast: Cast, council: Session) -> Improvement:
    with acting(cast.amina):
        return note_remark(by=cast.amina, session=council, asked="Un bus plus tôt", subject="project")


def reread(remark: Improvement) -> Improvement:
    with as_batch("look"):
        return Improvement.objects.select_related("activity").get(pk=remark.pk)


class TestNew:
    def test_the_screen_answers_each_of_the_cast(
        self, cast: Cast, signed_in: SignIn, council: Session
    ) -> None:
        assert_litany(cast, signed_in, "remarks-new", council.pk)

    def test_what_the_group_asks_is_noted_and_waits_for_an_answer(
        self, cast: Cast, signed_in: SignIn, council: Session, heard: list[Event]
    ) -> None:
        url = reverse("activities:remarks-new", args=[council.pk])
        client = signed_in(cast.amina)
        assert "Écrivez ce qui est demandé" in client.post(url, {"subject": "tool"}).text
        page = client.post(url, {"asked": "Lire l’appli en arabe", "subject": "tool"}, follow=True).text
        assert "Lire l’appli en arabe" in page
        assert "attend une réponse" in page
        with as_batch("look"):
            noted = Improvement.objects.get()
        assert (noted.session, noted.subject, noted.words, noted.by) == (council, "tool", "", cast.amina)
        assert [type(one) for one in heard] == [ImprovementWritten]

    def test_not_before_the_session_nor_by_another_team(
        self, cast: Cast, council: Session, activity: Activity
    ) -> None:
        later = session_laid(cast, activity, at=in_days(2))
        with pytest.raises(ValidationError, match="pas encore commencé"), acting(cast.amina):
            note_remark(by=cast.amina, session=later, asked="Rien", subject="path")
        with pytest.raises(PermissionDenied), acting(cast.farid):
            note_remark(by=cast.farid, session=council, asked="Rien", subject="path")


class TestAnswer:
    def test_the_screen_answers_each_of_the_cast(
        self, cast: Cast, signed_in: SignIn, remark: Improvement
    ) -> None:
        assert "Un bus plus tôt" in assert_litany(cast, signed_in, "remarks-answer", remark.pk)

    def test_answered_for_a_day_done_then_told(
        self, cast: Cast, signed_in: SignIn, remark: Improvement
    ) -> None:
        client, back = signed_in(cast.dalia), reverse("activities:sessions-show", args=[remark.session_id])
        url = reverse("activities:remarks-answer", args=[remark.pk])
        assert "même si c’est non" in client.post(url, {}).text
        past = (clock.today() - timedelta(days=1)).isoformat()
        assert "déjà passé" in client.post(url, {"words": "Oui", "due_on": past}).text
        due = clock.today() + timedelta(days=9)
        sent = {"words": "Un minibus à 8 h.", "due_on": due.isoformat(), "retour": back}
        page = client.post(url, sent, follow=True).text
        assert "Un minibus à 8 h." in page
        assert "Promis pour le" in page
        kept = reread(remark)
        assert (kept.answered_by, kept.answered_on, kept.due_on) == (cast.dalia, clock.today(), due)
        page = client.post(
            reverse("activities:remarks-done", args=[remark.pk]), {"retour": back}, follow=True
        )
        assert "Fait le" in page.text
        told = reverse("activities:activities-told", args=[remark.pk])
        assert "Dit au groupe le" in client.post(told, {"retour": back}, follow=True).text
        assert client.get(url).status_code == 403  # what was told is not rewritten

    def test_what_is_late_is_said(self, cast: Cast, signed_in: SignIn, remark: Improvement) -> None:
        with acting(cast.amina):
            answer_remark(by=cast.amina, improvement=remark, words="Oui")
        with as_batch("long ago"):
            Improvement.objects.update(due_on=clock.today() - timedelta(days=2))
        page = signed_in(cast.amina).get(reverse("activities:sessions-show", args=[remark.session_id])).text
        assert "promis pour le" in page

    def test_nothing_is_told_or_done_before_there_is_an_answer(
        self, cast: Cast, signed_in: SignIn, remark: Improvement
    ) -> None:
        for act in (tell_improvement, say_done):
            with pytest.raises(Missed), acting(cast.amina):
                act(by=cast.amina, improvement=remark)
        client = signed_in(cast.amina)
        assert client.post(reverse("activities:activities-told", args=[remark.pk])).status_code == 404
        assert client.post(reverse("activities:remarks-done", args=[remark.pk])).status_code == 403

    def test_not_by_another_team(self, cast: Cast, signed_in: SignIn, remark: Improvement) -> None:
        for act in (tell_improvement, say_done):
            with pytest.raises(PermissionDenied), acting(cast.farid):
                act(by=cast.farid, improvement=remark)
        done = reverse("activities:remarks-done", args=[remark.pk])
        assert signed_in(cast.farid).post(done).status_code == 403
        assert signed_in(cast.chloe).post(done).status_code == 404
        assert signed_in(cast.amina).get(done).status_code == 405


class TestIndex:
    def test_across_the_teams_of_one_s_projects_those_that_wait_first(
        self, cast: Cast, signed_in: SignIn, remark: Improvement
    ) -> None:
        page = assert_litany(cast, signed_in, "remarks-index", hidden=(), refused=())
        assert "Un bus plus tôt" in page
        assert "Répondre" in page
        assert "Un bus plus tôt" not in signed_in(cast.chloe).get(INDEX).text
        seen = signed_in(cast.farid).get(INDEX).text
        assert "Un bus plus tôt" in seen
        assert "Répondre" not in seen

    def test_the_week_tells_the_team_that_owes_an_answer(
        self, cast: Cast, signed_in: SignIn, remark: Improvement
    ) -> None:
        week, told = reverse("activities:activities-week"), "1 demande attend la réponse de votre équipe"
        assert told in signed_in(cast.amina).get(week).text
        assert told not in signed_in(cast.farid).get(week).text, "another team"
        with acting(cast.amina):
            answer_remark(by=cast.amina, improvement=remark, words="Non")
        assert told not in signed_in(cast.amina).get(week).text

    def test_by_where_they_stand(self, cast: Cast, signed_in: SignIn, remark: Improvement) -> None:
        def shown(state: str) -> bool:
            return "Un bus plus tôt" in signed_in(cast.amina).get(INDEX, {"etat": state}).text

        assert [shown(state) for state in ("reponse", "faire", "dire", "tout")] == [True, False, False, True]
        with acting(cast.amina):
            due = clock.today() + timedelta(days=3)
            answer_remark(by=cast.amina, improvement=remark, words="Oui", due_on=due)
        assert [shown(state) for state in ("reponse", "faire", "dire", "tout")] == [False, True, True, True]

    def test_page_after_page_at_the_same_cost(
        self, cast: Cast, signed_in: SignIn, remark: Improvement, council: Session
    ) -> None:
        def cost() -> int:
            with CaptureQueriesContext(connection) as queries:
                signed_in(cast.amina).get(INDEX)
            return len(asked_by(queries))

        few = cost()
        with as_batch("fixture"):
            Improvement.objects.bulk_create(
                Improvement(
                    activity=council.activity, session=council, asked=f"Demande {number}", by=cast.amina
                )
                for number in range(35)
            )
        assert cost() == few
        page = signed_in(cast.amina).get(INDEX).text
        assert "Demande 34" in page
        assert "Un bus plus tôt" not in page
        after = page.partition("apres=")[2].partition('"')[0]
        assert "Un bus plus tôt" in signed_in(cast.amina).get(INDEX, {"apres": after}).text
