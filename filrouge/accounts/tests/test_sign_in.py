"""The door: password, code, second factor, rate limits, and what it never tells."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse

from filrouge.accounts.actions.second_factor import enrol_totp, totp_now
from filrouge.accounts.adapters import WRITES_ON_GET
from filrouge.accounts.models import User
from filrouge.accounts.second_factor import has_second_factor
from filrouge.shared import clock
from tests.cast import Cast

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PASSWORD = "Un mot de passe long"
HOME = "/mon-compte/"


@pytest.fixture(autouse=True)
def the_door_alone(settings: Any) -> None:
    """A landing page that belongs to accounts."""
    settings.LOGIN_REDIRECT_URL = HOME


def sign_in(client: Client, user: User, **more: str) -> Any:
    return client.post(
        reverse("account_login"), {"login": user.email, "password": PASSWORD, "next": HOME, **more}
    )


def test_password_then_code_opens_the_site(cast: Cast, client: Client) -> None:
    enrol_totp(user=cast.amina, secret=SECRET)
    asked = sign_in(client, cast.amina)
    assert asked.url == reverse("mfa_authenticate")
    assert "six chiffres" in client.get(asked.url).text
    assert client.get(HOME).status_code == 302  # not signed in yet
    done = client.post(reverse("mfa_authenticate"), {"code": totp_now(SECRET)})
    assert done.url == HOME
    assert cast.amina.email in client.get(HOME).text


def test_a_code_serves_once(cast: Cast) -> None:
    enrol_totp(user=cast.amina, secret=SECRET)
    code = totp_now(SECRET)
    for expected in (302, 200):
        client = Client()
        sign_in(client, cast.amina)
        assert client.post(reverse("mfa_authenticate"), {"code": code}).status_code == expected


def test_a_recovery_code_opens_once(cast: Cast) -> None:
    enrol_totp(user=cast.amina, secret=SECRET)
    codes = Authenticator.objects.get(user=cast.amina, type="recovery_codes").wrap().get_unused_codes()
    for expected in (302, 200):
        client = Client()
        sign_in(client, cast.amina)
        assert client.post(reverse("mfa_authenticate"), {"code": codes[0]}).status_code == expected


def test_secrets_of_second_factors_are_encrypted(cast: Cast) -> None:
    stored = enrol_totp(user=cast.amina, secret=SECRET).data["secret"]
    assert SECRET not in stored


def test_without_a_second_factor_every_page_leads_to_enrolment(cast: Cast, client: Client) -> None:
    sign_in(client, cast.amina)
    for page in (HOME, "/organisations/", reverse("usersessions_list"), reverse("account_change_password")):
        assert client.get(page).url == reverse("mfa_index")
    assert client.post(reverse("accounts:profile-edit"), {"given_name": "X"}).url == reverse("mfa_index")
    assert "deux minutes" in client.get(reverse("mfa_index")).text
    assert client.post(reverse("account_logout")).status_code == 302


@pytest.fixture
def enrolled(cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch) -> tuple[Client, Cast]:
    # allauth tells of the change once it is committed, which a test never is.
    monkeypatch.setattr("django.db.transaction.on_commit", lambda function, **_: function())
    sign_in(client, cast.amina)
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": totp_now(secret)})
    return client, cast


def test_enrolling_opens_this_session_and_no_other(cast: Cast, request: pytest.FixtureRequest) -> None:
    elsewhere = Client()
    sign_in(elsewhere, cast.amina)
    client, cast = request.getfixturevalue("enrolled")
    assert has_second_factor(cast.amina)
    assert client.get(HOME).status_code == 200
    assert elsewhere.get(HOME).url.startswith(reverse("account_login"))
    assert "application" in mail.outbox[-1].subject


def test_a_session_older_than_the_second_factor_must_give_it(cast: Cast, client: Client) -> None:
    client.force_login(cast.amina)
    enrol_totp(user=cast.amina, secret=SECRET)
    asked = client.get(HOME)
    assert asked.url.startswith(reverse("mfa_reauthenticate"))
    client.post(asked.url, {"code": totp_now(SECRET)})
    assert client.get(HOME).status_code == 200


@pytest.mark.parametrize("name", ["mfa_add_webauthn", "mfa_activate_totp"])
def test_nor_may_it_add_another_one_instead(cast: Cast, client: Client, name: str) -> None:
    sign_in(client, cast.amina)
    enrol_totp(user=cast.amina, secret=SECRET)
    assert client.get(reverse(name)).url.startswith(reverse("mfa_reauthenticate"))


def test_an_hour_after_signing_in_means_ask_again_who_you_are(cast: Cast, client: Client) -> None:
    sign_in(client, cast.amina)
    with time_machine.travel(clock.now() + timedelta(hours=1)):
        page = client.get(reverse("mfa_activate_totp"))
        assert page.url.startswith(reverse("account_reauthenticate"))
        assert client.post(page.url, {"password": PASSWORD}).url == reverse("mfa_activate_totp")


def test_the_only_second_factor_cannot_be_removed(enrolled: tuple[Client, Cast]) -> None:
    client, cast = enrolled
    page = client.get(reverse("mfa_deactivate_totp"))
    assert "seul second facteur" in page.text
    client.post(reverse("mfa_deactivate_totp"))
    assert has_second_factor(cast.amina)


def test_code_by_mail_then_second_factor(cast: Cast, client: Client) -> None:
    enrol_totp(user=cast.amina, secret=SECRET)
    sent = client.post(reverse("account_request_login_code"), {"email": cast.amina.email})
    assert sent.url == reverse("account_confirm_login_code")
    assert cast.amina.email in client.get(sent.url).text
    code = re.search(r"^([A-Z0-9]{4}-?[A-Z0-9]{2,4})$", mail.outbox[0].body, re.M)
    assert code is not None, mail.outbox[0].body
    asked = client.post(sent.url, {"code": code[1]})
    assert asked.url == reverse("mfa_authenticate")


def test_nobody_signs_up_alone(client: Client, db: None) -> None:
    values = {"email": "new@example.org", "password1": PASSWORD}
    assert "sur invitation" in client.get(reverse("account_signup")).text
    client.post(reverse("account_signup"), values)
    assert not User.objects.filter(email="new@example.org").exists()


@pytest.mark.parametrize("page", ["account_reset_password", "account_request_login_code"])
def test_an_unknown_address_gets_the_same_answer_and_no_mail(cast: Cast, page: str) -> None:
    answers = set()
    for email in (cast.amina.email, "nobody@example.org"):
        client = Client()
        first = client.post(reverse(page), {"email": email})
        text = client.get(first.url).text.replace(email, "…")
        answers.add((first.status_code, first.url, re.sub(r'csrfmiddlewaretoken" value="[^"]+"', "", text)))
    assert len(answers) == 1
    assert [message.to for message in mail.outbox] == [[cast.amina.email]]


def test_wrong_password_and_unknown_address_say_the_same(cast: Cast) -> None:
    said = []
    for email in (cast.amina.email, "nobody@example.org"):
        page = Client().post(reverse("account_login"), {"login": email, "password": "pas le bon"})
        said.append(page.context["form"].errors.as_text())
        assert page.status_code == 200
    assert said[0] == said[1]
    assert "ne vont pas ensemble" in said[0]


def test_guessing_a_password_is_slowed_down(cast: Cast) -> None:
    for _ in range(5):
        Client().post(reverse("account_login"), {"login": cast.amina.email, "password": "au hasard"})
    assert "Trop d’essais" in sign_in(Client(), cast.amina).text


def test_guessing_a_code_is_slowed_down(cast: Cast, client: Client) -> None:
    enrol_totp(user=cast.amina, secret=SECRET)
    sign_in(client, cast.amina)
    for _ in range(5):
        client.post(reverse("mfa_authenticate"), {"code": "000000"})
    page = client.post(reverse("mfa_authenticate"), {"code": totp_now(SECRET)})
    assert page.status_code == 200
    assert client.get(HOME).status_code == 302


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_next_never_leads_elsewhere(cast: Cast, client: Client, elsewhere: str) -> None:
    enrol_totp(user=cast.amina, secret=SECRET)
    sign_in(client, cast.amina, next=elsewhere)
    assert client.post(reverse("mfa_authenticate"), {"code": totp_now(SECRET)}).url == HOME
    assert "evil" not in client.post(reverse("account_logout"), {"next": elsewhere}).url


def test_the_session_key_changes_at_sign_in(cast: Cast, client: Client) -> None:
    enrol_totp(user=cast.amina, secret=SECRET)
    sign_in(client, cast.amina)
    before = client.session.session_key
    client.post(reverse("mfa_authenticate"), {"code": totp_now(SECRET)})
    assert client.session.session_key != before


def test_a_new_password_comes_by_mail_and_signs_out_everywhere(
    cast: Cast, client: Client, signed_in: Callable
) -> None:
    elsewhere = signed_in(cast.amina)
    client.post(reverse("account_reset_password"), {"email": cast.amina.email})
    link = re.search(r"https?://\S+", mail.outbox[0].body)
    assert link is not None
    form = client.get(link[0]).url
    values = {"password1": "Un tout autre mot de passe", "password2": "Un tout autre mot de passe"}
    assert client.post(form, values).status_code == 302
    assert elsewhere.get(HOME).url.startswith(reverse("account_login"))


def test_sessions_are_listed_and_revoked(cast: Cast, client: Client) -> None:
    enrol_totp(user=cast.amina, secret=SECRET)
    elsewhere = Client()
    for one in (elsewhere, client):
        sign_in(one, cast.amina)
        cache.clear()  # the same code twice
        one.post(reverse("mfa_authenticate"), {"code": totp_now(SECRET)})
    assert "Déconnecter les autres appareils" in client.get(reverse("usersessions_list")).text
    client.post(reverse("usersessions_list"))
    assert client.get(HOME).status_code == 200
    assert elsewhere.get(HOME).url.startswith(reverse("account_login"))


PAGES = [
    "account_change_password",
    "account_inactive",
    "account_login",
    "account_logout",
    "account_reauthenticate",
    "account_request_login_code",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "account_set_password",
    "account_signup",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_deactivate_totp",
    "mfa_generate_recovery_codes",
    "mfa_index",
    "mfa_list_webauthn",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_view_recovery_codes",
    "socialaccount_login_cancelled",
    "socialaccount_login_error",
    "usersessions_list",
]
WRITES = re.compile(r'^(INSERT|UPDATE|DELETE)(?!.*"?django_session)', re.I)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("known", [True, False])
def test_pages_of_the_door_run_no_inline_code_speak_french_and_do_not_write(
    name: str, known: bool, enrolled: tuple[Client, Cast]
) -> None:
    client = enrolled[0] if known else Client()
    with CaptureQueriesContext(connection) as queries:
        page = client.get(reverse(name), follow=True)
    assert page.status_code in (200, 401)
    assert not re.search(
        r"<script(?![^>]*(src=|application/json))|<style| style=| on[a-z]+=|javascript:", page.text
    )
    assert not re.search(r"\b(Sign|Password|the|your|account)\b", re.sub(r"<[^>]+>", " ", page.text))
    if name not in WRITES_ON_GET:
        assert not [q["sql"] for q in queries if WRITES.match(q["sql"])]


def test_only_listed_views_write_on_get() -> None:
    names = {pattern for pattern in get_resolver().reverse_dict if isinstance(pattern, str)}
    assert set(WRITES_ON_GET) <= names
