from django.test import Client
from django.urls import reverse

from filrouge.people.models import Consent
from filrouge.privacy.context import acting
from tests.cast import Cast


def new(cast: Cast, topic: str = "photo") -> str:
    return reverse("people:consents-new", args=[cast.nour.pk, topic])


def given(cast: Cast, amina: Client) -> Consent:
    amina.post(new(cast), {"language": "fra", "how": "paper"})
    with acting(cast.amina):
        return Consent.objects.get()


def test_yes_then_no(cast: Cast, amina: Client) -> None:
    assert "Je peux dire non" in amina.get(new(cast)).content.decode()
    consent = given(cast, amina)
    assert consent.in_force
    url = reverse("people:consents-end", args=[consent.pk])
    assert amina.get(url).status_code == 200
    assert amina.post(url, {"how": "spoken"}).status_code == 302
    with acting(cast.amina):
        assert not Consent.objects.get().in_force


def test_only_for_what_is_optional(cast: Cast, amina: Client) -> None:
    assert amina.get(new(cast, "accompaniment")).status_code == 404


def test_how_must_be_said(cast: Cast, amina: Client) -> None:
    page = amina.post(new(cast), {"language": "fra", "how": ""}).content.decode()
    assert "À corriger avant d’enregistrer" in page


def test_stranger_and_coordination(cast: Cast, amina: Client, stranger: Client, coordination: Client) -> None:
    for url in (new(cast), reverse("people:consents-end", args=[given(cast, amina).pk])):
        assert stranger.get(url).status_code == 404
        assert coordination.get(url).status_code == 403
