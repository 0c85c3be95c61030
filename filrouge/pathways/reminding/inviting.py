"""Invitations for diaries: to the professional who wants them, without a name; to the person if she does. As batch."""

from datetime import timedelta
from uuid import UUID, uuid5

from django.core.exceptions import ValidationError
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from filrouge.messaging.actions.messages import Joined, send_message
from filrouge.pathways.models import Appointment, InvitationWish
from filrouge.pathways.purposes import INVITATION
from filrouge.people.models import ContactChannel
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.diaries import diary

PRODUCT = "-//Fil rouge//invitation//FR"
JOB = Actor.job("pathways.invite")


def invite(appointment_id: UUID) -> None:
    """What the diaries must now hold: the meeting as it stands, or that it is off. Once for each state of it."""
    appointment = (
        Appointment.objects.select_related("user", "person", "project", "pathway__organisation")
        .filter(pk=appointment_id)
        .first()
    )
    if appointment is None or appointment.starts_at <= clock.now():
        return
    if appointment.user and InvitationWish.objects.filter(user=appointment.user).exists():
        _write(appointment, appointment.user.email, _professional_summary(appointment), mine=False)
    if appointment.invites and (address := _address_of(appointment)):
        _write(appointment, address, _summary(appointment), mine=True)


def calendar_of(appointment: Appointment, summary: str, place: str = "") -> str:
    """Whoever receives it twice keeps one: the number of the meeting is always the same, its sequence grows."""
    off = bool(appointment.outcome)
    event = {
        # Our keys tell when a row was made: what leaves is made from them, and tells nothing.
        "uid": salted_hmac("pathways.invite", str(appointment.pk), algorithm="sha256").hexdigest()[:32],
        "sequence": appointment.version + off,
        "status": "CANCELLED" if off else "CONFIRMED",
        "dtstamp": clock.now(),
        "dtstart": appointment.starts_at,
        "dtend": appointment.starts_at + timedelta(minutes=appointment.minutes),
        "summary": summary,
        **({"location": place} if place else {}),
    }
    return diary({"prodid": PRODUCT, "method": "CANCEL" if off else "REQUEST"}, [event]).decode()


def _write(appointment: Appointment, to: str, summary: str, *, mine: bool) -> None:
    """`mine`: it is the person's own diary."""
    whose = "person" if mine else "user"
    try:
        send_message(
            by=JOB,
            channel="mail",
            to=to,
            subject=_("Rendez-vous annulé") if appointment.outcome else _("Rendez-vous"),
            text=_("Le rendez-vous est dans le fichier joint, pour votre agenda."),
            person=appointment.person if mine else None,
            project=appointment.project,
            organisation=appointment.pathway.organisation,
            purpose=str(INVITATION),
            message_id=uuid5(appointment.pk, f"{whose}:{appointment.version}:{appointment.outcome}"),
            joined=Joined(calendar=calendar_of(appointment, summary, appointment.place if mine else "")),
        )
    except ValidationError:
        return  # an address that refuses messages: the diary of the site stays


def _professional_summary(appointment: Appointment) -> str:
    return _("RDV, %(minutes)s min") % {"minutes": appointment.minutes}


def _summary(appointment: Appointment) -> str:
    who = appointment.user.given_name if appointment.user else ""
    return _("Rendez-vous avec %(who)s") % {"who": who} if who else _("Rendez-vous")


def _address_of(appointment: Appointment) -> str:
    """Her e-mail, unless others read it."""
    noted = ContactChannel.objects.working().filter(
        person=appointment.person_id, kind="email", discreet=False
    )
    here = noted.filter(project=appointment.project_id).order_by("-preferred", "created_at")
    return here.values_list("value", flat=True).first() or ""
