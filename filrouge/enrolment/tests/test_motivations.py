"""Her words and what she did: the actions, then their screens. Nothing is scored."""

import pytest

from filrouge.enrolment.models import Motivation, Presence
from filrouge.privacy.context import acting
from tests.cast import Cast

from .laying import TODAY, asked
from .litany import SignIn, address, assert_litany, page_for


def test_nothing_on_them_can_hold_a_score() -> None:
    kinds = {
        type(column).__name__ for model in (Motivation, Presence) for column in model._meta.concrete_fields
    }
    assert not {kind for kind in kinds if "Integer" in kind or "Float" in kind or "Decimal" in kind}


@pytest.mark.parametrize("verb", ["new", "back"])
def test_each_screen_answers_each_of_the_cast(cast: Cast, signed_in: SignIn, verb: str) -> None:
    assert_litany(cast, signed_in, address(f"motivations-{verb}", asked(cast).pk))


def test_her_words_and_her_steps_are_read_as_she_said_and_did_them(cast: Cast, signed_in: SignIn) -> None:
    candidacy, client = asked(cast), signed_in(cast.amina)
    words = {"words": "J’en ai marre d’attendre", "on": TODAY.isoformat()}
    client.post(address("motivations-new", candidacy.pk), words)
    fact = {"what": "came_back", "on": TODAY.isoformat(), "words": "avec sa sœur"}
    client.post(address("motivations-back", candidacy.pk), fact)
    url = address("candidacies-show", candidacy.pk)
    page = page_for(signed_in, cast.amina, url, budget=30)
    assert "« J’en ai marre d’attendre »" in page
    assert "Revenir nous voir" in page
    assert "J’en ai marre" not in page_for(signed_in, cast.dalia, url, budget=30)


def test_a_mistake_is_explained_and_nothing_typed_is_lost(cast: Cast, signed_in: SignIn) -> None:
    candidacy, client = asked(cast), signed_in(cast.amina)
    page = client.post(address("motivations-new", candidacy.pk), {"words": "Pour ma fille", "on": ""})
    assert "Donnez le jour." in page.content.decode()
    assert "Pour ma fille" in page.content.decode()
    page = client.post(address("motivations-back", candidacy.pk), {"words": "avec sa sœur", "on": ""})
    assert "Choisissez ce qu’elle a fait." in page.content.decode()
    assert "avec sa sœur" in page.content.decode()
    with acting(cast.amina):
        assert not Motivation.objects.exists()
