import pytest

from filrouge.privacy.context import acting
from filrouge.skills.models import BadgeClass
from filrouge.skills.thread import beads_of
from tests.cast import Cast

from .laying import issued, proposed, revoked

pytestmark = pytest.mark.django_db


def told(cast: Cast) -> list[tuple[str, str]]:
    with acting(cast.amina):
        return [(bead.label, bead.state.name) for bead in beads_of(cast.nour.pk)]


def test_what_waits_what_she_has_and_what_was_revoked(cast: Cast, badge_class: BadgeClass) -> None:
    proposed(cast, badge_class)
    assert told(cast) == [("Badge proposé", "PLANNED")]


def test_signed_then_revoked(cast: Cast, badge_class: BadgeClass) -> None:
    badge = issued(cast, badge_class)
    assert told(cast) == [("Badge", "DONE")]
    revoked(cast, badge)
    assert told(cast) == [("Badge révoqué", "DROPPED")]


def test_strangers_see_no_bead(cast: Cast, badge_class: BadgeClass) -> None:
    issued(cast, badge_class)
    for user in (cast.chloe, cast.farid):
        with acting(user):
            assert beads_of(cast.nour.pk) == []
