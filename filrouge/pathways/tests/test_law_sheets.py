"""Short, dated, with a source; what nobody read again for a year says so."""

from datetime import timedelta

import pytest
from django.urls import reverse

from filrouge.pathways.care.law_sheets import FRESH, SHEETS
from filrouge.pathways.care.queries import law_sheets
from filrouge.pathways.models import LawCheck
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

from .helping import lay_volunteer
from .litany import SignIn

INDEX = reverse("pathways:law_sheets-index")


def test_each_has_a_source_a_date_and_few_words() -> None:
    assert 6 <= len(SHEETS) <= 10
    assert len({sheet.slug for sheet in SHEETS}) == len(SHEETS)
    for sheet in SHEETS:
        assert sheet.source
        assert sheet.read_on <= clock.today()
        assert 2 <= len(sheet.points) <= 4
        assert sum(len(point) for point in sheet.points) < 700


def test_the_team_reads_them(cast: Cast, signed_in: SignIn) -> None:
    page = signed_in(cast.amina).get(INDEX).content.decode()
    assert "D. 160-2" in page
    assert "Vérifié le" in page
    assert "J’ai relu la source" not in page
    assert signed_in(lay_volunteer(cast)).get(INDEX).status_code == 403


@pytest.mark.parametrize(("days", "stale"), [(0, False), (FRESH.days, False), (FRESH.days + 1, True)])
def test_what_was_not_read_again_for_a_year_says_so(cast: Cast, days: int, stale: bool) -> None:
    with as_batch("fixture"):
        LawCheck.objects.create(
            project=cast.project,
            sheet="sante",
            on=clock.today() - timedelta(days=days),
            checked_by=cast.dalia,
        )
    with acting(cast.amina):
        one = next(read for read in law_sheets(cast.amina) if read.sheet.slug == "sante")
    # Older than our own reading, the check counts for nothing.
    expected = stale or one.by == ""
    assert one.stale is (expected and clock.today() - one.read_on > FRESH)


def test_the_coordination_reads_the_source_again(cast: Cast, signed_in: SignIn) -> None:
    url = reverse("pathways:law_sheets-edit", args=["sante"])
    dalia = signed_in(cast.dalia)
    assert dalia.get(url).status_code == 200
    dalia.post(url, {"project": cast.project.pk, "note": "Le plafond a changé."})
    page = signed_in(cast.amina).get(INDEX).content.decode()
    assert "par Dalia Benali" in page
    assert "Le plafond a changé." in page
    assert "Dalia Benali" not in signed_in(cast.chloe).get(INDEX).content.decode()
    assert signed_in(cast.amina).post(url, {"project": cast.project.pk}).status_code == 403
    assert dalia.get(reverse("pathways:law_sheets-edit", args=["rien"])).status_code == 404
    assert dalia.post(url, {"project": cast.other_project.pk}).status_code == 200
