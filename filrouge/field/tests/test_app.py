"""The page of the application, its manifest and its worker: nobody's data, small, and the same for everyone."""

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from tests.cast import Cast

INDEX = reverse("field:app-index")
pytestmark = pytest.mark.django_db
SMALL = 300_000  # bytes, compressed


def shell() -> dict:
    script = Client().get(reverse("field:app-worker")).content.decode()
    return json.loads(re.search(r"self\.SHELL = (.*)\n", script).group(1))


def test_it_opens_without_a_session_and_says_nothing_of_anyone(cast: Cast, signed_in: Callable) -> None:
    out, into = Client().get(INDEX), signed_in(cast.amina).get(INDEX)
    assert out.status_code == into.status_code == 200
    assert out.content == into.content


def test_nothing_in_it_goes_around_the_content_policy() -> None:
    answer = Client().get(INDEX)
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    page = answer.content.decode()
    assert not re.search(r'<script(?![^>]*(src=|type="application/json"))', page)
    assert not re.search(r"\sstyle=|\son[a-z]+=", page)


def test_the_manifest_installs_it() -> None:
    manifest = Client().get(reverse("field:app-manifest")).json()
    assert manifest["start_url"] == manifest["scope"] == INDEX
    assert manifest["display"] == "standalone"
    assert [icon["sizes"] for icon in manifest["icons"]] == ["192x192", "512x512"]


def test_the_worker_answers_for_its_own_addresses_only() -> None:
    answer = Client().get(reverse("field:app-worker"))
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert shell()["page"] == INDEX
    assert reverse("field:app-worker").startswith(INDEX)


def test_everything_it_keeps_weighs_less_than_300_kb() -> None:
    files = [name.removeprefix("/static/") for name in shell()["files"]] + ["build/field-worker.js"]
    contents = [Client().get(INDEX).content]
    for name in files:
        found = finders.find(name)
        assert found, name
        contents.append(Path(found).read_bytes())
    assert sum(len(gzip.compress(one)) for one in contents) < SMALL


def test_another_page_is_another_version(monkeypatch: object) -> None:
    first = shell()["version"]
    monkeypatch.setattr("filrouge.field.views.app.words", lambda: {"title-home": "Autre chose"})  # type: ignore[attr-defined]
    assert shell()["version"] != first


def test_nothing_is_written_there() -> None:
    for name in ("index", "manifest", "worker"):
        assert Client().post(reverse(f"field:app-{name}")).status_code == 405
