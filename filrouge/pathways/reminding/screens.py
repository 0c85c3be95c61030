"""What the screens of reminders show: what will leave, what somebody must tell, and by which way."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote

from django.utils.translation import gettext as _

from filrouge.messaging.hours import hours_of
from filrouge.messaging.models import Recording, Wording
from filrouge.messaging.models.wordings import FRENCH, web_tag
from filrouge.messaging.phrases import Open, Told, Wordings, filled
from filrouge.messaging.queries import recordings_for
from filrouge.messaging.texts import as_texted, parts_of
from filrouge.pathways.care.availability import open_by_organisation
from filrouge.pathways.models import Appointment, Reminder
from filrouge.people.models import ContactChannel
from filrouge.reference.languages import BY_CODE, Language
from filrouge.shared.phones import display_phone

from .due import DAYS_BEFORE, leaving_at
from .preparing import address_of_link, coming
from .texts import told_of
from .ways import Reach, reach_of

Way = Reminder.Way


@dataclass(frozen=True)
class Number:
    """One way to reach someone, as it is shown beside what to tell. `url` opens the telephone or the mail."""

    channel: ContactChannel
    url: str
    discreet: bool


@dataclass(frozen=True)
class Call:
    """Someone to tell by hand: what to say, in French and in her language, and the voices that say it."""

    reminder: Reminder
    french: str
    own: str
    language: Language
    reads: bool | None
    numbers: Sequence[Number]
    voices: Sequence[Recording]

    @property
    def mail(self) -> ContactChannel | None:
        """Where a voice may be sent: an SMS carries none."""
        working = (one.channel for one in self.numbers if one.channel.wrong_on is None)
        return next((one for one in working if one.kind == one.Kind.EMAIL), None)

    @property
    def web_tag(self) -> str:
        return web_tag(self.language.code)

    @property
    def in_french(self) -> bool:
        return self.language.code == FRENCH


@dataclass(frozen=True)
class Planned:
    """A reminder as it would leave. `made`: the row, once it is made. `too_late`: the meeting was agreed after the hour
    at which it would have left."""

    kind: str
    label: str
    at: datetime
    text: str
    parts: int
    made: Reminder | None
    too_late: bool = False


@dataclass(frozen=True)
class Preview:
    reach: Reach
    to: str  # as it is said
    language: Language
    planned: Sequence[Planned]
    to_review: bool

    @property
    def web_tag(self) -> str:
        return web_tag(self.language.code)


def calls(reminders: Sequence[Reminder], user: Any) -> list[Call]:
    """For those to do, some tens of them. Two queries, whatever their number, and one by project."""
    channels = _channels_of(reminders)
    wordings = {pk: Wordings.of(pk) for pk in {one.project_id for one in reminders}}
    voices = recordings_for(user) if reminders else []
    return [
        _call(one, channels.get(one.person_id, []), wordings[one.project_id], voices) for one in reminders
    ]


def preview_of(appointment_id: Any) -> tuple[Any, Preview] | None:
    """Within the reach of who asks; None for a meeting that is over or out of reach."""
    appointment = coming().select_related("person", "user", "pathway").filter(pk=appointment_id).first()
    if appointment is None:
        return None
    reach = reach_of(appointment.channels, appointment.spoken)
    wordings = Wordings.of(appointment.project_id)
    made = {one.kind: one for one in _made(appointment)}
    planned = [
        _planned(appointment, reach, kind, days, wordings, made)
        for (way, kind), days in DAYS_BEFORE.items()
        if way == reach.way
    ]
    language = BY_CODE[reach.language]
    to_review = wordings[reach.language, Reminder.Kind.TWO_DAYS].to_review
    return appointment, Preview(reach, display_phone(reach.to), language, planned, to_review)


def _planned(
    appointment: Any,
    reach: Reach,
    kind: str,
    days: int,
    wordings: Wordings,
    made: dict[str, Reminder],
) -> Planned:
    # As long as the one that will leave, so that the cost is the true one; the real one is made when it leaves.
    link = "" if reach.discreet or reach.way not in (Way.SMS, Way.MAIL) else address_of_link("x" * 43)
    reached = _reached(appointment.pathway.organisation_id) if reach.way == Way.MAIL else None
    told = told_of(appointment, discreet=reach.discreet, link=link, reached=reached)
    text = wordings.reminder(kind, reach.language, told)
    hours = hours_of(appointment.project_id)
    at = leaving_at(days, starts_at=appointment.starts_at, when=reach.when, hours=hours)
    parts = parts_of(as_texted(text)) if reach.way == Way.SMS else 0
    shown = text.replace(link, _("[lien pour répondre]")) if link else text
    too_late = kind not in made and appointment.said_at >= at
    return Planned(kind, str(Reminder.Kind(kind).label), at, shown, parts, made.get(kind), too_late)


def _made(appointment: Appointment) -> Iterable[Reminder]:
    reminders = Reminder.objects.filter(appointment=appointment, version=appointment.version)
    return reminders.select_related("message")


def _call(
    reminder: Any,
    channels: Sequence[ContactChannel],
    wordings: Wordings,
    voices: Sequence[Recording],
) -> Call:
    told = told_of(reminder.appointment, discreet=False)
    # A letter bears the words of its own kind; what is said aloud is the simplest sentence.
    french = wordings.reminder(reminder.kind, FRENCH, told)
    own = wordings.reminder(reminder.kind, reminder.language, told).partition("\n")[0]
    return Call(
        reminder=reminder,
        french=french,
        own=own,
        language=BY_CODE[reminder.language],
        reads=reminder.reads,
        numbers=_numbers(channels),
        voices=[
            one
            for one in voices
            if one.person_id == reminder.person_id
            or (one.person_id is None and one.language == reminder.language)
        ],
    )


def letter_of(reminder: Reminder) -> tuple[Told, str, str]:
    """What the letter says: the facts, her language, and French when it is another one."""
    reached = _reached(reminder.pathway.organisation_id)
    told = told_of(reminder.appointment, discreet=False, reached=reached)
    wordings = Wordings.of(reminder.project_id)
    kind = reminder.kind if reminder.kind != Reminder.Kind.DAY_BEFORE else Reminder.Kind.TWO_DAYS
    own = wordings.reminder(kind, reminder.language, told).partition("\n")[0]
    if reached:
        own += "\n" + filled(wordings[reminder.language, Wording.Kind.REACH], told)
    french = "" if reminder.language == FRENCH else wordings.reminder(kind, FRENCH, told)
    return told, own, french


def _reached(organisation_id: int) -> Open | None:
    return open_by_organisation([organisation_id]).get(organisation_id)


def _numbers(channels: Sequence[ContactChannel]) -> list[Number]:
    """One that is known as a telephone and as WhatsApp is discreet in both as soon as it is in one."""
    discreet = {one.value for one in channels if one.discreet}
    return [Number(one, url_of(one), one.value in discreet) for one in channels]


def url_of(channel: ContactChannel) -> str:
    if channel.kind in (channel.Kind.PHONE, channel.Kind.WHATSAPP) or channel.value.startswith("+"):
        return f"tel:{channel.value}"
    return f"mailto:{quote(channel.value, safe='@+')}" if channel.kind == channel.Kind.EMAIL else ""


def _channels_of(reminders: Sequence[Reminder]) -> dict[Any, list[ContactChannel]]:
    people = {one.person_id for one in reminders}
    found: dict[Any, list[ContactChannel]] = {}
    rows = ContactChannel.objects.in_use().filter(person__in=people).order_by("-preferred", "created_at")
    for one in rows:
        found.setdefault(one.person_id, []).append(one)
    return found
