"""Voice messages, for people who do not read: recorded in the browser, or brought as a file."""

from base64 import b64encode
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, Project, User
from filrouge.messaging.models import Recording
from filrouge.messaging.policies import can_record_voice
from filrouge.messaging.sounds import kind_of
from filrouge.people.models import Person
from filrouge.shared import clock
from filrouge.shared.rights import must_hit, require

MOST_BYTES = 2_000_000  # some four minutes of voice
REFUSED = _("Les messages vocaux s’enregistrent par l’équipe qui accompagne.")
TOO_LARGE = _("Ce son est trop long : deux mégaoctets au plus, environ quatre minutes.")
NOT_A_SOUND = _("Ce fichier n’est pas un son que l’on sait lire : MP3, M4A, OGG, WEBM ou WAV.")


def keep_recording(
    *,
    by: User,
    organisation: Organisation,
    title: str,
    language: str,
    sound: bytes,
    person: Person | None = None,
    project: Project | None = None,
) -> Recording:
    """For one person (of this project), or for anyone. Raises PermissionDenied, ValidationError."""
    require(can_record_voice(by, organisation, person, project), REFUSED)
    if len(sound) > MOST_BYTES:
        raise ValidationError({"sound": TOO_LARGE})
    kind = kind_of(sound)
    if not kind:
        raise ValidationError({"sound": NOT_A_SOUND})
    return Recording.objects.create(
        organisation=organisation,
        project=project,
        person=person,
        language=language,
        title=title,
        kind=kind,
        content=b64encode(sound).decode(),
        made_by=by,
        made_at=clock.now(),
    )


def end_recording(*, by: User, recording_id: UUID) -> None:
    """Its sound is erased. Raises PermissionDenied, Missed."""
    recording = (
        Recording.objects.in_use().select_related("organisation", "person", "project").get(pk=recording_id)
    )
    require(can_record_voice(by, recording.organisation, recording.person, recording.project), REFUSED)
    must_hit(Recording.objects.in_use().filter(pk=recording_id).update(content="", ended_at=clock.now()))
