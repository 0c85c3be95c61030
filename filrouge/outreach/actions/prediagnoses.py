"""First needs and where to go at once, with or without a name."""

from collections.abc import Sequence
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from filrouge.accounts.models import Organisation, Project, User
from filrouge.messaging.actions.messages import send_message
from filrouge.messaging.models import Message
from filrouge.outreach import policies
from filrouge.outreach.models import Acquaintance, Address, Outing, Prediagnosis
from filrouge.shared import clock
from filrouge.shared.rights import require

from .encounters import refusal


def note_first_needs(
    *,
    by: User,
    organisation: Organisation,
    project: Project,
    themes: Sequence[str],
    addresses: Sequence[UUID] = (),
    stage: str = Prediagnosis.Stage.OUTSIDE,
    note: str = "",
    acquaintance: Acquaintance | None = None,
    outing: Outing | None = None,
) -> Prediagnosis:
    """`acquaintance` None: for someone who gave no name. Raises PermissionDenied, ValidationError."""
    require(policies.can_go_out(by, organisation, project), refusal())
    require(acquaintance is None or policies.can_meet_again(by, acquaintance), refusal())
    if not themes and not addresses:
        raise ValidationError(_("Cochez au moins un besoin ou une adresse."))
    known = Address.objects.filter(pk__in=addresses, project=project).count()
    if known != len(set(addresses)):
        raise ValidationError({"addresses": _("Une de ces adresses est celle d’un autre projet.")})
    return Prediagnosis.objects.create(
        organisation=organisation,
        project=project,
        acquaintance=acquaintance,
        outing=outing,
        at=clock.now(),
        stage=stage,
        themes=list(themes),
        addresses=list(addresses),
        note=note,
        noted_by=by,
    )


def send_addresses(*, by: User, prediagnosis: Prediagnosis, to: str, text: str) -> Message:
    """By SMS, to the number she gives now. Raises PermissionDenied, ValidationError as `send_message`."""
    require(policies.can_go_out(by, prediagnosis.organisation, prediagnosis.project), refusal())
    return send_message(
        by=by,
        channel="sms",
        to=to,
        text=text,
        person=prediagnosis.person,
        project=prediagnosis.project,
        organisation=prediagnosis.organisation,
        purpose=_("adresses utiles"),
    )
