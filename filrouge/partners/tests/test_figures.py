"""How structures answer: nothing under five."""

import pytest
from django.urls import reverse

from filrouge.directory.models import Structure
from filrouge.partners.models import ReferralFigure
from filrouge.partners.referring.counting import count_answers
from filrouge.privacy.roles import as_batch
from tests.cast import Cast

from .laying import aged, answered, sent, structure_laid
from .litany import assert_litany

pytestmark = pytest.mark.django_db


def answers(cast: Cast, structure: Structure, kinds: list[str], *, age: int = 4) -> None:
    for kind in kinds:
        referral = aged(sent(cast, structure=structure), age)
        if kind:
            answered(cast, referral, kind)


def counted() -> dict[str, tuple[int, int, int | None, int]]:
    with as_batch("the night"):
        count_answers()
        found = ReferralFigure.objects.select_related("structure")
        return {
            one.structure.name: (one.sent, one.answered, one.accepted_percent, one.median_days)
            for one in found
        }


def test_share_accepted_and_median_days_from_five_answers(cast: Cast) -> None:
    structure = structure_laid()
    answers(cast, structure, ["accepted"] * 5 + ["refused"] * 5 + [""] * 2)
    assert counted() == {"Comptoir du Port": (12, 10, 50, 4)}


def test_four_answers_are_nobody_s_business(cast: Cast) -> None:
    answers(cast, structure_laid(), ["accepted"] * 4 + [""] * 3)
    assert counted() == {}


def test_a_share_that_would_tell_of_fewer_than_five_is_not_said(cast: Cast) -> None:
    answers(cast, structure_laid(), ["accepted"] * 6 + ["refused"])
    assert counted() == {"Comptoir du Port": (7, 7, None, 4)}


def test_the_first_answer_counts_and_a_covered_name_does_not(cast: Cast) -> None:
    structure = structure_laid()
    answers(cast, structure, ["refused"] * 5)
    answers(cast, structure_laid("Maison des femmes"), ["accepted"] * 6)
    assert counted() == {"Comptoir du Port": (5, 5, 0, 4)}


def test_the_litany(cast: Cast, signed_in) -> None:
    answers(cast, structure_laid(), ["accepted"] * 5)
    counted()
    page = assert_litany(
        cast, signed_in, "figures-index", cast.project.pk, hidden=("chloe",), refused=("manon",)
    )
    assert "Comptoir du Port" in page
    assert "100 %" in page
    url = reverse("partners:figures-index", args=[cast.project.pk])
    assert signed_in(cast.dalia).get(url).status_code == 200
    assert signed_in(cast.farid).get(url).status_code == 200
