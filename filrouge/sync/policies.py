"""Who may do what with telephones, and with what waits to be written."""

from filrouge.accounts.models import ConsortiumMember, Membership, Role, User

from .models import Conflict, Device, Operation


def can_register_device(user: User) -> bool:
    """Those who accompany people note on the spot."""
    return Membership.objects.current().accompanying().filter(user=user).exists()


def can_use_device(user: User, device: Device) -> bool:
    return device.user_id == user.pk


def can_extend_device(user: User, device: Device) -> bool:
    """Whoever coordinates a project in which its user works."""
    organisations = device.user.memberships.current().values("organisation")
    projects = ConsortiumMember.objects.filter(organisation__in=organisations, until=None).values("project")
    held = Membership.objects.current().filter(user=user, role=Role.COORDINATOR)
    return held.filter(project__in=projects).exists()


def can_wipe_device(user: User, device: Device) -> bool:
    """One's own; a colleague's for the manager of the organisation, or the coordination of a project."""
    if device.user_id == user.pk:
        return True
    organisations = device.user.memberships.current().values("organisation")
    managed = Membership.objects.current().filter(user=user, role=Role.MANAGER)
    return managed.filter(organisation__in=organisations).exists() or can_extend_device(user, device)


def can_hand_operation(user: User, operation: Operation) -> bool:
    """The coordination of its project, while nobody has settled it."""
    waiting = operation.held_at is not None and operation.state == Operation.State.HELD
    held = Membership.objects.current().filter(user=user, role=Role.COORDINATOR)
    return waiting and held.filter(project=operation.project_id).exists()


def can_take_up_operation(user: User, operation: Operation) -> bool:
    return operation.heir_id == user.pk


def can_withdraw_operation(user: User, operation: Operation) -> bool:
    """Its author, or whoever was asked to take it up."""
    return user.pk in (operation.user_id, operation.heir_id)


def can_decide_operation(user: User, operation: Operation) -> bool:
    """Between two values: its author, or whoever took it up in their place."""
    return user.pk == (operation.heir_id or operation.user_id)


def can_settle_conflict(user: User, conflict: Conflict) -> bool:
    return can_decide_operation(user, conflict.operation)
