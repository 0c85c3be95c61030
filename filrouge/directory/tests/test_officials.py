"""Elected officials, as a project knows them."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from filrouge.directory.models import Official
from filrouge.privacy.context import acting
from filrouge.shared import clock
from tests.cast import Cast

from .laying import official_laid
from .litany import SignIn, assert_litany

pytestmark = pytest.mark.django_db


class TestOfficials:
    def typed(self, cast: Cast, **changes: Any) -> dict[str, Any]:
        values = {
            "project": cast.project.pk,
            "name": "Hélène Castan",
            "mandate": "mayor",
            "territory": "Béziers",
        }
        return {**values, **changes}

    def test_the_screens_answer_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        official = official_laid(cast)
        refused = ("manon", "petra")
        assert "Marc Delmas" in assert_litany(cast, signed_in, "officials-index", refused=refused)
        assert "Marc Delmas" not in signed_in(cast.chloe).get("/annuaire/elus/").content.decode()
        assert_litany(cast, signed_in, "officials-new", refused=refused)
        assert_litany(cast, signed_in, "officials-edit", official.pk, hidden=("chloe",), refused=refused)

    def test_a_term_that_is_over_is_told_apart(self, cast: Cast, signed_in: SignIn) -> None:
        client = signed_in(cast.dalia)
        over = (clock.today() - timedelta(days=2)).isoformat()
        client.post(reverse("directory:officials-new"), self.typed(cast, term_ends_on=over))
        assert "Mandat terminé" in client.get("/annuaire/elus/").content.decode()

    def test_it_is_changed_and_a_mistake_explained(self, cast: Cast, signed_in: SignIn) -> None:
        url = reverse("directory:officials-edit", args=[official_laid(cast).pk])
        page = (
            signed_in(cast.dalia).post(url, self.typed(cast, name="", charge="solidarités")).content.decode()
        )
        assert "Dites qui c’est." in page
        assert "solidarités" in page
        signed_in(cast.dalia).post(url, self.typed(cast))
        with acting(cast.dalia):
            assert Official.objects.get().name == "Hélène Castan"
