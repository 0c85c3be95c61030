"""The spider charts of an assessment: for her and the team, both views and former dates; for a recruiter, hers."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from filrouge.reference.models.frameworks import HIGHEST
from filrouge.shared.ui.radars import RadarChart, View, radar
from filrouge.skills.models import Assessment

from .assessments import Line


def radar_of(
    assessment: Assessment, dates: Sequence[Assessment], lines: Mapping[Any, Sequence[Line]]
) -> RadarChart:
    """Hers and ours today, then hers at the former `dates`. Axes are the skills of `assessment`, found again by the key
    that they keep from one version to the next."""
    now = lines[assessment.pk]
    keys = [line.skill.key for line in now]
    views = [
        View(_("elle, %(day)s") % {"day": _day(assessment.on)}, [line.hers for line in now]),
        View(_("l’équipe, %(day)s") % {"day": _day(assessment.on)}, [line.ours for line in now]),
    ]
    for former in reversed([one for one in dates if one.pk != assessment.pk and lines[one.pk]]):
        known = {line.skill.key: line.hers for line in lines[former.pk]}
        views.append(View(_("elle, %(day)s") % {"day": _day(former.on)}, [known.get(key) for key in keys]))
    return radar(
        [line.skill.title for line in now],
        views,
        highest=HIGHEST,
        unknown=_("pas de niveau"),
        title=_("Ses compétences, de 0 à 5"),
        description=_(
            "Chaque axe est une compétence, du centre (0) au bord (5). Les mêmes niveaux sont dans le tableau."
        ),
        identifier="toile",
    )


def recruiter_radar_of(assessment: Assessment, lines: Sequence[Line]) -> RadarChart:
    """What she says, and what both agreed on; nothing that we said alone."""
    return levels_radar(
        [line.skill.title for line in lines], [line.hers for line in lines], [line.agreed for line in lines]
    )


def levels_radar(
    skills: Sequence[str], hers: Sequence[int | None], agreed: Sequence[int | None]
) -> RadarChart:
    """The same, for a page that knows only these."""
    views = [View(_("ce que je dis"), hers)]
    if any(level is not None for level in agreed):
        views.append(View(_("ce que nous avons retenu ensemble"), agreed))
    return radar(
        skills,
        views,
        highest=HIGHEST,
        unknown="–",
        title=_("Ce que je sais faire, de 0 à 5"),
        description=_(
            "Chaque axe est une compétence, du centre (0) au bord (5). Les mêmes niveaux sont dans le tableau."
        ),
        identifier="toile",
    )


def _day(day: date) -> str:
    return date_format(day, "j F Y")
