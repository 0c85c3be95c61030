"""Nobody leaves with a caseload."""

import pytest

from filrouge.accounts.actions.memberships import end_role
from filrouge.accounts.departures import StillHolding
from filrouge.accounts.models import Membership
from filrouge.pathways.actions.referents import transfer_caseload
from filrouge.pathways.models import Pathway
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast


def leave(cast: Cast) -> None:
    membership = Membership.objects.get(user=cast.amina)
    with acting(cast.manon):
        end_role(by=cast.manon, membership=membership, until=clock.today())


def test_the_manager_is_told_what_to_hand_over_first(cast: Cast) -> None:
    with pytest.raises(StillHolding) as refused:
        leave(cast)
    [held] = refused.value.held
    assert held.sentence == "Amina Martin accompagne encore 2 personnes."
    assert held.url == f"/files/transfert/?de={cast.amina.pk}"


def test_once_handed_over_one_may_leave(cast: Cast) -> None:
    with acting(cast.amina):
        choices = dict.fromkeys(Pathway.objects.of_referent(cast.amina), cast.bruno)
        transfer_caseload(by=cast.amina, from_user=cast.amina, choices=choices, note="")
    leave(cast)
    with as_batch("look"):
        assert Membership.objects.get(user=cast.amina).until == clock.today()
