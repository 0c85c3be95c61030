"""Attendance taken on a telephone without network, signed there with a finger; and what it carries away for that."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from filrouge.accounts.models import User
from filrouge.people.models import Person
from filrouge.shared import clock
from filrouge.shared.rights import require
from filrouge.shared.ui.dates import with_hour
from filrouge.sync.merging import merged
from filrouge.sync.registry import Applied, Asked, Conflicted, Outcome, Part, carried, handler

from . import policies
from .actions.attendances import Tick, must_be_taken, said_of, take_attendance
from .actions.participations import invite
from .actions.sessions import say_not_held
from .actions.signatures import keep_signature
from .actions.traces import refusal
from .models import Attendance, Came, Excuse, Half, Participation, Reason, Session
from .noted import FIELD, LABELS, Noted, NotHeldNoted, OfSession, Signed, parts_of, read, say
from .queries.carrying import Carried, Expected, carried_sessions

SHEETS = "the sheets of the sessions that are being taken"


@dataclass
class Sheet:
    """One session whose attendance arrives: looked up once, written at once."""

    by: User
    session: Session
    ticks: dict[UUID, Tick] = field(default_factory=dict)  # by participation

    @cached_property
    def participations(self) -> dict[UUID, Participation]:
        """By person: the one that goes on, else the last."""
        found = Participation.objects.filter(activity=self.session.activity_id)
        by_person: dict[UUID, Participation] = {}
        for one in found.order_by("invited_at", "pk"):
            former = by_person.get(one.person_id)
            if former is None or former.left_on or not one.left_on:
                by_person[one.person_id] = one
        return by_person

    @cached_property
    def noted(self) -> dict[UUID, Attendance]:
        """By participation."""
        return {one.participation_id: one for one in Attendance.objects.filter(session=self.session)}

    def participation_of(self, person_id: UUID | None, *, added: bool = False) -> Participation:
        """Raises PermissionDenied out of reach; ValidationError when she cannot be added."""
        known = self.participations.get(person_id) if person_id else None
        if known is None and added and person_id:
            known = self._add(person_id)
        if known is None:
            raise PermissionDenied(
                _("Cette personne n’est plus de cette activité, ou n’est plus suivie par l’équipe.")
            )
        return known

    def _add(self, person_id: UUID) -> Participation | None:
        person = Person.objects.visible_to(self.by).filter(pk=person_id).first()
        if person is None:
            return None
        added = invite(by=self.by, activity=self.session.activity, people=[person], enrol=True, write=False)
        self.participations.update({one.person_id: one for one in added})
        return self.participations.get(person.pk)

    def said(self, one: Participation) -> str:
        """By what was just received, else by what is written."""
        tick, written = self.ticks.get(one.pk), self.noted.get(one.pk)
        if tick:
            return tick.said
        return said_of(written) if written else ""

    def note(self, one: Participation, tick: Tick) -> None:
        self.ticks[one.pk] = tick

    def write(self) -> None:
        if self.ticks:
            take_attendance(by=self.by, session=self.session, ticks=self.ticks)


def write(by: User, seen: dict[Any, Any]) -> None:
    """What was received since the last time, together."""
    del by
    for sheet in seen.pop(SHEETS, {}).values():
        sheet.write()


def tell(asked: Asked) -> list[tuple[str, str]]:
    pair = asked.changes.get(FIELD)
    return [*_about(asked), (_("présence"), say(FIELD, pair[1]))] if pair else _about(asked)


def tell_signature(asked: Asked) -> list[tuple[str, str]]:
    said = read(Signed, asked.payload)
    return [*_about(asked), (_("signature"), str(said.half.label))]


def tell_not_held(asked: Asked) -> list[tuple[str, str]]:
    said = read(NotHeldNoted, asked.payload)
    lines = [
        *_about(asked),
        (_("n’a pas eu lieu"), str(said.reason.label)),
        (_("en quelques mots"), said.words),
    ]
    return [(label, value) for label, value in lines if value]


@handler("activities.attendance", schema=1, label=gettext_lazy("Présence"), tell=tell, say=say, finish=write)
def attendance(by: User, asked: Asked) -> Outcome:
    """What somebody else wrote meanwhile is not written over: both values wait for a choice."""
    noted = read(Noted, asked.payload)
    if FIELD not in asked.changes:
        return Applied()  # the value already there was chosen
    known, wanted = asked.changes[FIELD]
    came, minutes, excuse = parts_of(wanted)
    sheet = _sheet(by, asked, noted.session)
    one = sheet.participation_of(asked.person_id, added=noted.added)
    current, former = sheet.said(one), sheet.noted.get(one.pk)
    own = one.pk in sheet.ticks or (former is not None and former.taken_by_id == by.pk)
    if own and current in noted.mine:
        known = current
    seen = said_of(former) if former else ""
    tick = Tick(came=came, minutes_late=minutes, excuse=excuse, seen=seen, at=asked.at)
    written, disputed = merged({FIELD: (known, tick.said)}, {FIELD: current}, LABELS)
    if disputed:
        return Conflicted(disputed, *_whose(former))
    if written:
        sheet.note(one, tick)
    return Applied(version=tick.said)


@handler("activities.signature", schema=1, label=gettext_lazy("Signature"), tell=tell_signature)
def signature(by: User, asked: Asked) -> Outcome:
    """The operation's id becomes the signature's: the same however often it is told."""
    signed = read(Signed, asked.payload)
    sheet = _sheet(by, asked, signed.session)
    kept = keep_signature(
        by=by,
        session=sheet.session,
        participation=sheet.participation_of(asked.person_id),
        half=signed.half,
        drawing=signed.drawing,
        at=asked.at,
        client_id=_id_of(asked),
    )
    return Applied(row_id=kept.pk)


@handler(
    "activities.not_held", schema=1, label=gettext_lazy("Séance qui n’a pas eu lieu"), tell=tell_not_held
)
def not_held(by: User, asked: Asked) -> Outcome:
    said = read(NotHeldNoted, asked.payload)
    session = _session(by, said.session)
    known = getattr(session, "not_held", None)
    if known is None or (known.by_id, known.reason) != (by.pk, said.reason):
        say_not_held(by=by, session=session, reason=said.reason, words=said.words)
    return Applied()


@carried("attendance")
def attendance_sheets(by: User) -> Part:
    """Sessions of the coming days and who is expected: a first name, an initial, what is noted already."""
    sessions = carried_sessions(by)
    people = frozenset(one.person_id for session in sessions for one in session.people)
    words = {
        "came": _listed(Came.choices),
        "excuse": _listed(Excuse.choices),
        "reason": _listed(Reason.choices),
        "half": _listed(Half.choices),
    }
    data = {"at": clock.now(), "sessions": [_carried(one) for one in sessions], "words": words}
    return Part(data if sessions else {}, people)


def _sheet(by: User, asked: Asked, session_id: UUID) -> Sheet:
    """Raises PermissionDenied; ValidationError before the session or when it was not held."""
    sheets: dict[UUID, Sheet] = asked.once(SHEETS, dict)
    if session_id not in sheets:
        session = _session(by, session_id)
        require(policies.can_take_attendance(by, session), refusal())
        must_be_taken(session)
        sheets[session_id] = Sheet(by, session)
    return sheets[session_id]


def _session(by: User, session_id: UUID) -> Session:
    beside = Session.objects.visible_to(by).select_related(
        "activity__organisation", "activity__project", "not_held"
    )
    found = beside.filter(pk=session_id).first()
    if found is None:
        raise PermissionDenied(
            _("Cette séance n’est plus parmi celles de l’équipe de qui a écrit cette note.")
        )
    return found


def _whose(former: Attendance | None) -> tuple[Any, Any]:
    return (former.taken_by_id, former.taken_at) if former else (None, None)


def _id_of(asked: Asked) -> UUID:
    try:
        return UUID(asked.client_id)
    except ValueError as error:
        raise ValidationError(_("Le serveur n’arrive pas à lire cette note.")) from error


def _about(asked: Asked) -> list[tuple[str, str]]:
    """Which session, and who, as far as the reader sees."""
    said = read(OfSession, asked.payload)
    session = Session.objects.select_related("activity").filter(pk=said.session).first()
    person = Person.objects.filter(pk=asked.person_id).first() if asked.person_id else None
    lines = [(_("qui"), person.full_name)] if person else []
    if session:
        lines.append((_("séance"), f"{session.activity.title}, {with_hour(session.starts_at, 'j F Y')}"))
    return lines


def _carried(one: Carried) -> dict[str, Any]:
    session = one.session
    return {
        "id": str(session.pk),
        "project": session.project_id,
        "title": session.activity.title,
        "place": session.place,
        "starts_at": session.starts_at,
        "ends_at": session.ends_at,
        "halves": session.halves,
        "people": [_expected(person) for person in one.people],
        "unseen": one.unseen,
    }


def _expected(one: Expected) -> dict[str, Any]:
    said = said_of(one.attendance) if one.attendance else ""
    return {
        "person": str(one.person_id),
        "name": one.name,
        "expected": one.is_expected,
        "said": said,
        "signed": list(one.signed),
    }


def _listed(choices: Iterable[Sequence[Any]]) -> list[dict[str, str]]:
    return [{"value": str(value), "label": str(label)} for value, label in choices]
