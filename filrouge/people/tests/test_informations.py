from django.test import Client
from django.urls import reverse

from filrouge.people.models import Information
from filrouge.people.texts import INFORMATION
from filrouge.privacy.context import acting
from tests.cast import Cast


def new(cast: Cast, purpose: str = "accompaniment") -> str:
    return reverse("people:informations-new", args=[cast.nour.pk, purpose])


def told(cast: Cast, amina: Client) -> Information:
    amina.post(new(cast), {"language": "ara", "how": "spoken"})
    with acting(cast.amina):
        return Information.objects.get()


def test_the_text_is_read_then_noted_with_its_version(cast: Cast, amina: Client) -> None:
    page = amina.get(new(cast)).content.decode()
    assert "Nous ne vous demandons pas de raconter votre exil." in page
    information = told(cast, amina)
    assert (information.legal_basis, information.text_version) == ("public_interest", "2026-1")
    index = amina.get(reverse("people:agreements-index", args=[cast.nour.pk])).content.decode()
    assert "en arabe, de vive voix (texte 2026-1)" in index


def test_every_purpose_has_its_text(cast: Cast, amina: Client) -> None:
    for text in INFORMATION:
        assert text.title in amina.get(new(cast, text.purpose.value)).content.decode().replace("&#x27;", "'")
    assert amina.get(new(cast, "publicity")).status_code == 404


def test_the_person_may_oppose(cast: Cast, amina: Client) -> None:
    information = told(cast, amina)
    url = reverse("people:informations-oppose", args=[information.pk])
    assert amina.get(url).status_code == 200
    answer = amina.post(url, {"words": "Je ne veux pas être comptée"}, follow=True).content.decode()
    assert "elle s’y oppose" in answer
    assert "Je ne veux pas être comptée" in answer


def test_how_must_be_said(cast: Cast, amina: Client) -> None:
    page = amina.post(new(cast), {"language": "", "how": "spoken", "witness": "Mme Haddad"}).content.decode()
    assert "Dites dans quelle langue" in page
    assert "Mme Haddad" in page


def test_stranger_and_coordination(cast: Cast, amina: Client, stranger: Client, coordination: Client) -> None:
    oppose = reverse("people:informations-oppose", args=[told(cast, amina).pk])
    for url in (new(cast), oppose):
        assert stranger.get(url).status_code == 404
        assert coordination.get(url).status_code == 403
