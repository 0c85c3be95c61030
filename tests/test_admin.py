from collections.abc import Callable

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from config.admin import SHOWN, TechnicalSite
from filrouge.privacy.rows import OwnRows, PersonRows
from filrouge.shared.rows import NotAboutPeople
from tests.cast import Cast

SignedIn = Callable[..., Client]


def test_no_model_about_people_is_registered() -> None:
    assert isinstance(admin.site, TechnicalSite)
    for model in admin.site._registry:
        rows = getattr(model, "rows", None)
        assert not isinstance(rows, PersonRows | OwnRows), model
        assert isinstance(rows, NotAboutPeople), f"{model} declares nothing, or belongs to a library"
    assert set(admin.site._registry) == set(SHOWN)
    assert LogEntry not in admin.site._registry


def test_it_shows_accounts_to_the_platform(cast: Cast, signed_in: SignedIn) -> None:
    petra = signed_in(cast.petra)
    assert "Comptes et organisations" in petra.get(reverse("admin:index")).text
    assert "amina@example.org" in petra.get(reverse("admin:accounts_user_changelist")).text


@pytest.mark.parametrize("model", sorted(model._meta.model_name for model in SHOWN))
def test_it_changes_nothing_and_opens_no_row(cast: Cast, signed_in: SignedIn, model: str) -> None:
    petra = signed_in(cast.petra)
    assert petra.get(reverse(f"admin:accounts_{model}_changelist")).status_code == 200
    assert petra.get(reverse(f"admin:accounts_{model}_add")).status_code == 403
    for page in ("change", "delete", "history"):
        answer = petra.get(reverse(f"admin:accounts_{model}_{page}", args=[1]))
        assert answer.status_code in (302, 403)


def test_secrets_are_not_shown(cast: Cast, signed_in: SignedIn) -> None:
    hidden = {"password", "token_digest", "digest"}
    assert not hidden & {column for columns in SHOWN.values() for column in columns}


@pytest.mark.parametrize("name", ["password_change", "password_change_done"])
def test_a_password_is_changed_where_everybody_changes_theirs(
    cast: Cast, signed_in: SignedIn, name: str
) -> None:
    """The form of Django broke down under our templates, and would ask for no second factor."""
    answer = signed_in(cast.petra).get(reverse(f"admin:{name}"))
    assert (answer.status_code, answer.url) == (302, reverse("account_change_password"))


@pytest.mark.parametrize("who", ["amina", "manon", "dalia"])
def test_nobody_else_finds_it(cast: Cast, signed_in: SignedIn, who: str) -> None:
    page = signed_in(getattr(cast, who)).get(reverse("admin:index"), follow=True)
    assert page.status_code == 404


def test_its_door_is_the_sites_own(cast: Cast, client: Client) -> None:
    page = client.get(reverse("admin:index"), follow=True)
    assert page.redirect_chain[-1][0].startswith(reverse("account_login"))
    assert page.redirect_chain[-1][0].endswith(f"next={reverse('admin:index')}")
    client.force_login(cast.petra)
    assert client.get(reverse("admin:index")).url == reverse("mfa_index")
    assert client.get(reverse("admin:login")).status_code == 404
