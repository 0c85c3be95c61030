"""What a person answers to a reminder, and what is decided of it."""

from uuid import uuid4

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import ProgrammingError, connections, transaction
from django.utils.translation import gettext as _
from psycopg.errors import InsufficientPrivilege

from filrouge.accounts.models import User
from filrouge.pathways import policies
from filrouge.pathways.events import AppointmentReplied, ReplyDecided
from filrouge.pathways.models import Reply
from filrouge.privacy.links import use_link
from filrouge.privacy.models import OutsideLink
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require
from filrouge.shared.transactions import alias

from .appointments import Meeting, cancel_appointment, move_appointment
from .traces import about, refusal


def say_cannot_come(*, link: OutsideLink) -> None:
    """From the page of the link, once entered: a proposal, once. Raises PermissionDenied once it is too late."""
    reply_id = uuid4()
    try:
        with transaction.atomic(using=alias.get()), connections[alias.get()].cursor() as cursor:
            cursor.execute("SELECT * FROM reply_to_reminder(%s)", [reply_id])
            found = cursor.fetchone()
    except ProgrammingError as error:
        if not isinstance(error.__cause__, InsufficientPrivilege):
            raise
        raise PermissionDenied(_("Ce rendez-vous est passé, ou a changé : téléphonez.")) from error
    if found is None:  # already said
        return
    appointment_id, pathway_id, person_id, project_id = found
    use_link(link)
    publish(
        AppointmentReplied(
            by=Actor.link(link.pk),
            reply_id=reply_id,
            appointment_id=appointment_id,
            pathway_id=pathway_id,
            person_id=person_id,
            project_id=project_id,
        )
    )


def decide_reply(*, by: User, reply: Reply, decision: str, meeting: Meeting | None = None) -> None:
    """Move the meeting, call it off, or keep it: nothing of it happens before someone of the team says so.

    Raises PermissionDenied, ValidationError, Missed when a colleague has just decided.
    """
    decision = Reply.Decision(decision)
    require(policies.can_write(by, reply.pathway), refusal())
    if decision == Reply.Decision.MOVED and meeting is None:
        raise ValidationError({"starts_at": _("Choisissez le nouveau jour et l’heure.")})
    changed = Reply.objects.filter(pk=reply.pk, decided_at=None)
    must_hit(changed.update(decided_at=clock.now(), decided_by=by, decision=decision))
    if decision == Reply.Decision.MOVED and meeting is not None:
        move_appointment(by=by, appointment=reply.appointment, meeting=meeting)
    elif decision == Reply.Decision.CANCELLED:
        cancel_appointment(by=by, appointment=reply.appointment, note=_("ne pouvait pas venir"))
    publish(
        ReplyDecided(
            appointment_id=reply.appointment_id,
            reply_id=reply.pk,
            decision=decision,
            **about(by, reply.pathway),
        )
    )
