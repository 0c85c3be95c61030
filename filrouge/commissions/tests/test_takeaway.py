"""The page she takes away: what is decided, in plain words and her language; nothing that a member said or read."""

from datetime import timedelta

import pytest
from django.urls import reverse

from filrouge.commissions.actions.cases import note_summary
from filrouge.commissions.actions.decisions import drop_decision
from filrouge.commissions.models import Case
from filrouge.people.models import SpokenLanguage
from filrouge.privacy.context import acting
from filrouge.privacy.models import Reading
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

from .laying import Laid, agreed, begun, case_laid, case_read, decided, meeting_laid, opened
from .litany import SignIn, assert_litany

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast: Cast, known: Laid) -> Case:
    """Of Nour, looked at in front of Goran; Tesfay's is on the same agenda."""
    meeting = meeting_laid(cast, known.commission)
    case, other = case_laid(cast, meeting), case_laid(cast, meeting, cast.tesfay_pathway)
    agreed(cast, case, known.of(known.goran))
    opened(cast, meeting, known.goran, known.amina)
    begun(cast, other)
    decided(cast, other, known.amina, words="Refaire le point avec lui")
    return begun(cast, case)


def url(case: Case) -> str:
    return reverse("commissions:cases-takeaway", args=[case.pk])


def test_the_screen_answers_each_of_the_cast(cast: Cast, signed_in: SignIn, known: Laid, case: Case) -> None:
    day = clock.today() + timedelta(days=20)
    decided(cast, case, known.goran)
    page = assert_litany(
        cast, signed_in, "cases-takeaway", case.pk, hidden=("chloe", "farid", "manon"), refused=()
    )
    for said in (
        *("Ce que nous avons décidé", "Une place le mardi soir", "Comptoir du Port", f"{day:%d/%m/%Y}"),
        *("Amina Martin", "Vous pouvez demander, corriger ou dire non"),
    ):
        assert said in page, said
    with as_batch("look"):
        assert (
            Reading.objects.filter(user_id=cast.amina.pk, person_id=cast.nour.pk, what="document").count()
            == 1
        )
    assert signed_in(cast.dalia).get(url(case)).status_code == 200  # at the end of the meeting


def test_nothing_that_was_said_there_nor_of_anyone_else(
    cast: Cast, signed_in: SignIn, known: Laid, case: Case
) -> None:
    given_up = decided(cast, case, known.goran, words="Une visite")
    given_up.case = case_read(case)
    with acting(cast.dalia):
        note_summary(by=cast.dalia, case=case_read(case), words="Elle progresse vite")
        drop_decision(by=cast.dalia, decision=given_up, because="Plus de place")
    page = signed_in(cast.amina).get(url(case)).content.decode()
    for hidden in (
        "progresse",
        "cours du soir",
        "apprendre vite",
        "Tesfay",
        "le point",
        "Une visite",
        "Goran",
    ):
        assert hidden not in page, hidden
    assert "Rien n’est encore décidé" in page


def test_what_the_tool_can_say_is_said_in_her_language(
    cast: Cast, signed_in: SignIn, known: Laid, case: Case
) -> None:
    decided(cast, case, known.goran)
    client = signed_in(cast.amina)
    assert "اجتمع مهنيون" not in client.get(url(case)).content.decode()
    with as_batch("fixture"):
        SpokenLanguage.objects.create(
            person=cast.nour, project=cast.project, created_by=cast.amina, code="ara", preferred=True
        )
    page = client.get(url(case)).content.decode()
    assert "اجتمع مهنيون" in page
    assert 'dir="rtl"' in page
    assert "Des professionnels se sont réunis" in page


def test_there_is_none_before_her_turn(cast: Cast, signed_in: SignIn, known: Laid) -> None:
    case = case_laid(cast, meeting_laid(cast, known.commission))
    client = signed_in(cast.amina)
    assert client.get(url(case)).status_code == 404
    assert url(case) not in client.get(reverse("commissions:cases-show", args=[case.pk])).content.decode()


def test_the_situation_leads_there(cast: Cast, signed_in: SignIn, case: Case) -> None:
    page = signed_in(cast.amina).get(reverse("commissions:cases-show", args=[case.pk])).content.decode()
    assert url(case) in page
