"""The facts a thread is drawn from. Each domain turns its rows into beads; nothing here knows a domain."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Strand(StrEnum):
    """Where a fact stands: on the trunk (it concerns the whole path) or on one of its three strands."""

    TRUNK = "trunk"
    SOCIAL = "social"
    LANGUAGE = "language"
    WORK = "work"


class State(StrEnum):
    DONE = "done"
    PLANNED = "planned"
    STUCK = "stuck"
    DROPPED = "dropped"


STRAND_NAMES = {
    Strand.SOCIAL: _("social"),
    Strand.LANGUAGE: _("langue"),
    Strand.WORK: _("travail"),
}
STATE_NAMES = {
    State.DONE: _("fait"),
    State.PLANNED: _("prévu"),
    State.STUCK: _("bloqué"),
    State.DROPPED: _("arrêté"),
}


@dataclass(frozen=True, slots=True)
class Bead:
    """One fact. `note` is the second line of its label (the date when empty). `kind` is a plural noun:
    beads of one kind that crowd together are drawn as one, « 6 ateliers ». `until` closes a period."""

    at: date
    label: str
    note: str = ""
    strand: Strand = Strand.TRUNK
    state: State = State.DONE
    until: date | None = None
    url: str | None = None
    kind: str = ""
