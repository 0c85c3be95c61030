"""Someone asks not to be written to any more, or changes her mind."""

from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User
from filrouge.messaging.models import OptOut
from filrouge.messaging.policies import can_note_opt_out
from filrouge.messaging.recipients import digest_of, normalised
from filrouge.shared import clock
from filrouge.shared.rights import must_hit, require

REFUSED = _("Ce choix se note par celles et ceux qui accompagnent des personnes.")


def stop_writing(*, by: User | None, channel: str, to: str) -> None:
    """From now on no team writes there. `by` is None when the person did it herself, by a link or a reply.

    Told twice, noted once. Raises PermissionDenied, ValidationError.
    """
    require(by is None or can_note_opt_out(by), REFUSED)
    digest = digest_of(channel, normalised(channel, to))
    if not OptOut.objects.in_force().filter(digest=digest).exists():
        OptOut.objects.create(channel=channel, digest=digest, noted_by=by, since=clock.now())


def write_again(*, by: User | None, channel: str, to: str) -> bool:
    """Only when the person asked for it. False when nothing was refused there.

    Raises PermissionDenied, ValidationError.
    """
    require(by is None or can_note_opt_out(by), REFUSED)
    digest = digest_of(channel, normalised(channel, to))
    in_force = OptOut.objects.in_force().filter(digest=digest)
    if not in_force.exists():
        return False
    must_hit(in_force.update(ended_at=clock.now(), ended_by=by))
    return True
