"""What a person knows and accepts, on one page; agreements open, withdrawing closes."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from filrouge.accounts.models import User
from filrouge.people.models import AccessGrant, Agreement, ContactChannel, Person, Protection
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast


def at(verb: str, pk: object) -> str:
    return reverse(f"people:agreements-{verb}", args=[pk])


def typed(cast: Cast, **changes: object) -> dict[str, object]:
    return {
        "organisation": cast.association.pk,
        "field_groups": ["path"],
        "language": "ara",
        "how": "spoken",
        "witness": "Mme Haddad, interprète",
    } | changes


def given(cast: Cast, amina: Client, **changes: object) -> Agreement:
    assert amina.post(at("new", cast.nour.pk), typed(cast, **changes)).status_code == 302
    with acting(cast.amina):
        return Agreement.objects.latest("at")


@pytest.fixture
def facts(cast: Cast) -> None:
    with as_batch("fixture"):
        bound = {"person": cast.nour, "project": cast.project}
        ContactChannel.objects.create(**bound, kind="phone", value="+33612345678")
        Protection.objects.create(**bound, status="refugee")


def read_by(user: User) -> tuple[int, int, int]:
    with acting(user):
        return Person.objects.count(), ContactChannel.objects.count(), Protection.objects.count()


def test_nothing_is_open_before(cast: Cast, facts: None) -> None:
    assert read_by(cast.farid) == (0, 0, 0)


@pytest.mark.parametrize(
    ("groups", "read"),
    [
        (["identity"], (1, 0, 0)),
        (["path"], (1, 1, 0)),
        (["asylum"], (1, 0, 1)),
        (["path", "asylum"], (1, 1, 1)),
    ],
)
def test_it_opens_what_was_agreed_and_no_more(
    cast: Cast, amina: Client, facts: None, groups: list[str], read: tuple
) -> None:
    agreement = given(cast, amina, field_groups=groups)
    assert read_by(cast.farid) == read
    assert "identity" in agreement.field_groups
    assert (agreement.text_version, agreement.language, agreement.how) == ("2026-1", "ara", "spoken")


def test_withdrawing_closes_and_nothing_else(cast: Cast, amina: Client, facts: None) -> None:
    agreement = given(cast, amina, field_groups=["path", "asylum"])
    answer = amina.post(at("end", agreement.pk), {"how": "spoken"}, follow=True)
    assert "3 accès fermés" in answer.content.decode()
    assert read_by(cast.farid) == (0, 0, 0)
    assert read_by(cast.amina) == (2, 1, 1)


def test_an_agreement_ends_by_itself(cast: Cast, amina: Client, facts: None) -> None:
    given(cast, amina, until=clock.today().isoformat())
    with as_batch("look"):
        ends = AccessGrant.objects.filter(basis="agreement").values_list("until", flat=True)
        assert all(clock.now() < end <= clock.now() + timedelta(days=1) for end in ends)


def test_signed_on_the_screen(cast: Cast, amina: Client) -> None:
    missing = amina.post(at("new", cast.nour.pk), typed(cast, how="screen")).content.decode()
    assert "Il manque la signature" in missing
    assert "Mme Haddad, interprète" in missing
    forged = typed(cast, how="screen", signature='M1 1"><script>')
    assert amina.post(at("new", cast.nour.pk), forged).status_code == 200
    assert given(cast, amina, how="screen", signature="M1 1L20 30").signature == "M1 1L20 30"


@pytest.mark.parametrize("changes", [{"organisation": ""}, {"field_groups": []}, {"until": "2020-01-01"}])
def test_what_is_missing_is_explained(cast: Cast, amina: Client, changes: dict) -> None:
    page = amina.post(at("new", cast.nour.pk), typed(cast, **changes)).content.decode()
    assert "À corriger avant d’enregistrer" in page
    assert "Mme Haddad, interprète" in page


def test_the_page_says_the_three_things_apart(
    cast: Cast, amina: Client, django_assert_max_num_queries: Callable
) -> None:
    given(cast, amina)
    with django_assert_max_num_queries(19):
        page = amina.get(at("index", cast.nour.pk)).content.decode()
    for words in ("Ce qu’on lui a dit", "Ce qu’elle accepte de partager", "Ce qui est facultatif"):
        assert words in page
    assert "Passerelles 34" in page
    assert "comment me joindre, mes langues et les étapes de mon parcours" in page


def test_stranger_and_coordination(cast: Cast, amina: Client, stranger: Client, coordination: Client) -> None:
    agreement = given(cast, amina)
    for url in (at("index", cast.nour.pk), at("new", cast.nour.pk), at("end", agreement.pk)):
        assert stranger.get(url).status_code == 404
        assert coordination.get(url).status_code == 403
    assert coordination.post(at("new", cast.nour.pk), typed(cast)).status_code == 403


def test_the_receiver_of_a_share_gives_nothing_away(cast: Cast, amina: Client, signed_in: Callable) -> None:
    agreement = given(cast, amina)
    farid = signed_in(cast.farid)
    assert farid.get(at("new", cast.nour.pk)).status_code == 403
    assert farid.post(at("end", agreement.pk), {"how": "spoken"}).status_code == 403
