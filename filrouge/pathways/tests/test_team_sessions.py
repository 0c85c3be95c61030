"""Supervision and exchanges between colleagues: how many came, never who."""

from datetime import timedelta

import pytest
from django.urls import reverse

from filrouge.pathways.models import TeamSession
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

from .litany import SignIn

NEW, HOME = reverse("pathways:team_sessions-new"), reverse("pathways:care-index")


def planned(cast: Cast, **other: object) -> dict:
    starts = (clock.now() + timedelta(days=9)).astimezone(clock.PARIS)
    return {
        "organisation": cast.mission_locale.pk,
        "kind": "supervision",
        "theme": "Quand on n’arrive pas à raccrocher",
        "starts_at": starts.strftime("%Y-%m-%dT%H:%M"),
        "minutes": 120,
        "place": "Salle 2",
        "led_by": "Mme Ferrer, psychologue",
        **other,
    }


@pytest.fixture
def session(cast: Cast) -> TeamSession:
    with as_batch("fixture"):
        return TeamSession.objects.create(
            organisation=cast.mission_locale,
            kind="exchange",
            theme="Le refus",
            starts_at=clock.now() + timedelta(days=3),
            created_by=cast.bruno,
        )


def test_planned_changed_settled(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.amina)
    assert client.get(NEW).status_code == 200
    client.post(NEW, planned(cast))
    assert "Quand on n’arrive pas à raccrocher" in signed_in(cast.bruno).get(HOME).content.decode()
    with acting(cast.amina):
        session = TeamSession.objects.get()
    client.post(reverse("pathways:team_sessions-edit", args=[session.pk]), planned(cast, theme="Les limites"))
    with as_batch("it was held"):
        TeamSession.objects.update(starts_at=clock.now() - timedelta(days=1))
    settle = reverse("pathways:team_sessions-settle", args=[session.pk])
    assert "Donnez un nombre" in client.post(settle, {"worked_on": "Dire non"}).content.decode()
    client.post(settle, {"attended": 6, "worked_on": "Dire non sans fermer la porte"})
    page = client.get(HOME).content.decode()
    assert "Les limites" in page
    assert "6 personnes" in page
    assert "Dire non sans fermer la porte" in page


def test_no_table_can_hold_who_came() -> None:
    """Neither a key to a user besides who planned it, nor a list."""
    to_users = [
        field.name
        for field in TeamSession._meta.get_fields()
        if getattr(field.related_model, "__name__", "") == "User"
    ]
    assert to_users == ["created_by"]


@pytest.mark.parametrize("verb", ["edit", "settle", "end"])
def test_each_answers_as_it_must(cast: Cast, signed_in: SignIn, session: TeamSession, verb: str) -> None:
    url = reverse(f"pathways:team_sessions-{verb}", args=[session.pk])
    for allowed in (cast.bruno, cast.manon, cast.dalia):
        assert signed_in(allowed).get(url).status_code == 200
    assert signed_in(cast.amina).get(url).status_code == 403
    assert signed_in(cast.amina).post(url, {}).status_code == 403
    for stranger in (cast.chloe, cast.farid):
        assert signed_in(stranger).get(url).status_code == 404
        assert signed_in(stranger).post(url, {}).status_code == 404


def test_it_is_called_off(cast: Cast, signed_in: SignIn, session: TeamSession) -> None:
    signed_in(cast.bruno).post(reverse("pathways:team_sessions-end", args=[session.pk]))
    assert "Le refus" not in signed_in(cast.bruno).get(HOME).content.decode()


def test_a_mistake_is_explained_and_a_team_that_is_not_one_s_own_refused(
    cast: Cast, signed_in: SignIn
) -> None:
    client = signed_in(cast.amina)
    page = client.post(NEW, planned(cast, theme="")).content.decode()
    assert "Dites de quoi il s’agit." in page
    assert "Mme Ferrer, psychologue" in page
    assert client.post(NEW, planned(cast, organisation=cast.stranger.pk)).status_code == 200
    with acting(cast.amina):
        assert not TeamSession.objects.exists()
