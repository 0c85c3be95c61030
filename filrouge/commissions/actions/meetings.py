"""A meeting: called, opened when those who come are there, ended. Its end ends what it opened."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from filrouge.accounts.models import User
from filrouge.commissions import policies
from filrouge.commissions.events import CaseLookedAt, MeetingCalled, MinutesApproved
from filrouge.commissions.models import LASTS, Case, Commission, Meeting, Place, Seat
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require

from .commissions import REFUSED
from .traces import about

OVER = gettext_lazy("Cette réunion est finie : son ordre du jour ne change plus.")


@transaction.atomic
def call_meeting(*, by: User, commission: Commission, at: datetime, place: str = "") -> Meeting:
    """Everyone who sits has a place. Raises PermissionDenied, ValidationError."""
    require(policies.can_run(by, commission), REFUSED)
    if at < clock.now():
        raise ValidationError({"day": _("Ce moment est passé : choisissez plus tard.")})
    seats = list(Seat.objects.current().filter(commission=commission))
    if not seats:
        raise ValidationError(_("Personne ne siège encore : ajoutez d’abord les membres."))
    meeting = Meeting.objects.create(commission=commission, at=at, place=place, called_by=by)
    Place.objects.bulk_create(Place(meeting=meeting, seat=seat) for seat in seats)
    publish(MeetingCalled(by=Actor.user(by.pk), project_id=commission.project_id, meeting_id=meeting.pk))
    return meeting


@transaction.atomic
def move_meeting(*, by: User, meeting: Meeting, at: datetime, place: str) -> None:
    """Before it opens: another day, another place; everyone is told again. Raises PermissionDenied, ValidationError."""
    require(policies.can_run(by, meeting.commission), REFUSED)
    if at < clock.now():
        raise ValidationError({"day": _("Ce moment est passé : choisissez plus tard.")})
    found = Meeting.objects.filter(pk=meeting.pk, opened_at=None, cancelled_at=None)
    if not found.update(at=at, place=place):
        raise ValidationError(OVER)
    publish(
        MeetingCalled(by=Actor.user(by.pk), project_id=meeting.commission.project_id, meeting_id=meeting.pk)
    )


@transaction.atomic
def cancel_meeting(*, by: User, meeting: Meeting) -> None:
    """Before it opens. Raises PermissionDenied, ValidationError."""
    require(policies.can_run(by, meeting.commission), REFUSED)
    found = Meeting.objects.filter(pk=meeting.pk, opened_at=None, cancelled_at=None)
    if not found.update(cancelled_at=clock.now()):
        raise ValidationError(OVER)


@transaction.atomic
def say_who_came(*, by: User, meeting: Meeting, came: Collection[UUID]) -> None:
    """`came`: the places of those who are in the room; the others are not. Raises PermissionDenied,
    ValidationError."""
    require(policies.can_run(by, meeting.commission), REFUSED)
    if meeting.is_over:
        raise ValidationError(OVER)
    places = Place.objects.filter(meeting=meeting)
    places.filter(pk__in=came).update(came=True)
    places.exclude(pk__in=came).update(came=False)


@transaction.atomic
def open_meeting(*, by: User, meeting: Meeting, came: Collection[UUID]) -> None:
    """From now on those who are there read what was prepared for them. Raises PermissionDenied, ValidationError."""
    require(policies.can_arrange(by, meeting), REFUSED if not meeting.is_over else OVER)
    if meeting.at - LASTS > clock.now():
        raise ValidationError(_("C’est trop tôt : une réunion s’ouvre le jour même."))
    if not came:
        raise ValidationError(_("Dites qui est là : seules ces personnes pourront lire."))
    say_who_came(by=by, meeting=meeting, came=came)
    must_hit(Meeting.objects.filter(pk=meeting.pk, opened_at=None).update(opened_at=clock.now()))


@transaction.atomic
def close_meeting(*, by: User, meeting: Meeting) -> None:
    """Nobody reads any more, from now on. What was looked at is to be told to each. Raises PermissionDenied,
    ValidationError."""
    require(policies.can_arrange(by, meeting), REFUSED if not meeting.is_over else OVER)
    if not meeting.is_open:
        raise ValidationError(_("Cette réunion n’est pas ouverte."))
    now = clock.now()
    must_hit(Meeting.objects.filter(pk=meeting.pk, closed_at=None).update(closed_at=now))
    looked_at = Case.objects.on_agenda().filter(meeting=meeting, started_at__isnull=False)
    looked_at.filter(ended_at=None).update(ended_at=now)
    for case in looked_at:
        publish(CaseLookedAt(**about(by, case)))


@transaction.atomic
def approve_minutes(*, by: User, meeting: Meeting) -> None:
    """They are right: they leave, as each may see them, and are not corrected any more. Raises PermissionDenied,
    ValidationError."""
    require(policies.can_run(by, meeting.commission), REFUSED)
    if not meeting.is_over or meeting.opened_at is None:
        raise ValidationError(_("Le compte rendu se valide une fois la réunion finie."))
    found = Meeting.objects.filter(pk=meeting.pk, approved_at=None)
    if not found.update(approved_at=clock.now(), approved_by=by):
        raise ValidationError(_("Ce compte rendu est déjà validé."))
    publish(
        MinutesApproved(by=Actor.user(by.pk), project_id=meeting.commission.project_id, meeting_id=meeting.pk)
    )
