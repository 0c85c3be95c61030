import pytest
from django.core.exceptions import PermissionDenied

from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.skills.actions.classes import change_key
from filrouge.skills.badging import signing
from filrouge.skills.issuing import keys_of
from filrouge.skills.models import BadgeClass, BadgeKey
from tests.badge_checker import node_says
from tests.cast import Cast

from .laying import class_laid, issued, published
from .litany import SignIn, assert_litany

pytestmark = pytest.mark.django_db


class TestKeys:
    def test_what_the_former_key_signed_still_verifies(
        self, cast: Cast, badge_class: BadgeClass, settings: object
    ) -> None:
        settings.SITE_URL = "https://filrouge.example"  # type: ignore[attr-defined]
        former = issued(cast, class_laid(cast, name="Ancien"))
        with acting(cast.manon):
            change_key(by=cast.manon, organisation=cast.mission_locale)
        with as_batch("job"):
            keys_of.rotate(cast.mission_locale)
            assert BadgeKey.objects.count() == 2
        newer = issued(cast, badge_class)
        assert (
            former.credential["proof"]["verificationMethod"]
            != newer.credential["proof"]["verificationMethod"]
        )
        assert former.credential["issuer"] == newer.credential["issuer"]
        for badge in (former, newer):
            said = node_says(badge.credential, published())
            assert said.verified, said.error
            signing.check_form(badge.credential, published())

    def test_only_whoever_manages_changes_it(self, cast: Cast) -> None:
        with acting(cast.amina), pytest.raises(PermissionDenied):
            change_key(by=cast.amina, organisation=cast.mission_locale)

    def test_screen(self, cast: Cast, signed_in: SignIn, badge_class: BadgeClass) -> None:
        issued(cast, badge_class)
        page = assert_litany(
            cast,
            signed_in,
            "keys-show",
            cast.mission_locale.pk,
            who="manon",
            hidden=("chloe", "farid", "dalia"),
            refused=("amina",),
        )
        assert "signe aujourd’hui" in page
        assert "PRIVATE" not in page
