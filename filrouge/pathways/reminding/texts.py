"""What is told of one meeting, on a telephone that others may look at."""

from filrouge.messaging.phrases import Open, Told
from filrouge.pathways.models import Appointment


def told_of(appointment: Appointment, *, discreet: bool, link: str = "", reached: Open | None = None) -> Told:
    """The first name of who receives, never a project. Discreet: neither place, nor link, nor number."""
    who = appointment.user.given_name if appointment.user else ""
    if discreet:
        return Told(appointment.starts_at, who)
    return Told(appointment.starts_at, who, appointment.place, link, reached)
