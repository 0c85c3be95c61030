"""Who covers which need, how far, and what nobody covers."""

import pytest
from django.urls import reverse

from filrouge.partners.partnering.covering import coverage_of
from filrouge.reference.themes import THEMES
from tests.cast import Cast

from .laying import structure_laid
from .litany import SignIn, assert_litany
from .partnering import partnership_laid

pytestmark = pytest.mark.django_db


def test_each_need_by_how_far_and_the_holes(cast: Cast) -> None:
    near = partnership_laid(cast, themes=["logement-hebergement", "mobilite"])
    news = partnership_laid(cast, structure=structure_laid("Relais"), themes=["sante"], level="concertation")
    coverage = coverage_of([near, news])
    assert [line.theme.code for line in coverage.covered] == ["logement-hebergement", "sante", "mobilite"]
    assert [found for _level, found in coverage.covered[1].by_level] == [[news], [], []]
    assert [theme.code for theme in coverage.thin] == ["sante"]
    assert len(coverage.holes) == len(THEMES) - 3


class TestIndex:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        partnership_laid(cast)
        page = assert_litany(cast, signed_in, "coverage-index", hidden=(), refused=("olga", "petra"))
        assert "Comptoir du Port" in page
        holes = page.partition("Personne ne couvre encore")[2].partition("</p>")[0]
        assert "Se déplacer" in holes
        assert "Se loger" not in holes

    def test_another_project_shows_nothing_of_this_one(self, cast: Cast, signed_in: SignIn) -> None:
        partnership_laid(cast)
        url = reverse("partners:coverage-index")
        assert "Comptoir du Port" not in signed_in(cast.chloe).get(url).content.decode()
        assert signed_in(cast.chloe).get(f"{url}?projet={cast.project.pk}").status_code == 404
