"""The charter is read, then signed by oneself: these words and no others."""

from django.urls import reverse

from filrouge.pathways.models import CharterSignature
from filrouge.pathways.volunteering.charter import charter_in_force
from filrouge.privacy.context import acting
from tests.cast import Cast

from .helping import lay_volunteer, profile_of
from .litany import SignIn


def test_the_charter_is_signed_with_the_digest_of_its_words(cast: Cast, signed_in: SignIn) -> None:
    jeanne = lay_volunteer(cast)
    url = reverse("pathways:charters-sign", args=[profile_of(jeanne).pk])
    client = signed_in(jeanne)
    page = client.get(url).content.decode()
    assert charter_in_force().paragraphs[0].replace("’", "’") in page
    client.post(url, {"digest": charter_in_force().digest})
    client.post(url, {"digest": charter_in_force().digest})
    assert "Vous l’avez signée" in client.get(url).content.decode()
    with acting(jeanne):
        signature = CharterSignature.objects.get()
        assert signature.text_digest == charter_in_force().digest


def test_nobody_signs_for_someone_else(cast: Cast, signed_in: SignIn) -> None:
    url = reverse("pathways:charters-sign", args=[profile_of(lay_volunteer(cast)).pk])
    signed = {"digest": charter_in_force().digest}
    assert signed_in(cast.amina).post(url, signed).status_code == 403
    assert signed_in(cast.chloe).post(url, signed).status_code == 404


def test_other_words_than_those_shown_are_not_signed(cast: Cast, signed_in: SignIn) -> None:
    jeanne = lay_volunteer(cast)
    url = reverse("pathways:charters-sign", args=[profile_of(jeanne).pk])
    page = signed_in(jeanne).post(url, {"digest": "0" * 64}, follow=True).content.decode()
    assert "Le texte vient de changer" in page
    with acting(jeanne):
        assert not CharterSignature.objects.exists()
