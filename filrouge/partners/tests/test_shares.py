"""What was said of someone, and to whom: for herself, to print."""

import pytest
from django.urls import reverse

from filrouge.partners.actions.referrals import withdraw_referral
from filrouge.privacy.context import acting
from tests.cast import Cast

from .laying import sent, structure_laid
from .litany import assert_litany

pytestmark = pytest.mark.django_db


def test_she_reads_what_was_said_to_whom_and_may_stop_it(cast: Cast, signed_in) -> None:
    referral = sent(cast)
    page = assert_litany(cast, signed_in, "shares-index", cast.nour.pk)
    for said in ("Comptoir du Port", "Relire son contrat", "de vive voix", "Mme Haddad", "changer d’avis"):
        assert said in page
    assert reverse("partners:referrals-stop", args=[referral.pk]) in page


def test_it_does_not_grow_with_what_was_said(cast: Cast, signed_in) -> None:
    for _time in range(5):
        sent(cast)
    page = assert_litany(cast, signed_in, "shares-index", cast.nour.pk)
    assert page.count("Relire son contrat") == 5


def test_once_stopped_only_which_lines_had_been_said(cast: Cast, signed_in) -> None:
    referral = sent(cast)
    with acting(cast.amina):
        withdraw_referral(by=cast.amina, referral=referral, how="spoken")
    page = signed_in(cast.amina).get(reverse("partners:shares-index", args=[cast.nour.pk])).content.decode()
    assert "effacé depuis" in page
    assert "Relire son contrat" not in page
    assert "ce qui est demandé" in page


def test_what_another_may_not_know_of_is_not_on_their_page(cast: Cast, signed_in) -> None:
    sent(cast, structure=structure_laid("Maison des femmes"))
    url = reverse("partners:shares-index", args=[cast.nour.pk])
    assert "Maison des femmes" in signed_in(cast.amina).get(url).content.decode()
    assert "Maison des femmes" not in signed_in(cast.bruno).get(url).content.decode()
