from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse
from joserfc.jwk import RSAKey

from filrouge.accounts.actions.second_factor import enrol_totp
from filrouge.accounts.models import User
from tests.cast import Cast

from .provider import CLIENT, SECRET, STRONG, Provider, running

HOME = "/mon-compte/"


@pytest.fixture(params=["RS256", "ES256"])
def provider(request: pytest.FixtureRequest, settings: Any) -> Iterator[Provider]:
    with running(request.param) as provider:
        settings.PROCONNECT_SERVER_URL = provider.url
        settings.PROCONNECT_CLIENT_ID = CLIENT
        app = {"client_id": CLIENT, "secret": SECRET}
        settings.SOCIALACCOUNT_PROVIDERS = {"proconnect": {"APPS": [app]}}
        settings.LOGIN_REDIRECT_URL = HOME
        yield provider


def come_back(client: Client, provider: Provider) -> Any:
    """Press the button, say yes over there, follow the way back."""
    gone = client.post(reverse("proconnect_login") + f"?next={HOME}")
    assert gone.url.startswith(f"{provider.url}/authorize?"), gone
    query = {key: value[0] for key, value in parse_qs(urlsplit(gone.url).query).items()}
    return client.get(provider.authorize(query))


def is_in(client: Client) -> bool:
    return client.get(HOME).status_code == 200


def test_the_button_is_on_the_page(cast: Cast, provider: Provider, client: Client) -> None:
    assert "S’identifier avec ProConnect" in client.get(reverse("account_login")).text


def test_without_a_configured_client_there_is_no_button(cast: Cast, client: Client) -> None:
    assert "ProConnect" not in client.get(reverse("account_login")).text
    assert client.get(reverse("proconnect_login")).status_code == 404


def test_a_known_address_signs_in_and_its_second_factor_is_proconnects(
    cast: Cast, provider: Provider, client: Client
) -> None:
    assert come_back(client, provider).url == HOME
    assert is_in(client)
    asked = provider.asked
    assert set(asked["scope"].split()) == {
        *("openid", "given_name", "usual_name", "email", "uid", "siret", "idp_id")
    }
    assert STRONG in asked["acr_values"].split()
    assert asked["code_challenge_method"] == "S256"
    account = SocialAccount.objects.get(user=cast.amina)
    assert (account.provider, account.uid) == ("proconnect", "s-123")
    assert "email" not in account.extra_data


def test_the_second_time_the_subject_is_enough(cast: Cast, provider: Provider) -> None:
    come_back(Client(), provider)
    provider.person_claims = {"email": "other@example.org"}
    client = Client()
    come_back(client, provider)
    assert client.get(HOME).context["user"] == cast.amina


@pytest.mark.parametrize("said", [{"acr": "eidas1", "amr": ["pwd"]}, {}])
def test_a_weak_sign_in_there_asks_for_a_second_factor_here(
    cast: Cast, provider: Provider, client: Client, said: dict[str, Any]
) -> None:
    provider.id_claims = said
    come_back(client, provider)
    assert client.get(HOME).url == reverse("mfa_index")


def test_a_weak_sign_in_there_asks_for_the_one_enrolled_here(
    cast: Cast, provider: Provider, client: Client
) -> None:
    enrol_totp(user=cast.amina, secret="JBSWY3DPEHPK3PXP")
    provider.id_claims = {"acr": "eidas1"}
    assert come_back(client, provider).url == reverse("mfa_authenticate")


def test_a_strong_sign_in_there_does_not_ask_twice(cast: Cast, provider: Provider, client: Client) -> None:
    enrol_totp(user=cast.amina, secret="JBSWY3DPEHPK3PXP")
    assert come_back(client, provider).url == HOME


def test_the_address_cannot_lower_what_is_asked(cast: Cast, provider: Provider, client: Client) -> None:
    gone = client.post(reverse("proconnect_login") + "?auth_params=acr_values%3Deidas1&scope=phone")
    query = parse_qs(urlsplit(gone.url).query)
    assert "eidas1" not in query["acr_values"][0].split()
    assert "phone" not in query["scope"][0].split()


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "nobody@example.org"},
        {"email": "amina@example.org", "email_verified": False},
        {},
    ],
)
def test_an_unknown_address_is_refused_and_nothing_is_created(
    cast: Cast, provider: Provider, client: Client, claims: dict[str, Any]
) -> None:
    provider.person_claims = claims
    before = User.objects.count()
    answer = come_back(client, provider)
    assert answer.status_code == 403
    assert "invitation" in answer.text
    assert User.objects.count() == before
    assert not SocialAccount.objects.exists()


def test_a_closed_account_is_refused(cast: Cast, provider: Provider, client: Client) -> None:
    come_back(Client(), provider)
    User.objects.filter(pk=cast.amina.pk).update(is_active=False)
    assert come_back(client, provider).url == reverse("account_inactive")
    assert not is_in(client)


def refused(client: Client, provider: Provider) -> bool:
    answer = come_back(client, provider)
    assert "n’a pas abouti" in answer.text
    return not is_in(client) and not SocialAccount.objects.exists()


def test_a_token_signed_by_another_key_is_refused(cast: Cast, provider: Provider, client: Client) -> None:
    provider.signs_with = type(provider.key).generate_key(
        *([2048] if isinstance(provider.key, RSAKey) else ["P-256"]), {"kid": "k1"}
    )
    assert refused(client, provider)


@pytest.mark.parametrize(
    "bent",
    [{"aud": "another-client"}, {"iss": "https://evil.example"}, {"exp": 1}, {"nonce": "another"}],
)
def test_an_id_token_for_another_is_refused(
    cast: Cast, provider: Provider, client: Client, bent: dict[str, Any]
) -> None:
    provider.id_claims = {**provider.id_claims, **bent}
    assert refused(client, provider)


@pytest.mark.parametrize(
    "bent", [{"aud": "another-client"}, {"sub": "another"}, {"iss": "https://evil.example"}]
)
def test_a_userinfo_for_another_is_refused(
    cast: Cast, provider: Provider, client: Client, bent: dict[str, Any]
) -> None:
    provider.person_claims = {**provider.person_claims, **bent}
    assert refused(client, provider)


def test_a_userinfo_that_is_not_signed_is_refused(cast: Cast, provider: Provider, client: Client) -> None:
    provider.content_type = "application/json"
    assert refused(client, provider)


def test_an_answer_serves_once(cast: Cast, provider: Provider, client: Client) -> None:
    back = come_back(client, provider)
    client.post(reverse("account_logout"))
    again = client.get(back.request["PATH_INFO"] + "?" + back.request["QUERY_STRING"])
    assert "n’a pas abouti" in again.text
    assert not is_in(client)


def test_an_answer_serves_only_who_asked(cast: Cast, provider: Provider, client: Client) -> None:
    gone = client.post(reverse("proconnect_login"))
    query = {key: value[0] for key, value in parse_qs(urlsplit(gone.url).query).items()}
    victim = Client()
    assert "n’a pas abouti" in victim.get(provider.authorize(query)).text
    assert not is_in(victim)


def test_leaving_here_leaves_there(cast: Cast, provider: Provider, client: Client) -> None:
    come_back(client, provider)
    gone = client.post(reverse("account_logout")).url
    assert gone.startswith(f"{provider.url}/end?")
    assert parse_qs(urlsplit(gone).query)["post_logout_redirect_uri"][0].endswith(reverse("account_login"))
    assert not is_in(client)
