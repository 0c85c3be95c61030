from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from filrouge.accounts import departures
from filrouge.accounts.actions.memberships import end_role, give_role
from filrouge.accounts.departures import Held, StillHolding, asked_before_leaving
from filrouge.accounts.events import RoleEnded
from filrouge.accounts.models import Membership, Role, User
from filrouge.shared import clock, events
from tests.cast import Cast

SignedIn = Callable[..., Client]


def url(verb: str, membership: Membership) -> str:
    return reverse(f"accounts:memberships-{verb}", args=[membership.organisation_id, membership.pk])


def role_of(user: User) -> Membership:
    return Membership.objects.get(user=user)


def today() -> dict[str, str]:
    return {"until": clock.today().isoformat()}


def test_a_manager_gives_a_colleague_one_more_role(cast: Cast, signed_in: SignedIn) -> None:
    values = {"user": cast.bruno.pk, "role": "outreach", "since": "2026-11-01", "working_time": "50"}
    new = reverse("accounts:memberships-new", args=[cast.mission_locale.pk])
    assert signed_in(cast.manon).post(new, values).status_code == 302
    given = Membership.objects.get(user=cast.bruno, role=Role.OUTREACH)
    assert (given.organisation, given.working_time) == (cast.mission_locale, 50)


@pytest.mark.parametrize("role", [Role.PLATFORM, Role.COORDINATOR, Role.EVALUATOR])
def test_some_roles_are_not_a_managers_to_give(cast: Cast, signed_in: SignedIn, role: Role) -> None:
    new = reverse("accounts:memberships-new", args=[cast.mission_locale.pk])
    values = {"user": cast.bruno.pk, "role": role, "project": cast.project.pk, "since": "2026-11-01"}
    assert "À corriger" in signed_in(cast.manon).post(new, values).text
    with pytest.raises(PermissionDenied):
        give_role(
            by=cast.manon,
            user=cast.bruno,
            organisation=cast.mission_locale,
            role=role,
            project=cast.project if role != Role.PLATFORM else None,
            since=clock.today(),
        )


def test_the_manager_of_the_lead_gives_the_roles_of_its_project(cast: Cast) -> None:
    give = {"organisation": cast.lead, "since": clock.today()}
    boss = give_role(by=cast.petra, user=cast.dalia, role=Role.MANAGER, **give).user
    assert give_role(by=boss, user=cast.petra, role=Role.EVALUATOR, project=cast.project, **give)
    with pytest.raises(PermissionDenied):
        give_role(by=boss, user=cast.petra, role=Role.EVALUATOR, project=cast.other_project, **give)


@pytest.mark.parametrize("who", ["manon", "petra"])
def test_nobody_gives_a_role_to_oneself(cast: Cast, who: str) -> None:
    user = getattr(cast, who)
    with pytest.raises(PermissionDenied):
        give_role(
            by=user,
            user=user,
            organisation=role_of(user).organisation,
            role=Role.REFERENT,
            since=clock.today(),
        )


def test_a_role_already_held_is_explained(cast: Cast, signed_in: SignedIn) -> None:
    values = {"user": cast.bruno.pk, "role": "referent", "since": "2026-11-01", "working_time": "50"}
    new = reverse("accounts:memberships-new", args=[cast.mission_locale.pk])
    assert "À corriger" in signed_in(cast.manon).post(new, values).text


def test_working_time_changes(cast: Cast, signed_in: SignedIn) -> None:
    membership = role_of(cast.bruno)
    signed_in(cast.manon).post(url("edit", membership), {"working_time": "80"})
    membership.refresh_from_db()
    assert membership.working_time == 80
    assert "À corriger" in signed_in(cast.manon).post(url("edit", membership), {"working_time": "200"}).text


def test_the_last_role_ended_closes_the_account_and_its_sessions(
    cast: Cast, signed_in: SignedIn, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[RoleEnded] = []
    monkeypatch.setattr(events, "_reactions", [])
    monkeypatch.setattr("filrouge.accounts.actions.memberships.publish", told.append)
    bruno = signed_in(cast.bruno)
    assert bruno.get("/mon-compte/").status_code == 200
    assert signed_in(cast.manon).post(url("end", role_of(cast.bruno)), today()).status_code == 302
    assert bruno.get("/mon-compte/").status_code == 302
    cast.bruno.refresh_from_db()
    assert not cast.bruno.is_active
    assert [event.user_id for event in told] == [cast.bruno.pk]


def test_another_role_keeps_the_account_open(cast: Cast) -> None:
    since = clock.today() - timedelta(days=1)
    give_role(by=cast.petra, user=cast.bruno, organisation=cast.association, role=Role.OUTREACH, since=since)
    end_role(
        by=cast.manon,
        membership=Membership.objects.get(user=cast.bruno, organisation=cast.mission_locale),
        until=clock.today(),
    )
    cast.bruno.refresh_from_db()
    assert cast.bruno.is_active


def test_an_end_ahead_closes_nothing_yet(cast: Cast) -> None:
    end_role(by=cast.manon, membership=role_of(cast.bruno), until=clock.today() + timedelta(days=30))
    cast.bruno.refresh_from_db()
    assert cast.bruno.is_active
    assert cast.bruno.memberships.current().exists()


@pytest.fixture
def caseload(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(departures, "_checks", [])
    asked_before_leaving(
        lambda _: Held(2, "Amina Martin suit encore 2 personnes.", "/passation/", "Les passer")
    )


def test_a_caseload_is_never_lost(cast: Cast, signed_in: SignedIn, caseload: None) -> None:
    membership = role_of(cast.amina)
    page = signed_in(cast.manon).post(url("end", membership), today())
    assert "Amina Martin suit encore 2 personnes." in page.text
    assert 'href="/passation/"' in page.text
    membership.refresh_from_db()
    assert membership.until is None
    with pytest.raises(StillHolding):
        end_role(by=cast.manon, membership=membership, until=clock.today())


def test_a_role_that_accompanies_nobody_is_not_asked(cast: Cast, caseload: None) -> None:
    end_role(by=cast.petra, membership=role_of(cast.olga), until=clock.today())
    assert not Membership.objects.filter(user=cast.olga, until=None).exists()


def test_an_end_before_the_beginning_is_explained(cast: Cast, signed_in: SignedIn) -> None:
    page = signed_in(cast.manon).post(url("end", role_of(cast.bruno)), {"until": "2001-01-01"})
    assert "précéder le début" in page.text


@pytest.mark.parametrize(("who", "status"), [("amina", 403), ("olga", 403), ("dalia", 404), ("chloe", 404)])
def test_nobody_else_changes_roles(cast: Cast, signed_in: SignedIn, who: str, status: int) -> None:
    client, membership = signed_in(getattr(cast, who)), role_of(cast.bruno)
    pages = [url("edit", membership), url("end", membership)]
    pages.append(reverse("accounts:memberships-new", args=[cast.mission_locale.pk]))
    for page in pages:
        assert client.get(page).status_code == status
        assert client.post(page, {**today(), "working_time": "50"}).status_code == status
    membership.refresh_from_db()
    assert (membership.until, membership.working_time) == (None, 100)
