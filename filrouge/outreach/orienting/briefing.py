"""Whom the project looks for, told to a structure that sends people; and how those it sent compare.

The coordination reads it as itself; the structure reads it by its link, through SQL functions alone. Of a
structure whose name reveals something nothing is counted by its name: its page says whom to send, no figure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connections
from django.utils.functional import Promise

from filrouge.accounts.models import Project
from filrouge.enrolment.models import Criterion, Group, TargetingSheet
from filrouge.enrolment.queries.targeting import current_sheet, wishes_in_order
from filrouge.outreach.models import BriefingFigure, Door, From, OrientationFigure, OrientingOrganisation
from filrouge.shared.suppression import DEFAULT_MINIMUM
from filrouge.shared.transactions import alias

from .conditions import conditions_of
from .quality import Quality, line_of

MOST_HIDDEN = DEFAULT_MINIMUM - 1


@dataclass(frozen=True)
class Wish:
    """At least `percent` of the people met would be of this group; `sent`: of those this structure sent."""

    group: Group
    percent: int
    sent: BriefingFigure | None

    @property
    def label(self) -> str | Promise:
        return self.group.label

    @property
    def is_missed(self) -> bool:
        """Fewer come from here than wished, for sure: a hidden number is at most 4 people."""
        if self.sent is None or not self.sent.known:
            return False
        inside = MOST_HIDDEN if self.sent.small else self.sent.inside
        return inside is not None and 100 * inside < self.percent * self.sent.known


@dataclass(frozen=True)
class BriefingPage:
    """`what_became`: of those the structure sent a year ago or less; None while too few to be told."""

    name: str
    project: Project
    door: Door | None
    sheet: TargetingSheet | None
    conditions: Sequence[Criterion]
    wishes: Sequence[Wish]
    what_became: Quality | None
    counted_at: datetime | None

    @property
    def sheet_id(self) -> int | None:
        return self.sheet.pk if self.sheet else None

    @property
    def is_counted(self) -> bool:
        return any(wish.sent for wish in self.wishes)


def briefing_of(structure: OrientingOrganisation) -> BriefingPage:
    """For the coordination of its project, whose door comes with it."""
    mine = {"orienting_organisation": structure}
    if structure.is_covered:
        return _page(structure.name, structure.project, [], [])
    return _page(
        structure.name,
        structure.project,
        list(BriefingFigure.objects.filter(**mine)),
        list(OrientationFigure.objects.filter(**mine, come_from=From.LISTED)),
    )


def briefing_by_link() -> BriefingPage | None:
    """Of the link that asks. None when it leads to nothing any more: the structure sends nobody now."""
    with connections[alias.get()].cursor() as cursor:
        cursor.execute("SELECT * FROM briefed_structure()")
        row: tuple[UUID, int, str] | None = cursor.fetchone()
    if row is None:
        return None
    _structure, project, name = row
    return _page(
        name,
        Project.objects.select_related("door__organisation").get(pk=project),
        list(BriefingFigure.objects.raw("SELECT * FROM briefed_figures()")),
        list(OrientationFigure.objects.raw("SELECT * FROM briefed_orientations()")),
    )


def _page(
    name: str,
    project: Project,
    figures: Sequence[BriefingFigure],
    orientations: Sequence[OrientationFigure],
) -> BriefingPage:
    sheet = current_sheet(project)
    sent = {one.group: one for one in figures}
    return BriefingPage(
        name=name,
        project=project,
        door=getattr(project, "door", None),
        sheet=sheet,
        conditions=conditions_of(project),
        wishes=[Wish(group, percent, sent.get(group)) for group, percent in wishes_in_order(sheet)],
        what_became=line_of(orientations[0], name) if orientations else None,
        counted_at=figures[0].counted_at if figures else None,
    )
