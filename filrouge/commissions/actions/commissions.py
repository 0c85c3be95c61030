"""A commission, the organisations that are its members, and who comes for each."""

from dataclasses import asdict, dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from filrouge.accounts.models import ACCOMPANYING, Membership, Organisation, Project, Role, User
from filrouge.commissions import policies
from filrouge.commissions.events import MeetingCalled
from filrouge.commissions.models import (
    WHERE_PEOPLE_ARE_NAMED,
    Commission,
    Function,
    Kind,
    Meeting,
    Member,
    Place,
    Seat,
)
from filrouge.directory.models import Official, Structure
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require

REFUSED = gettext_lazy("Les commissions sont tenues par la coordination du projet.")
NEVER_WHERE_NAMED = gettext_lazy(
    "Ni élu·e, ni employeur, ni bénévole dans une commission où des personnes sont nommées. Une instance de déblocage, "
    "sans aucun nom, peut les réunir."
)


@dataclass(frozen=True, kw_only=True)
class Founding:
    kind: str
    name: str
    territory: str
    rhythm_days: int
    communes: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """Who comes. With an account (`user`), or by a link sent to `email`."""

    name: str
    function: str
    email: str = ""
    user: User | None = None


def found_commission(*, by: User, project: Project, founding: Founding) -> Commission:
    """Raises PermissionDenied, ValidationError."""
    require(policies.can_found(by, project), REFUSED)
    commission = Commission(
        project=project, added_by=by, names_people=founding.kind != Kind.UNBLOCKING, **asdict(founding)
    )
    commission.full_clean()
    commission.save(force_insert=True)
    return commission


def change_commission(
    *, by: User, commission: Commission, name: str, territory: str, communes: list[str], rhythm_days: int
) -> None:
    """What it is for stays: members came for that. Raises PermissionDenied, ValidationError."""
    require(policies.can_run(by, commission), REFUSED)
    said = {"name": name, "territory": territory, "communes": communes, "rhythm_days": rhythm_days}
    for column, value in said.items():
        setattr(commission, column, value)
    commission.full_clean()
    must_hit(Commission.objects.filter(pk=commission.pk).update(**said))


def close_commission(*, by: User, commission: Commission) -> None:
    require(policies.can_run(by, commission), REFUSED)
    must_hit(Commission.objects.open().filter(pk=commission.pk).update(closed_on=clock.today()))


@transaction.atomic
def seat(*, by: User, commission: Commission, of: Organisation | Structure, who: Sitting) -> Seat:
    """Someone comes for an organisation, which becomes a member if it is not one. Raises PermissionDenied,
    ValidationError."""
    require(policies.can_run(by, commission), REFUSED)
    _check(commission, of, who)
    where = {"organisation": of} if isinstance(of, Organisation) else {"structure": of}
    member = Member.objects.current().filter(commission=commission, **where).first()
    if member is None:
        member = Member.objects.create(commission=commission, added_by=by, **where)
    taken = Seat.objects.current().filter(commission=commission)
    if (who.user and taken.filter(user=who.user).exists()) or (
        who.email and taken.filter(email__iexact=who.email).exists()
    ):
        raise ValidationError(_("Cette personne vient déjà à cette commission."))
    made = Seat.objects.create(
        commission=commission,
        member=member,
        names_people=commission.names_people,
        added_by=by,
        name=who.name,
        function=who.function,
        email=who.email,
        user=who.user,
    )
    _call_to_meetings(by, made)
    return made


def _call_to_meetings(by: User, seat: Seat) -> None:
    """To those already set, and not ended."""
    for meeting in Meeting.objects.ahead().filter(commission=seat.commission_id):
        Place.objects.create(meeting=meeting, seat=seat)
        publish(
            MeetingCalled(by=Actor.user(by.pk), project_id=seat.commission.project_id, meeting_id=meeting.pk)
        )


@transaction.atomic
def leave(*, by: User, seat: Seat) -> None:
    """Someone does not come any more; the last of an organisation leaves with it. Raises PermissionDenied."""
    require(policies.can_run(by, seat.commission), REFUSED)
    today = clock.today()
    must_hit(Seat.objects.current().filter(pk=seat.pk).update(until=today))
    if not Seat.objects.current().filter(member=seat.member_id).exists():
        must_hit(Member.objects.current().filter(pk=seat.member_id).update(until=today))


def _check(commission: Commission, of: Organisation | Structure, who: Sitting) -> None:
    if not (who.user or who.email):
        raise ValidationError(
            {"email": _("Donnez une adresse e-mail : le lien de la réunion y part, sans compte à créer.")}
        )
    if who.user and isinstance(of, Organisation):
        _check_roles(who.user, of, who.function, named=commission.names_people)
    if not commission.names_people:
        return
    if Function(who.function) not in WHERE_PEOPLE_ARE_NAMED:
        raise ValidationError({"function": NEVER_WHERE_NAMED})
    if who.email and Official.objects.filter(project=commission.project, email__iexact=who.email).exists():
        raise ValidationError({"email": NEVER_WHERE_NAMED})


def _check_roles(user: User, of: Organisation, function: str, *, named: bool) -> None:
    """What someone does there today, whatever the form says."""
    held = Membership.objects.current().filter(user=user, organisation=of)
    roles = set(held.values_list("role", flat=True))
    if not roles:
        raise ValidationError({"user": _("Cette personne ne travaille pas dans cette organisation.")})
    if named and roles == {Role.VOLUNTEER}:
        raise ValidationError({"user": NEVER_WHERE_NAMED})
    if function == Function.OPERATIONAL and not roles & set(ACCOMPANYING):
        raise ValidationError(
            {"function": _("Cette personne n’accompagne pas : elle vient comme responsable.")}
        )
