"""A face or a voice lent to the project: for a time, and taken back in one word."""

from dataclasses import asdict, dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from filrouge.accounts.models import Organisation, Project, User
from filrouge.outreach import policies
from filrouge.outreach.models import Outing, Testimony
from filrouge.people.models import Person
from filrouge.people.policies import can_note
from filrouge.shared import clock
from filrouge.shared.rights import must_hit, require

from .outings import refusal

OF_HER_TEAM = gettext_lazy("Seule l’équipe en charge de ce dossier peut y noter un témoignage.")


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
    *,
    by: User,
    organisation: Organisation,
    project: Project,
    lent: Lent,
    outing: Outing | None = None,
    person: Person | None = None,
) -> Testimony:
    """`outing`: where it was given; `person`: whose it is, when she has a file here. Raises PermissionDenied,
    ValidationError."""
    require(policies.can_go_out(by, organisation, project), refusal())
    require(person is None or can_note(by, person, project), OF_HER_TEAM)
    if lent.rights_until < lent.agreed_on:
        raise ValidationError({"rights_until": _("L’accord finit après avoir été donné.")})
    if outing and outing.project_id != project.pk:
        raise ValidationError({"outing": _("Cette action est d’un autre projet.")})
    return Testimony.objects.create(
        organisation=organisation,
        project=project,
        outing=outing,
        person=person,
        created_by=by,
        **asdict(lent),
    )


def withdraw_testimony(*, by: User, testimony: Testimony, because: str = "") -> None:
    """It is shown nowhere any more."""
    require(policies.can_go_out(by, testimony.organisation, testimony.project), refusal())
    shown = Testimony.objects.in_use().filter(pk=testimony.pk)
    must_hit(shown.update(withdrawn_at=clock.now(), withdrawn_because=because))
