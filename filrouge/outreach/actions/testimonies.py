"""A face or a voice lent to the project: for a time, and taken back in one word."""

from dataclasses import asdict, dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from filrouge.accounts.models import Organisation, Project, User
from filrouge.outreach import policies
from filrouge.outreach.models import Outing, Testimony
from filrouge.shared import clock
from filrouge.shared.rights import must_hit, require

from .outings import refusal


@dataclass(frozen=True, kw_only=True)
class Lent:
    """`language`: ISO 639-3, in which it was explained. `rights_until`: the last day it may be shown."""

    called: str
    form: str
    used_where: str
    agreed_on: date
    how: str
    language: str
    rights_until: date
    witness: str = ""


def note_testimony(
    *, by: User, organisation: Organisation, project: Project, lent: Lent, outing: Outing | None = None
) -> Testimony:
    """Raises PermissionDenied, ValidationError."""
    require(policies.can_go_out(by, organisation, project), refusal())
    if lent.rights_until < lent.agreed_on:
        raise ValidationError({"rights_until": _("L’accord finit après avoir été donné.")})
    return Testimony.objects.create(
        organisation=organisation, project=project, outing=outing, created_by=by, **asdict(lent)
    )


def withdraw_testimony(*, by: User, testimony: Testimony, because: str = "") -> None:
    """It is shown nowhere any more."""
    require(policies.can_go_out(by, testimony.organisation, testimony.project), refusal())
    shown = Testimony.objects.in_use().filter(pk=testimony.pk)
    must_hit(shown.update(withdrawn_at=clock.now(), withdrawn_because=because))
