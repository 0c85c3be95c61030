from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from filrouge.accounts.departures import StillHolding, held_by
from filrouge.accounts.events import RoleEnded, RoleGiven
from filrouge.accounts.models import ACCOMPANYING, Membership, Organisation, Project, User
from filrouge.accounts.policies import can_change_membership, can_give_role
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require

from .sessions import end_sessions


@transaction.atomic
def give_role(
    *,
    by: User,
    user: User,
    organisation: Organisation,
    role: str,
    since: date,
    project: Project | None = None,
    working_time: int = 100,
) -> Membership:
    """Give a colleague one more role. Raises ValidationError: role already held, or its project missing.

    Never to oneself: a role opens files, so two people know about each.
    """
    require(
        by.pk != user.pk and can_give_role(by, organisation, role, project),
        _("Vous ne pouvez pas donner cette fonction. On ne se la donne jamais à soi-même."),
    )
    return start_role(by, user, organisation, role, since, project, working_time)


def start_role(
    by: User,
    user: User,
    organisation: Organisation,
    role: str,
    since: date,
    project: Project | None,
    working_time: int = 100,
) -> Membership:
    """Shared by a role given and an invitation accepted, which hold the permission."""
    membership = Membership(
        user=user,
        organisation=organisation,
        role=role,
        project=project,
        since=since,
        working_time=working_time,
    )
    membership.full_clean()
    membership.save()
    publish(
        RoleGiven(
            by=Actor.user(by.pk),
            user_id=user.pk,
            organisation_id=organisation.pk,
            membership_id=membership.pk,
            role=role,
        )
    )
    return membership


def edit_role(*, by: User, membership: Membership, working_time: int) -> Membership:
    """Raises ValidationError."""
    require(
        can_change_membership(by, membership),
        _("Seul·e un·e responsable de l’organisation peut modifier cette fonction."),
    )
    membership.working_time = working_time
    membership.full_clean()
    membership.save(update_fields=["working_time"])
    return membership


@transaction.atomic
def end_role(*, by: User, membership: Membership, until: date) -> Membership:
    """End a role. With the last one the account closes; its sessions end in any case.

    Raises StillHolding while the last role that accompanies people still holds some (see `departures`),
    ValidationError when the date comes before the beginning.
    """
    require(
        can_change_membership(by, membership),
        _("Seul·e un·e responsable de l’organisation peut mettre fin à cette fonction."),
    )
    # Two roles ended at the same moment must not each count on the other.
    user = User.objects.select_for_update().get(pk=membership.user_id)
    if until < membership.since:
        raise ValidationError({"until": _("La fin ne peut pas précéder le début de la fonction.")})
    if _is_last_accompanying(membership) and (held := held_by(membership)):
        raise StillHolding(held)
    membership.until = until
    must_hit(Membership.objects.filter(pk=membership.pk, until=None).update(until=until))
    _close(user, until)
    publish(
        RoleEnded(
            by=Actor.user(by.pk),
            user_id=user.pk,
            organisation_id=membership.organisation_id,
            membership_id=membership.pk,
            role=membership.role,
        )
    )
    return membership


def _is_last_accompanying(membership: Membership) -> bool:
    if membership.role not in ACCOMPANYING:
        return False
    others = membership.user.memberships.current().accompanying().exclude(pk=membership.pk)
    return not others.filter(organisation=membership.organisation_id).exists()


def _close(user: User, until: date) -> None:
    if until > clock.today():
        return  # the role stops by itself that day: the context of each request reads the dates
    end_sessions(user)
    if not user.memberships.filter(until=None).exists() and not user.memberships.current().exists():
        must_hit(User.objects.filter(pk=user.pk).update(is_active=False))
