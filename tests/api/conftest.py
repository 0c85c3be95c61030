"""A program of the mission locale (Amina made its key), and one of an organisation outside everything."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from filrouge.accounts.actions.api_tokens import digest
from filrouge.accounts.models import ApiToken, Organisation, User
from filrouge.privacy.roles import as_batch
from filrouge.shared.ids import random_id
from tests.cast import Cast


@dataclass
class Program:
    """Asks the API with its key; `answer.json()` is what it reads."""

    key: ApiToken
    secret: str

    def get(self, address: str, **query: object) -> HttpResponse:
        return Client().get(f"/api/v1{address}", query, headers=self._headers())

    def post(self, address: str, body: Any = None, **headers: str) -> HttpResponse:
        return Client(enforce_csrf_checks=True).post(
            f"/api/v1{address}",
            body or {},
            content_type="application/json",
            headers=self._headers() | {name.replace("_", "-"): value for name, value in headers.items()},
        )

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.secret}"}


@pytest.fixture
def key_of(db: None) -> Callable[..., Program]:
    def make(user: User, organisation: Organisation, *scopes: str) -> Program:
        secret = f"fr_{random_id()}"
        with as_batch("fixture"):
            key = ApiToken.objects.create(
                organisation=organisation,
                label="logiciel de paie",
                digest=digest(secret),
                scopes=list(scopes or ("read", "write")),
                created_by=user,
            )
        return Program(key, secret)

    return make


@pytest.fixture
def program(cast: Cast, key_of: Callable[..., Program]) -> Program:
    return key_of(cast.amina, cast.mission_locale)


@pytest.fixture
def stranger(cast: Cast, key_of: Callable[..., Program]) -> Program:
    return key_of(cast.chloe, cast.stranger)
