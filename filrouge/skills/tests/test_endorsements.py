import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from filrouge.accounts.models import Membership
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.skills.actions.endorsements import ask_endorsement, endorse, withdraw_endorsement
from filrouge.skills.issuing import endorsing
from filrouge.skills.models import BadgeClass, Endorsement
from tests.badge_checker import node_says
from tests.cast import Cast

from .endorsing import BOSS, asked, company_laid
from .laying import class_read, draft_laid, published
from .litany import SignIn, assert_litany

pytestmark = pytest.mark.django_db


class TestOnScreen:
    def test_on_behalf_of_the_organisation_one_manages(self, cast: Cast, badge_class: BadgeClass) -> None:
        said = {"organisation": cast.association, "capacity": "responsable", "words": ""}
        with acting(cast.farid), pytest.raises(PermissionDenied):
            endorse(by=cast.farid, badge_class=class_read(badge_class), **said)
        with as_batch("fixture"):
            Membership.objects.create(
                user=cast.farid, organisation=cast.association, role="manager", since=clock.today()
            )
        with acting(cast.farid):
            one = endorse(by=cast.farid, badge_class=class_read(badge_class), **said)
            with pytest.raises(ValidationError):
                endorse(by=cast.farid, badge_class=class_read(badge_class), **said)
        with as_batch("job"):
            endorsing.sign_endorsements()
            signed = Endorsement.objects.get(pk=one.pk)
        assert node_says(signed.document, published()).verified
        with acting(cast.amina), pytest.raises(PermissionDenied):
            withdraw_endorsement(by=cast.amina, endorsement=signed)
        with acting(cast.farid):
            withdraw_endorsement(by=cast.farid, endorsement=signed)

    def test_never_its_own(self, cast: Cast, badge_class: BadgeClass) -> None:
        with acting(cast.manon), pytest.raises(PermissionDenied):
            endorse(
                by=cast.manon,
                badge_class=class_read(badge_class),
                organisation=cast.mission_locale,
                capacity="x",
                words="",
            )

    def test_a_draft_is_not_recognised(self, cast: Cast) -> None:
        draft, company = draft_laid(cast), company_laid()
        with acting(cast.amina), pytest.raises(PermissionDenied):
            ask_endorsement(by=cast.amina, badge_class=class_read(draft), structure=company, recipient=BOSS)

    def test_asked_twice_it_is_explained(self, cast: Cast, badge_class: BadgeClass) -> None:
        company = company_laid()
        asked(cast, badge_class, company)
        with pytest.raises(ValidationError, match="déjà"):
            asked(cast, badge_class, company)

    def test_screens(self, cast: Cast, signed_in: SignIn, badge_class: BadgeClass) -> None:
        company = company_laid()
        page = assert_litany(
            cast,
            signed_in,
            "endorsements-new",
            badge_class.pk,
            hidden=(),
            refused=("chloe", "farid"),
            query="?cherche=chantiers",
        )
        assert "Chantiers du Port" in page
        url = reverse("skills:endorsements-new", args=[badge_class.pk]) + f"?structure={company.pk}"
        client = signed_in(cast.amina)
        assert "Donnez une adresse" in client.post(url, {"recipient": ""}).content.decode()
        assert client.post(url, {"recipient": BOSS}).status_code == 302
        shown = client.get(reverse("skills:classes-show", args=[badge_class.pk])).content.decode()
        assert "pas encore répondu" in shown
        assert (
            BOSS
            not in signed_in(cast.chloe)
            .get(reverse("skills:classes-show", args=[badge_class.pk]))
            .content.decode()
        )

    def test_give_screen(self, cast: Cast, signed_in: SignIn, badge_class: BadgeClass) -> None:
        with as_batch("fixture"):
            Membership.objects.create(
                user=cast.farid, organisation=cast.association, role="manager", since=clock.today()
            )
        assert_litany(
            cast,
            signed_in,
            "endorsements-give",
            badge_class.pk,
            who="farid",
            hidden=(),
            refused=("amina", "manon"),
        )
