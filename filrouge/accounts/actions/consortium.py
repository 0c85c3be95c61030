from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from filrouge.accounts.departures import StillHolding, held_in_consortium
from filrouge.accounts.events import ConsortiumJoined, ConsortiumLeft
from filrouge.accounts.models import ConsortiumMember, Organisation, Project, User
from filrouge.accounts.policies import can_run_project
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require


@transaction.atomic
def add_member(*, by: User, project: Project, organisation: Organisation, since: date) -> ConsortiumMember:
    """Raises ValidationError: the organisation already takes part."""
    require(can_run_project(by, project), _("Seul·e un·e coordinateur·rice du projet compose le consortium."))
    if project.members.filter(organisation=organisation, until=None).exists():
        raise ValidationError({"organisation": _("Cette organisation fait déjà partie du consortium.")})
    member = ConsortiumMember.objects.create(project=project, organisation=organisation, since=since)
    publish(ConsortiumJoined(by=Actor.user(by.pk), project_id=project.pk, organisation_id=organisation.pk))
    return member


@transaction.atomic
def end_member(*, by: User, member: ConsortiumMember, until: date) -> ConsortiumMember:
    """Raises StillHolding while it accompanies people in this project, ValidationError for the lead."""
    require(
        can_run_project(by, member.project),
        _("Seul·e un·e coordinateur·rice du projet compose le consortium."),
    )
    if member.organisation_id == member.project.lead_id:
        raise ValidationError(_("L’organisation porteuse reste dans le consortium jusqu’à la fin du projet."))
    if held := held_in_consortium(member):
        raise StillHolding(held)
    member.until = until
    must_hit(ConsortiumMember.objects.filter(pk=member.pk, until=None).update(until=until))
    publish(
        ConsortiumLeft(
            by=Actor.user(by.pk), project_id=member.project_id, organisation_id=member.organisation_id
        )
    )
    return member
