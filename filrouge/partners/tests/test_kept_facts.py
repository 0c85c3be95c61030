"""Where a referral stands, kept on it, equals what its facts say."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from filrouge.partners.models import (
    AFTERWARDS,
    ANSWERS,
    PHASES,
    TELLING,
    Happened,
    Phase,
    Referral,
    state_told,
)
from filrouge.partners.referring.states import wrong_states
from filrouge.privacy.roles import as_batch
from tests.cast import Cast

from .laying import answered, sent


def kept() -> tuple[str, int]:
    with as_batch("look"):
        return Referral.objects.values_list("state", "phase").get()


def test_the_latest_of_what_tells_it_is_kept(cast: Cast) -> None:
    referral = sent(cast)
    assert kept() == ("", Phase.WAITING)
    for kind in (*ANSWERS, *AFTERWARDS):
        answered(cast, referral, kind)
        assert kept() == (kind, PHASES[kind])
    answered(cast, referral, Happened.TAKEN_OVER, who="Mme Roux")
    assert kept() == (Happened.ENDED, Phase.OVER)
    with as_batch("look"):
        assert dict(wrong_states()) == {}


def test_all_that_tells_it_has_a_list() -> None:
    assert set(PHASES) == {state_told(one) for one in TELLING}


def test_one_changed_behind_its_back_is_found_and_put_right(cast: Cast) -> None:
    referral = sent(cast)
    answered(cast, referral, Happened.FULL)
    with as_batch("break"):
        Referral.objects.update(state="")
        assert dict(wrong_states()) == {referral.pk: ["state"]}
    with pytest.raises(CommandError, match="1 referrals differ"):
        call_command("check_kept_facts", stdout=StringIO())
    call_command("check_kept_facts", fix=True, stdout=StringIO())
    assert kept() == (Happened.FULL, Phase.REFUSED)
