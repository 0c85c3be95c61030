from filrouge.accounts.models import Membership, User


def can_act_on_alerts(user: User) -> bool:
    """Whoever accompanies people may handle or postpone the alerts within reach."""
    return Membership.objects.current().accompanying().filter(user=user).exists()
