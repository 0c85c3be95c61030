"""What the tool proposes for an agenda, and why, in a sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connections
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from filrouge.commissions.models import Kind, Meeting, Origin
from filrouge.pathways.models import Pathway
from filrouge.shared.transactions import alias

MOST = 60
FIGURES = ("is_new", "uncovered", "silent", "silent_days", "blocking", "missed", "due")
# As agenda_proposals (SQL) finds a situation complex.
BLOCKED, MISSED, MANY = 2, 2, 4


@dataclass(frozen=True)
class Proposal:
    pathway: Pathway
    origin: str
    facts: dict[str, int]

    @property
    def reasons(self) -> str:
        return reasons_of(self.facts)


@dataclass(frozen=True)
class Proposals:
    """The most pressing, and how many others there are (`MOST` in all)."""

    first: Sequence[Proposal]
    more: int


def proposals_for(meeting: Meeting, *, most: int = MOST, only: Any = None) -> Proposals:
    """The most pressing first, within the reach of the coordination that asks. Two queries, however many there are.
    `only`: the key of one path."""
    with connections[alias.get()].cursor() as cursor:
        cursor.execute("SELECT * FROM agenda_proposals(%s, %s)", [meeting.pk, MOST])
        found = {row[0]: dict(zip(FIGURES, map(int, row[1:]), strict=True)) for row in cursor.fetchall()}
    keys = [key for key in found if only in (None, key)]
    paths = Pathway.objects.filter(pk__in=keys[:most]).select_related("person", "organisation")
    reached = {one.pk: one for one in paths} if keys else {}
    first = [_proposal(reached[key], found[key], meeting) for key in keys[:most] if key in reached]
    return Proposals(first, max(len(keys) - most, 0))


def _proposal(pathway: Pathway, facts: Mapping[str, int], meeting: Meeting) -> Proposal:
    told = {name: number for name, number in facts.items() if number}
    return Proposal(pathway, _origin(facts, meeting.commission.kind), told)


def _origin(facts: Mapping[str, int], kind: str) -> str:
    """The one under which it is shown: the first that holds."""
    entry = bool(facts["is_new"])
    if facts["due"]:
        return Origin.FOLLOW_UP.value
    if entry and kind == Kind.ENTRY:
        return Origin.ENTRY.value
    if is_complex(facts):
        return Origin.COMPLEX.value
    if facts["silent"]:
        return Origin.SILENCE.value
    return Origin.UNCOVERED.value if facts["uncovered"] else Origin.ENTRY.value


def is_complex(facts: Mapping[str, int]) -> bool:
    blocking = facts.get("blocking", 0)
    return blocking >= MANY or (blocking >= BLOCKED and facts.get("missed", 0) >= MISSED)


def reasons_of(facts: Mapping[str, int]) -> str:
    """« 2 partenaires muets depuis 12 jours ; 3 besoins bloquants sans personne pour s’en occuper »."""
    said = []
    if due := facts.get("due"):
        said.append(ngettext("%(n)d décision à revoir", "%(n)d décisions à revoir", due) % {"n": due})
    if facts.get("is_new"):
        said.append(_("entrée depuis la dernière réunion"))
    if silent := facts.get("silent"):
        words = ngettext(
            "%(n)d partenaire muet depuis %(days)d jours",
            "%(n)d partenaires muets, le premier depuis %(days)d jours",
            silent,
        )
        said.append(words % {"n": silent, "days": facts.get("silent_days", 0)})
    if uncovered := facts.get("uncovered"):
        words = ngettext(
            "%(n)d besoin bloquant dont personne ne s’occupe",
            "%(n)d besoins bloquants dont personne ne s’occupe",
            uncovered,
        )
        said.append(words % {"n": uncovered})
    if is_complex(facts):
        said.append(_complex(facts))
    return " ; ".join(said)


def _complex(facts: Mapping[str, int]) -> str:
    blocking, missed = facts.get("blocking", 0), facts.get("missed", 0)
    said = ngettext("%(n)d frein bloque le travail", "%(n)d freins bloquent le travail", blocking) % {
        "n": blocking
    }
    if missed < MISSED:
        return said
    absences = ngettext("%(n)d rendez-vous manqué de suite", "%(n)d rendez-vous manqués de suite", missed)
    return f"{said}, {absences % {'n': missed}}"
