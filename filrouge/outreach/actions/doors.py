"""The public page of a project and the structures that send people to it: its coordination's business."""

import secrets
from dataclasses import dataclass

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, Project, User
from filrouge.outreach import policies
from filrouge.outreach.models import Door
from filrouge.shared import clock
from filrouge.shared.ids import READABLE
from filrouge.shared.rights import require

REFUSED = _("Seule la coordination du projet règle sa page publique.")


@dataclass(frozen=True, kw_only=True)
class Welcome:
    """What the page says and who receives. `answer_days`: what is promised to those who send someone."""

    organisation: Organisation
    what: str
    whom: str
    eligibility: str
    answer_days: int
    contact: str = ""


@transaction.atomic
def write_door(*, by: User, project: Project, welcome: Welcome) -> Door:
    """The first time, it opens the page at an address that never changes. Raises PermissionDenied,
    ValidationError."""
    require(policies.can_run_door(by, project), REFUSED)
    door = Door.objects.filter(project=project).first() or Door(project=project, slug=_slug(project))
    for name, value in vars(welcome).items():
        setattr(door, name, value)
    door.full_clean()
    door.save()
    return door


def close_door(*, by: User, door: Door, because: str) -> None:
    """The page says why; nothing can be sent any more. Raises PermissionDenied."""
    require(policies.can_run_door(by, door.project), REFUSED)
    Door.objects.filter(pk=door.pk, closed_at=None).update(
        closed_at=clock.now(), closed_by=by, closed_because=because
    )


def reopen_door(*, by: User, door: Door) -> None:
    """Raises PermissionDenied."""
    require(policies.can_run_door(by, door.project), REFUSED)
    Door.objects.filter(pk=door.pk).update(closed_at=None, closed_by=None, closed_because="")


def _slug(project: Project) -> str:
    """Readable on a leaflet, and not to be guessed from the name alone."""
    end = "".join(secrets.choice(READABLE) for _sign in range(5)).lower()
    return f"{slugify(project.name)[:48].strip('-')}-{end}"
