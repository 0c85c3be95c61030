from datetime import timedelta

from filrouge.accounts.models import Membership
from filrouge.people.actions.leaving import end_personal_grants
from filrouge.people.models import AccessGrant
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast


def sees_status(cast: Cast) -> bool:
    with acting(cast.amina):
        return AccessGrant.objects.in_force().filter(user=cast.amina, person=cast.nour).exists()


def test_what_was_opened_by_name_stays_while_one_works_there(cast: Cast) -> None:
    with as_batch("night"):
        assert end_personal_grants() == 0
    assert sees_status(cast)


def test_moving_to_another_organisation_closes_it(cast: Cast) -> None:
    yesterday = clock.today() - timedelta(days=1)
    with as_batch("fixture"):
        Membership.objects.filter(user=cast.amina).update(until=yesterday)
        Membership.objects.create(
            user=cast.amina, organisation=cast.stranger, role="referent", since=yesterday
        )
        assert end_personal_grants() == 2
    assert not sees_status(cast)


def test_a_role_that_accompanies_nobody_is_not_enough(cast: Cast) -> None:
    with as_batch("fixture"):
        Membership.objects.filter(user=cast.amina).update(role="manager")
        end_personal_grants()
    assert not sees_status(cast)
