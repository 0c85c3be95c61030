"""Emergency access: the whole file of one project for 24 hours, told to the officers, reviewed by one."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Project, User
from filrouge.people.events import EmergencyAccessTaken
from filrouge.people.models import EmergencyAccess
from filrouge.people.models.search import reference_in
from filrouge.people.policies import can_review_emergency
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.jobs import defer
from filrouge.shared.rights import must_hit, require

from .grants import break_glass


def take_emergency_access(*, by: User, reference: str, project: Project, reason: str) -> UUID | None:
    """The person's id; None when nobody of this project has this reference. Raises PermissionDenied."""
    person_id = break_glass(reference=reference_in(reference), project=project, reason=reason.strip())
    if person_id is None:
        return None
    defer("people.tell_officers", person_id=person_id, user_id=by.pk)
    publish(EmergencyAccessTaken(by=Actor.user(by.pk), person_id=person_id, project_id=project.pk))
    return person_id


def review_emergency(*, by: User, emergency: EmergencyAccess, review: str) -> None:
    """By the officer. Raises PermissionDenied."""
    require(
        can_review_emergency(by, emergency),
        _("La relecture d’un accès d’urgence revient au ou à la délégué·e à la protection des données."),
    )
    waiting = EmergencyAccess.objects.filter(pk=emergency.pk, reviewed_at=None)
    must_hit(waiting.update(reviewed_at=clock.now(), reviewed_by=by, review=review))
