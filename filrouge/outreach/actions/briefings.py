"""Briefing those who send people: a page they keep by a link, or a talk that is noted (mission S-10)."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.enrolment.models import TargetingSheet
from filrouge.outreach import policies
from filrouge.outreach.events import StructureBriefed
from filrouge.outreach.models import Briefing, OrientingOrganisation
from filrouge.outreach.models.briefings import PURPOSE
from filrouge.privacy.links import create_link
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.jobs import defer
from filrouge.shared.rights import require

from .doors import REFUSED

LIFETIME = timedelta(days=365)


@transaction.atomic
def send_briefing(*, by: User, structure: OrientingOrganisation) -> Briefing:
    """A link leaves to the structure's address; its page follows the sheet in force. Raises PermissionDenied;
    ValidationError without an address, or once the structure sends nobody any more."""
    require(policies.can_run_door(by, structure.project), REFUSED)
    if not structure.email or not structure.is_in_use:
        raise ValidationError(
            _("Notez d’abord l’adresse e-mail de cette structure, ou imprimez la page et remettez-la.")
        )
    link, _token = create_link(
        purpose=PURPOSE,
        subject=str(structure.pk),
        recipient=structure.email,
        lifetime=LIFETIME,
        by=Actor.user(by.pk),
    )
    defer("outreach.send_briefing", link_id=link.pk)
    return _briefed(by, structure, Briefing.How.LINK, structure.email)


@transaction.atomic
def note_briefing(*, by: User, structure: OrientingOrganisation, how: str, to: str) -> Briefing:
    """It was explained otherwise than by the link. Raises PermissionDenied."""
    require(policies.can_run_door(by, structure.project), REFUSED)
    return _briefed(by, structure, how, to)


def _briefed(by: User, structure: OrientingOrganisation, how: str, to: str) -> Briefing:
    briefing = Briefing.objects.create(
        project_id=structure.project_id,
        structure=structure,
        sheet=TargetingSheet.objects.current().filter(project=structure.project_id).first(),
        how=how,
        to=to,
        by=by,
        at=clock.now(),
    )
    publish(
        StructureBriefed(
            by=Actor.user(by.pk),
            project_id=structure.project_id,
            structure_id=structure.pk,
            briefing_id=briefing.pk,
        )
    )
    return briefing
