"""Reaching someone again: the screen."""

from filrouge.enrolment.models import FollowUp
from filrouge.privacy.context import acting
from tests.cast import Cast

from .laying import TODAY, asked
from .litany import SignIn, address, assert_litany


def test_it_answers_each_of_the_cast(cast: Cast, signed_in: SignIn) -> None:
    assert_litany(cast, signed_in, address("follow_ups-new", asked(cast).pk))


def test_a_try_is_noted(cast: Cast, signed_in: SignIn) -> None:
    candidacy = asked(cast)
    said = {"on": TODAY.isoformat(), "channel": "phone", "outcome": "message", "words": "rappelle jeudi"}
    url = address("follow_ups-new", candidacy.pk)
    page = signed_in(cast.amina).post(url, {**said, "channel": ""}).content.decode()
    assert "Dites comment vous avez essayé." in page
    assert "rappelle jeudi" in page
    assert "rappelle jeudi" in signed_in(cast.amina).post(url, said, follow=True).content.decode()
    with acting(cast.amina):
        assert FollowUp.objects.get(candidacy=candidacy).user == cast.amina
