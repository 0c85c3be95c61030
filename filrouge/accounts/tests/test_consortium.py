from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from filrouge.accounts import departures
from filrouge.accounts.departures import Held, asked_before_leaving_consortium
from filrouge.accounts.models import ConsortiumMember
from filrouge.shared import clock
from tests.cast import Cast

SignedIn = Callable[..., Client]


def member(cast: Cast) -> ConsortiumMember:
    return cast.project.members.get(organisation=cast.association)


def end_url(cast: Cast, one: ConsortiumMember) -> str:
    return reverse("accounts:consortium-end", args=[cast.project.pk, one.pk])


def test_the_coordinator_adds_an_organisation(cast: Cast, signed_in: SignedIn) -> None:
    url = reverse("accounts:consortium-new", args=[cast.project.pk])
    dalia = signed_in(cast.dalia)
    page = dalia.get(url)
    assert "Ailleurs" in page.text
    assert "Passerelles 34" not in page.text  # takes part already
    dalia.post(url, {"organisation": cast.stranger.pk, "since": "2026-11-01"})
    assert cast.project.members.filter(organisation=cast.stranger, until=None).exists()


def test_and_ends_its_part(cast: Cast, signed_in: SignedIn) -> None:
    one = member(cast)
    signed_in(cast.dalia).post(end_url(cast, one), {"until": clock.today().isoformat()})
    one.refresh_from_db()
    assert one.until == clock.today()


def test_the_lead_stays(cast: Cast, signed_in: SignedIn) -> None:
    lead = cast.project.members.get(organisation=cast.lead)
    page = signed_in(cast.dalia).post(end_url(cast, lead), {"until": clock.today().isoformat()})
    assert "porteuse reste" in page.text
    lead.refresh_from_db()
    assert lead.until is None


@pytest.fixture
def still_holding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(departures, "_consortium_checks", [])
    asked_before_leaving_consortium(
        lambda _: Held(3, "3 parcours y sont ouverts.", "/parcours/", "Les passer")
    )


def test_it_does_not_leave_people_behind(cast: Cast, signed_in: SignedIn, still_holding: None) -> None:
    one = member(cast)
    page = signed_in(cast.dalia).post(end_url(cast, one), {"until": clock.today().isoformat()})
    assert "3 parcours y sont ouverts." in page.text
    assert 'href="/parcours/"' in page.text
    one.refresh_from_db()
    assert one.until is None


@pytest.mark.parametrize(("who", "status"), [("farid", 403), ("manon", 403), ("chloe", 404)])
def test_nobody_else_does(cast: Cast, signed_in: SignedIn, who: str, status: int) -> None:
    client = signed_in(getattr(cast, who))
    for url in (reverse("accounts:consortium-new", args=[cast.project.pk]), end_url(cast, member(cast))):
        assert client.get(url).status_code == status
        assert client.post(url, {"until": clock.today().isoformat()}).status_code == status
