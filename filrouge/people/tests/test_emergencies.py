"""Emergency access: a reason, a notice, a review, an end."""

from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from filrouge.accounts.models import Membership, Role
from filrouge.people.actions.notices import tell_officers
from filrouge.people.models import Agreement, EmergencyAccess, Person
from filrouge.privacy.context import acting
from filrouge.privacy.models import Reading
from filrouge.privacy.roles import as_batch
from tests.cast import Cast

NEW, INDEX = reverse("people:emergencies-new"), reverse("people:emergencies-index")
REASON = "Hospitalisée cette nuit, l’hôpital demande qui prévenir"


@pytest.fixture
def farid(cast: Cast, signed_in: Callable) -> Client:
    return signed_in(cast.farid)


@pytest.fixture
def taken(cast: Cast, signed_in: Callable) -> EmergencyAccess:
    """By Farid, made a member of Amina's organisation, whose officer is Olga."""
    with as_batch("fixture"):
        cast.farid.memberships.update(organisation=cast.mission_locale)
        cast.nour.grants.update(organisation=None, user=cast.amina, audience="team")
    typed = {"reference": cast.nour.reference, "project": cast.project.pk, "reason": REASON}
    signed_in(cast.farid).post(NEW, typed)
    with as_batch("look"):
        return EmergencyAccess.objects.get()


def typed(cast: Cast, **changes: object) -> dict[str, object]:
    reference = cast.nour.reference.replace("-", " ").lower()
    return {"reference": reference, "project": cast.project.pk, "reason": REASON} | changes


def test_it_opens_and_journals(cast: Cast, farid: Client) -> None:
    assert farid.post(NEW, typed(cast)).url == cast.nour.get_absolute_url()
    with acting(cast.farid):
        assert Person.objects.filter(pk=cast.nour.pk).exists()
        assert Reading.objects.get(what="emergency").reason == REASON


def test_it_is_read_and_not_taken_away(cast: Cast, farid: Client) -> None:
    farid.post(NEW, typed(cast))
    copy = reverse("privacy:exports-new", args=[cast.nour.pk])
    page = farid.get(copy).content.decode()
    assert "un accès d’urgence n’y suffit pas" in page
    assert "Télécharger" not in page
    refusal = farid.post(copy)
    assert refusal.status_code == 403
    assert "un accès d’urgence n’y suffit pas" in refusal.content.decode()


def test_agreements_wait_for_the_team(cast: Cast, farid: Client, amina: Client) -> None:
    new = reverse("people:agreements-new", args=[cast.nour.pk])
    agreed = {
        "organisation": cast.association.pk,
        "field_groups": ["path"],
        "language": "ara",
        "how": "spoken",
    }
    amina.post(new, agreed)
    farid.post(NEW, typed(cast))
    with acting(cast.farid):
        end = reverse("people:agreements-end", args=[Agreement.objects.get().pk])
    page = farid.get(reverse("people:agreements-index", args=[cast.nour.pk])).content.decode()
    assert "Passerelles 34" in page
    for address in (new, end, reverse("privacy:exports-new", args=[cast.nour.pk])):
        assert address not in page
    for refusal in (
        farid.get(end),
        farid.post(end, {"how": "spoken"}),
        farid.get(new),
        farid.post(new, agreed),
    ):
        assert refusal.status_code == 403
        assert "un accès d’urgence n’y suffit pas" in refusal.content.decode()
    with acting(cast.amina):
        assert Agreement.objects.get().in_force


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"reason": "urgent"}, "20 caractères"),
        ({"reference": "222"}, "huit lettres et chiffres"),
        ({"reference": "2222-2222"}, "faites-la répéter"),
    ],
)
def test_what_is_wrong_is_explained_and_opens_nothing(
    cast: Cast, farid: Client, changes: dict, sentence: str
) -> None:
    page = farid.post(NEW, typed(cast, **changes)).content.decode()
    assert sentence in page
    assert next(iter(changes.values())) in page
    with acting(cast.farid):
        assert not Person.objects.exists()


def test_not_for_another_consortium_nor_for_those_who_accompany_nobody(
    cast: Cast, stranger: Client, signed_in: Callable
) -> None:
    assert stranger.post(NEW, typed(cast)).status_code in (200, 403)
    with acting(cast.chloe):
        assert not Person.objects.exists()
    assert signed_in(cast.manon).get(NEW).status_code == 403


def test_the_officer_is_told_without_any_name(cast: Cast, taken: EmergencyAccess) -> None:
    with as_batch("job"):
        assert tell_officers(cast.nour.pk, cast.farid.pk) == 1
    (message,) = mail.outbox
    assert message.to == ["olga@example.org"]
    assert "Farid Lopez" in message.body
    assert INDEX in message.body
    assert "Nour" not in message.body


def test_the_officer_reviews(cast: Cast, taken: EmergencyAccess, signed_in: Callable) -> None:
    olga = signed_in(cast.olga)
    page = olga.get(INDEX).content.decode()
    assert "Farid Lopez" in page
    assert "Nour" not in page
    review = reverse("people:emergencies-review", args=[taken.pk])
    assert olga.post(review, {"review": ""}).status_code == 200
    olga.post(review, {"review": "Justifié : famille prévenue."})
    assert "Justifié : famille prévenue." in olga.get(INDEX).content.decode()


def test_the_pages_of_the_officer_are_the_officer_s(
    cast: Cast, taken: EmergencyAccess, signed_in: Callable
) -> None:
    review = reverse("people:emergencies-review", args=[taken.pk])
    assert signed_in(cast.farid).get(INDEX).status_code == 403
    assert signed_in(cast.farid).post(review, {"review": "Tout va bien"}).status_code == 403
    assert signed_in(cast.chloe).get(review).status_code == 404


def test_an_officer_who_also_accompanies_does_not_review_their_own(
    cast: Cast, taken: EmergencyAccess, signed_in: Callable
) -> None:
    with as_batch("fixture"):
        Membership.objects.create(
            user=cast.farid, organisation=cast.mission_locale, role=Role.OFFICER, since=taken.at.date()
        )
    answer = signed_in(cast.farid).post(
        reverse("people:emergencies-review", args=[taken.pk]), {"review": "Rien à dire."}
    )
    assert answer.status_code == 403
