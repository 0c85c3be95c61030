from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import validate_totp_code
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from filrouge.accounts.actions.second_factor import enrol_totp, revoke_second_factor, totp_now
from filrouge.accounts.second_factor import has_second_factor
from tests.cast import Cast

SignedIn = Callable[..., Client]
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def url(cast: Cast, user: Any) -> str:
    return reverse("accounts:second_factor-revoke", args=[cast.mission_locale.pk, user.pk])


def test_the_six_digits_of_the_moment() -> None:
    assert validate_totp_code(SECRET, totp_now(SECRET))


def test_a_known_secret_is_for_the_demonstration_only(cast: Cast, settings: Any) -> None:
    settings.TESTING = settings.DEMO = False
    with pytest.raises(PermissionDenied):
        enrol_totp(user=cast.amina, secret=SECRET)


def test_a_manager_helps_someone_who_lost_their_phone(cast: Cast, signed_in: SignedIn, settings: Any) -> None:
    settings.LOGIN_REDIRECT_URL = "/mon-compte/"
    enrol_totp(user=cast.amina, secret=SECRET)
    amina, manon = Client(), signed_in(cast.manon)
    amina.post(reverse("account_login"), {"login": cast.amina.email, "password": "Un mot de passe long"})
    amina.post(reverse("mfa_authenticate"), {"code": totp_now(SECRET)})
    assert amina.get("/mon-compte/").status_code == 200
    assert "de vive voix" in manon.get(url(cast, cast.amina)).text
    assert has_second_factor(cast.amina)
    manon.post(url(cast, cast.amina))
    assert not has_second_factor(cast.amina)
    assert amina.get("/mon-compte/").status_code == 302
    assert mail.outbox[0].to == [cast.amina.email]
    assert "Manon Faure" in mail.outbox[0].body


def test_never_ones_own_nor_a_strangers(cast: Cast, signed_in: SignedIn) -> None:
    manon = signed_in(cast.manon)
    assert manon.post(url(cast, cast.manon)).status_code == 403
    assert manon.post(url(cast, cast.chloe)).status_code == 404
    with pytest.raises(PermissionDenied):
        revoke_second_factor(by=cast.manon, user=cast.petra)


@pytest.mark.parametrize(("who", "status"), [("bruno", 403), ("chloe", 404)])
def test_nobody_else_does(cast: Cast, signed_in: SignedIn, who: str, status: int) -> None:
    enrol_totp(user=cast.amina, secret=SECRET)
    assert signed_in(getattr(cast, who)).post(url(cast, cast.amina)).status_code == status
    assert has_second_factor(cast.amina)
