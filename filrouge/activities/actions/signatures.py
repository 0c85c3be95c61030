"""Signing one's attendance with a finger, on the telephone of whoever runs the session."""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.activities import policies
from filrouge.activities.events import AttendanceSigned
from filrouge.activities.models import AttendanceSignature, Half, Participation, Session
from filrouge.shared.events import publish
from filrouge.shared.rights import require

from .attendances import must_be_taken
from .traces import about_person, refusal


def keep_signature(
    *,
    by: User,
    session: Session,
    participation: Participation,
    half: str,
    drawing: str,
    at: datetime,
    client_id: UUID,
) -> AttendanceSignature:
    """The same `client_id` again changes nothing. Raises PermissionDenied; ValidationError for a half day that the
    session has not, or that is signed already."""
    require(policies.can_take_attendance(by, session), refusal())
    must_be_taken(session)
    if half not in session.halves:
        raise ValidationError(
            _("Cette séance n’a pas lieu le %(half)s : rien n’y est à signer.") % {"half": Half(half).label}
        )
    of_session = AttendanceSignature.objects.filter(session=session, participation=participation, half=half)
    known = of_session.first()
    if known and known.pk == client_id:
        return known
    if known:
        raise ValidationError(_("Une signature est déjà gardée pour cette demi-journée."))
    signature = AttendanceSignature(
        id=client_id,
        person_id=participation.person_id,
        project_id=participation.project_id,
        created_by=by,
        session=session,
        participation=participation,
        half=half,
        drawing=drawing,
        signed_at=at,
    )
    signature.save(force_insert=True)
    publish(
        AttendanceSigned(session_id=session.pk, signature_id=signature.pk, **about_person(by, participation))
    )
    return signature
