import pytest

from filrouge.shared.actors import Actor


@pytest.mark.parametrize(
    ("actor", "text"),
    [
        (Actor.user(12), "user:12"),
        (Actor.link("k3_Yx"), "link:k3_Yx"),
        (Actor.job("vigilance.nightly"), "job:vigilance.nightly"),
        (Actor.device("a:b"), "device:a:b"),
    ],
)
def test_an_actor_is_written_and_read_back(actor, text):
    assert str(actor) == text
    assert Actor.parse(text) == actor


@pytest.mark.parametrize("text", ["", "user", "user:", "robot:1", ":1"])
def test_what_is_not_an_actor_is_refused(text):
    with pytest.raises(ValueError, match="actor"):
        Actor.parse(text)


def test_an_unsaved_user_is_not_an_actor():
    with pytest.raises(ValueError, match="needs an id"):
        Actor.user(None)
