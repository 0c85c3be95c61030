"""What is told of one meeting, on a telephone that others may look at."""

from filrouge.messaging.phrases import Told
from filrouge.pathways.models import Appointment


def told_of(appointment: Appointment, *, discreet: bool, link: str = "") -> Told:
    """The first name of who receives, never a project. Discreet: no place and no link either."""
    who = appointment.user.given_name if appointment.user else ""
    if discreet:
        return Told(appointment.starts_at, who)
    return Told(appointment.starts_at, who, appointment.place, link)
