"""The page to take away, in the project's words."""

from filrouge.enrolment.models import Presentation
from tests.cast import Cast

from .laying import asked, met
from .litany import SignIn, address, page_for

WORDS = {name: f"{name} écrit par le projet" for name in Presentation.SECTIONS}


def test_only_the_coordinator_writes_it(cast: Cast, signed_in: SignIn) -> None:
    url = address("presentations-edit", cast.project.pk)
    assert "Vous gardez votre RSA." in page_for(signed_in, cast.dalia, url)
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
    told = page_for(signed_in, cast.amina, address("meetings-page", before.pk))
    assert "rsa écrit par le projet" not in told
