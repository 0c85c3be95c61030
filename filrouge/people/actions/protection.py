"""Status, right to work and permits: need to know, and a history nobody rewrites."""

from dataclasses import asdict, dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Project, User
from filrouge.people.events import ProtectionChanged
from filrouge.people.models import Person, Protection
from filrouge.people.policies import can_edit_protection
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.rights import require
from filrouge.shared.transactions import alias


@dataclass(frozen=True, kw_only=True)
class NewProtection:
    status: str
    applied_on: date | None = None
    granted_on: date | None = None
    permit: str = ""
    permit_until: date | None = None
    may_work: bool | None = None
    remark: str = ""


def note_protection(
    *, by: User, person: Person, project: Project | None, protection: NewProtection
) -> Protection:
    """A new row; the former one, if any, is dated. Raises PermissionDenied, ValidationError."""
    require(
        can_edit_protection(by, person, project),
        _("Le statut et le titre de séjour ne sont ouverts qu’aux personnes qui en ont besoin."),
    )
    noted = new_protection(by, person, project, protection)
    with transaction.atomic(using=alias.get()):
        former = Protection.objects.filter(person=person, project=project, replaced_on=None)
        former.update(replaced_on=clock.today())
        noted.save()
        project_id = project.pk if project else None
        publish(ProtectionChanged(by=Actor.user(by.pk), person_id=person.pk, project_id=project_id))
    return noted


def new_protection(by: User, person: Person, project: Project | None, new: NewProtection) -> Protection:
    """Not saved. Raises ValidationError."""
    if new.applied_on and new.granted_on and new.granted_on < new.applied_on:
        raise ValidationError(
            {"granted_on": _("La protection ne peut pas avoir été obtenue avant d’être demandée.")}
        )
    return Protection(person=person, project=project, created_by=by, **asdict(new))
