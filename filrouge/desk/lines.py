"""One line of a caseload, in words: decided here, since a template that decides fifty times costs more than the
queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from filrouge.shared.addresses import address_with
from filrouge.shared.ui.dates import short_day, since

from .queries.caseload import Row, Tag

ALERTS_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Line:
    """`spoken`: the language to speak with her. `agreed`: the rhythm, when it is past. `ahead`: what comes next, of
    the kind of a tag, or plain, or soft when nothing is planned. `lead`: who accompanies, "" for nobody. `note_url`:
    "" for who may not note."""

    pathway_id: UUID
    name: str
    url: str
    spoken: str
    lead: str
    last: str
    agreed: str
    ahead: str
    ahead_kind: str
    ahead_on: str
    alerts: Sequence[Tag]
    more: int
    note_url: str


def lines_of(rows: Sequence[Row], today: date) -> list[Line]:
    return [_line(row, today) for row in rows]


def _line(row: Row, today: date) -> Line:
    pathway = row.pathway
    ahead, kind, on = _ahead(pathway, today)
    return Line(
        pathway_id=pathway.pk,
        name=pathway.person.full_name,
        url=address_with("desk:record-show", pathway.person_id),
        spoken=_("%(language)s, interprète") % {"language": row.language}
        if row.interpreter
        else row.language,
        lead=str(pathway.lead or ""),
        last=since(row.last_on, today) if pathway.last_exchange_at else _("jamais"),
        agreed=_("convenu : %(days)s j") % {"days": pathway.rhythm_days} if row.overdue else "",
        ahead=ahead,
        ahead_kind=kind,
        ahead_on=on,
        alerts=row.alerts[:ALERTS_SHOWN],
        more=max(0, len(row.alerts) - ALERTS_SHOWN),
        note_url=address_with("pathways:contacts-new", pathway.pk) if row.in_charge else "",
    )


def _ahead(pathway: Any, today: date) -> tuple[str, str, str]:
    """What is said, how, and for when."""
    if pathway.closed_on:
        return _("terminé le %(when)s") % {"when": short_day(pathway.closed_on, today)}, "tag", ""
    if pathway.next_appointment_at:
        when = short_day(pathway.next_appointment_at, today)
        return _("rendez-vous le %(when)s") % {"when": when}, "plain", ""
    if pathway.next_step_title:
        on = short_day(pathway.next_step_on, today) if pathway.next_step_on else ""
        return pathway.next_step_title, "plain", on
    return _("rien de prévu"), "soft", ""
