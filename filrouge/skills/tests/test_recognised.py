import pytest
from django.urls import reverse

from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.reference.models import Commune
from filrouge.skills.models import BadgeClass, Endorsement
from tests.cast import Cast

from .endorsing import asked, company_laid, given
from .laying import issued, nobody

pytestmark = pytest.mark.django_db


class TestRecognition:
    def test_nobody_yet_is_said(self, cast: Cast, badge_class: BadgeClass) -> None:
        badge = issued(cast, badge_class)
        for name, key in (("recognised-show", badge_class.pk), ("checks-show", badge.pk)):
            page = nobody().get(reverse(f"skills:{name}", args=[key])).content.decode()
            assert "Personne ne le reconnaît encore" in page

    def test_who_and_where(self, cast: Cast, badge_class: BadgeClass) -> None:
        with as_batch("fixture"):
            Commune.objects.get_or_create(
                code="34032",
                defaults={
                    "name": "Béziers",
                    "search_key": "beziers",
                    "department": "34",
                    "postcodes": ["34500"],
                    "latitude": 43.34,
                    "longitude": 3.21,
                },
            )
        given(cast, badge_class, company_laid())
        index = reverse("skills:recognised-index")
        for address in (index, f"{index}?departement=34"):
            page = nobody().get(address).content.decode()
            assert "Chantiers du Port" in page
            assert "Nous recevons en entretien." in page
            assert "Béziers" in page
            assert "Roux" not in page
        assert "Chantiers du Port" not in nobody().get(f"{index}?departement=75").content.decode()
        page = nobody().get(reverse("skills:recognised-show", args=[badge_class.pk])).content.decode()
        assert "Chantiers du Port" in page

    def test_strangers_do_not_read_what_is_asked(self, cast: Cast, badge_class: BadgeClass) -> None:
        asked(cast, badge_class, company_laid())
        for user in (cast.chloe, cast.farid, cast.petra):
            with acting(user):
                assert not Endorsement.objects.exists()
