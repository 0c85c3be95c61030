"""Who helps: the list of those who welcome them, one profile, its changes."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from filrouge.accounts.actions.memberships import end_role, give_role
from filrouge.accounts.models import Membership, Role, User
from filrouge.pathways.models import Match, Volunteer
from filrouge.pathways.tasks import end_left_matches
from filrouge.people.models import AccessGrant
from filrouge.people.tasks import end_personal_grants
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

from .helping import begun, lay_volunteer, met, profile_of, ready_volunteer
from .litany import BUDGET, SignIn, asked_by

INDEX = reverse("pathways:volunteers-index")
FILLED = {
    "kinds": ["tutor", "mentor"],
    "languages": ["fra", "prs"],
    "communes": "Béziers, Sérignan",
    "availability": "le samedi",
    "places": 2,
}


def test_a_profile_begins_with_the_role(cast: Cast) -> None:
    with acting(cast.manon):
        give_role(
            by=cast.manon,
            user=cast.bruno,
            organisation=cast.mission_locale,
            role=Role.VOLUNTEER,
            since=clock.today(),
        )
    with acting(cast.bruno):
        assert Volunteer.objects.current().filter(user=cast.bruno).exists()


def test_the_list_says_who_is_available_who_meets_someone_and_what_is_missing(
    cast: Cast, signed_in: SignIn
) -> None:
    jeanne, _karim = ready_volunteer(cast), ready_volunteer(cast, "Karim", "Saidi")
    lay_volunteer(cast, "Lucie", "Bosc")
    match = begun(cast, jeanne)
    for who in (cast.amina, cast.dalia, cast.manon):
        page = signed_in(who).get(INDEX).content.decode()
        assert "rencontre une personne" in page
        assert "disponible" in page
        assert "charte à signer" in page
    client = signed_in(cast.dalia)
    listed = client.get(INDEX, {"voir": "en-binome"}).content.decode()
    assert "Jeanne Roux" in listed
    assert "Karim Saidi" not in listed
    assert "Lucie Bosc" in client.get(INDEX, {"voir": "charte"}).content.decode()
    assert "Jeanne Roux" not in client.get(INDEX, {"voir": "silence"}).content.decode()
    with as_batch("a month later"):
        Match.objects.filter(pk=match.pk).update(started_at=clock.now() - timedelta(days=40))
    assert "Jeanne Roux" in client.get(INDEX, {"voir": "silence"}).content.decode()
    assert "Karim Saidi" in client.get(INDEX, {"voir": "disponibles", "langue": "ara"}).content.decode()
    assert "Personne ne correspond" in client.get(INDEX, {"pour": "mentor"}).content.decode()


def test_the_list_does_not_grow_in_queries(cast: Cast, signed_in: SignIn) -> None:
    def queries() -> int:
        client = signed_in(cast.amina)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(INDEX).status_code == 200
        assert len(asked_by(asked)) <= BUDGET
        return len(asked_by(asked))

    ready_volunteer(cast)
    one = queries()
    for number in range(4):
        ready_volunteer(cast, f"Karim{number}", "Saidi")
    assert queries() == one


def test_strangers_see_none_and_volunteers_not_the_others(cast: Cast, signed_in: SignIn) -> None:
    jeanne, karim = ready_volunteer(cast), ready_volunteer(cast, "Karim", "Saidi")
    page = reverse("pathways:volunteers-show", args=[profile_of(jeanne).pk])
    assert signed_in(jeanne).get(INDEX).status_code == 403
    assert "Jeanne" not in signed_in(cast.chloe).get(INDEX).content.decode()
    for stranger in (cast.chloe, cast.farid, karim):
        assert signed_in(stranger).get(page).status_code == 404
    for known in (jeanne, cast.amina, cast.bruno, cast.manon, cast.dalia):
        assert signed_in(known).get(page).status_code == 200


def test_a_profile_is_filled_by_oneself_or_with_the_team(cast: Cast, signed_in: SignIn) -> None:
    jeanne = lay_volunteer(cast)
    url = reverse("pathways:volunteers-edit", args=[profile_of(jeanne).pk])
    assert signed_in(cast.chloe).post(url, FILLED).status_code == 404
    page = signed_in(jeanne).post(url, FILLED | {"availability": ""}).content.decode()
    assert "Dites quand c’est possible." in page
    assert "Béziers, Sérignan" in page
    signed_in(jeanne).post(url, FILLED)
    assert profile_of(jeanne).communes == "Béziers, Sérignan"
    signed_in(cast.bruno).post(url, FILLED | {"communes": "Agde"})
    assert profile_of(jeanne).communes == "Agde"


def test_who_manages_sees_how_many_never_who(cast: Cast, signed_in: SignIn) -> None:
    jeanne = ready_volunteer(cast)
    begun(cast, jeanne)
    url = reverse("pathways:volunteers-show", args=[profile_of(jeanne).pk])
    page = signed_in(cast.manon).get(url).content.decode()
    assert "Rencontre une personne." in page
    assert "Nour" not in page
    assert "Nour Al Khatib" in signed_in(cast.amina).get(url).content.decode()


def test_who_leaves_meets_nobody_any_more(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    jeanne = ready_volunteer(cast)
    match = begun(cast, jeanne)
    met(jeanne, match, clock.today())
    with acting(cast.manon):
        end_role(by=cast.manon, membership=_role_of(jeanne), until=clock.today())
    end_personal_grants(timestamp=0)
    end_left_matches(timestamp=0)
    with acting(cast.amina):
        match = Match.objects.get(pk=match.pk)
        assert (match.end_reason, match.ended_by_id) == ("left", None)
    with as_batch("look"):
        assert not AccessGrant.objects.in_force().filter(user=jeanne).exists()


def test_the_night_leaves_to_a_volunteer_the_name_she_was_given(cast: Cast) -> None:
    jeanne = ready_volunteer(cast)
    begun(cast, jeanne)
    with as_batch("a referent who became a volunteer"):
        AccessGrant.objects.create(
            person=cast.nour,
            project=cast.project,
            user=jeanne,
            level=13,
            basis="team",
            reason="référente",
            since=clock.now() - timedelta(days=9),
            given_by="test",
        )
    end_personal_grants(timestamp=0)
    with as_batch("look"):
        kept = AccessGrant.objects.in_force().filter(user=jeanne).values_list("level", flat=True)
        assert list(kept) == [0]


def _role_of(user: User) -> Membership:
    return Membership.objects.select_related("user", "organisation").get(user=user)
