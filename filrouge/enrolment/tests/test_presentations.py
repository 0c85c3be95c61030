"""The page to take away, in the project's words."""

from filrouge.enrolment.models import Presentation
from tests.cast import Cast

from .laying import asked, met
from .litany import SignIn, address, page_for

WORDS = {name: f"{name} écrit par le projet" for name in Presentation.SECTIONS}
WORDS["source"] = "CASF, art. L. 262-3, relu en novembre 2026"


def test_only_the_coordinator_writes_it(cast: Cast, signed_in: SignIn) -> None:
    url = address("presentations-edit", cast.project.pk)
    page = page_for(signed_in, cast.dalia, url)
    assert "À vérifier avec la CAF ou la MSA" in page
    assert "Vous gardez votre RSA" not in page  # nobody here can promise it
    assert signed_in(cast.amina).get(url).status_code == 403
    assert signed_in(cast.chloe).get(url).status_code == 404


def test_the_next_meeting_gives_it_and_the_former_one_is_read_as_given(cast: Cast, signed_in: SignIn) -> None:
    before, after = asked(cast), asked(cast)
    met(cast, before)
    url = address("presentations-edit", cast.project.pk)
    page = signed_in(cast.dalia).post(url, {**WORDS, "rsa": ""}).content.decode()
    assert "Cette partie manque" in page
    assert "costs écrit par le projet" in page
    signed_in(cast.dalia).post(url, WORDS)
    met(cast, after)
    told = page_for(signed_in, cast.amina, address("meetings-page", after.pk))
    assert "rsa écrit par le projet" in told
    assert "CASF, art. L. 262-3, relu en novembre 2026" in told
    told = page_for(signed_in, cast.amina, address("meetings-page", before.pk))
    assert "rsa écrit par le projet" not in told


def test_what_is_said_of_money_is_dated_sourced_and_left_to_who_pays(cast: Cast, signed_in: SignIn) -> None:
    page = page_for(signed_in, cast.amina, address("meetings-page", asked(cast).pk))
    for words in (
        "elle ne remplace pas une réponse de la CAF",
        "Écrite le 01/11/2026",
        "L. 262-3, R. 262-6",
        "ne pouvons pas le",
    ):
        assert words in page


def test_without_the_texts_read_it_is_not_published(cast: Cast, signed_in: SignIn) -> None:
    url = address("presentations-edit", cast.project.pk)
    page = signed_in(cast.dalia).post(url, {**WORDS, "source": ""}).content.decode()
    assert "Dites quels textes" in page
    assert "rsa écrit par le projet" in page
