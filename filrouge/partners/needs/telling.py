"""Needs in words: the holes in a sentence, a table on the screen, the same in a spreadsheet."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from filrouge.accounts.models import Project
from filrouge.accounts.words import words_of
from filrouge.partners.models import UNPLACED, Happened, NeedFigure, Public, Reason, WaitFigure
from filrouge.reference.themes import BY_CODE
from filrouge.shared.nouns import at_place, capitalised
from filrouge.shared.spreadsheets import Cell, sheet_of
from filrouge.shared.ui.tables import Column, FigureTable, Said, link

from .offer import FAR, NEAR
from .reading import Asked, Line, Needs
from .waits import SILENT

ACCEPTED = Happened.ACCEPTED
WHY_NOT = {
    **dict(Reason.choices),
    Happened.FULL: gettext_lazy("complet"),
    Happened.WRONG_PUBLIC: gettext_lazy("pas le bon public"),
    SILENT: gettext_lazy("sans réponse"),
}


def department_said(code: str) -> str:
    return _("Commune non notée") if code == UNPLACED else _("Département %(code)s") % {"code": code}


def theme_said(code: str) -> str:
    return BY_CODE[code].label if code in BY_CODE else code


def hole_said(figure: NeedFigure, needs: Needs) -> str:
    """« Se déplacer : 14 personnes en ont besoin à Béziers ; le service le plus proche est à 32 km. »"""
    said = _("%(theme)s : %(people)s en ont besoin %(place)s ; %(nearest)s.") % {
        "theme": theme_said(figure.theme),
        "people": words_of(needs.project).counted(figure.people),
        "place": at_place(needs.names.get(figure.commune_code, figure.commune_code)),
        "nearest": _nearest_said(figure),
    }
    at_a_distance = _("Un service au moins répond à distance.")
    return f"{said} {at_a_distance}" if figure.remote else said


def _nearest_said(figure: NeedFigure) -> str:
    if figure.nearest_km is None:
        return _("aucun service n’est connu à moins de %(km)d km") % {"km": FAR}
    return _("le service le plus proche est à %(km)d km") % {"km": figure.nearest_km}


def address_of(project: Project, asked: Asked) -> str:
    """What comes after « ? »."""
    said = {
        "projet": project.pk,
        "departement": asked.department,
        "intercommunalite": asked.epci,
        "commune": asked.commune,
        "theme": asked.theme,
        "public": asked.public,
    }
    return urlencode({name: value for name, value in said.items() if value})


def table_of(needs: Needs) -> FigureTable:
    asked = needs.asked
    return FigureTable(
        caption=_("Les besoins, du plus partagé au moins partagé"),
        columns=[
            Column(_("Lieu") if asked.theme else _("Besoin"), number=False),
            Column(capitalised(words_of(needs.project).say(count=2))),
            Column(_services_title(by_commune=_by_commune(needs))),
            *([Column(_("Le plus proche"))] if _by_commune(needs) else []),
            Column(_("À distance"), number=False),
            Column(_("Attente"), number=False),
            Column(_("Réponses"), number=False),
        ],
        rows=[_row(line, needs) for line in needs.lines],
    )


def _by_commune(needs: Needs) -> bool:
    """Whether the lines are communes: around each, services are counted by distance."""
    asked = needs.asked
    gathers_communes = asked.epci or (asked.department and not needs.epcis)
    return bool(asked.commune or (gathers_communes and asked.theme))


def _services_title(*, by_commune: bool) -> str:
    return _("Services à moins de %(km)d km") % {"km": NEAR} if by_commune else _("Services sur place")


def _row(line: Line, needs: Needs) -> list[Said]:
    figure = line.figure
    km = figure.nearest_km
    return [
        _narrowed(figure, needs),
        figure.people,
        "?" if figure.services is None else figure.services,
        *([_kilometres(km)] if _by_commune(needs) else []),
        _("oui") if figure.remote else "–",
        " ; ".join(_days(line.wait)) or "–",
        " ; ".join(_answers(line.wait)) or "–",
    ]


def _kilometres(km: int | None) -> str:
    if km is None:
        return "–"
    return _("%(km)d km") % {"km": km} if km else _("sur place")


def _narrowed(figure: NeedFigure, needs: Needs) -> Said:
    """The theme leads to its places, a place to what it is made of."""
    asked = needs.asked
    if not asked.theme:
        inside = replace(asked, theme=figure.theme)
        return link(f"?{address_of(needs.project, inside)}", theme_said(figure.theme))
    said = _place_said(figure, needs.names)
    if figure.department == UNPLACED or asked.commune:
        return said
    theme = "" if figure.commune_code else asked.theme
    inside = Asked(asked.public, theme, figure.department, figure.commune_code, figure.epci_code)
    return link(f"?{address_of(needs.project, inside)}", said)


def _place_said(figure: NeedFigure, names: Mapping[str, str]) -> str:
    if code := figure.commune_code or figure.epci_code:
        return names.get(code, code)
    return department_said(figure.department) if figure.department else _("Tout le projet")


def _days(wait: WaitFigure | None) -> list[str]:
    if wait is None:
        return []
    said = []
    if (days := wait.accepted_days) is not None:
        said.append(ngettext("oui en %(days)d jour", "oui en %(days)d jours", days) % {"days": days})
    if (days := wait.started_days) is not None:
        words = ngettext("commencé en %(days)d jour", "commencé en %(days)d jours", days)
        said.append(words % {"days": days})
    return said


def _answers(wait: WaitFigure | None) -> list[str]:
    """How many yes, then why no, the most frequent first."""
    outcomes = dict(wait.outcomes) if wait else {}
    yes = outcomes.pop(ACCEPTED, 0)
    said = [_("%(count)d oui") % {"count": yes}] if yes else []
    return [*said, *(f"{count} {_why_not(code)}" for code, count in _most_first(outcomes))]


def _most_first(outcomes: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(outcomes.items(), key=lambda one: (-one[1], one[0]))


def _why_not(code: str) -> str:
    return str(WHY_NOT.get(code, code))


def sheet_of_needs(project: Project, public: str, lines: Sequence[Line], names: Mapping[str, str]) -> bytes:
    titles = [
        *(_("Département"), _("Intercommunalité"), _("Commune"), _("Code INSEE"), _("Besoin"), _("Public")),
        capitalised(words_of(project).say(count=2)),
        *(_services_title(by_commune=True), _("Services sur place"), _("Le plus proche (km)")),
        *(_("À distance"), _("Oui en (jours)"), _("Commencé en (jours)"), _("Oui"), _("Refus et raisons")),
    ]
    rows = (_cells(line, str(Public(public).label), names) for line in lines)
    return sheet_of(_("Besoins et offre"), titles, rows, beside=5)


def _cells(line: Line, public: str, names: Mapping[str, str]) -> Sequence[Cell]:
    figure, wait = line.figure, line.wait
    outcomes = dict(wait.outcomes) if wait else {}
    yes = outcomes.pop(ACCEPTED, None)
    code = figure.commune_code
    return [
        figure.department,
        names.get(figure.epci_code, figure.epci_code),
        names.get(code, code),
        code,
        theme_said(figure.theme),
        public,
        figure.people,
        _known(figure.services if code else None),
        _known(None if code else figure.services),
        _known(figure.nearest_km),
        _("oui") if figure.remote else "",
        _known(wait.accepted_days if wait else None),
        _known(wait.started_days if wait else None),
        _known(yes),
        " ; ".join(f"{count} {_why_not(reason)}" for reason, count in _most_first(outcomes)),
    ]


def _known(number: int | None) -> Cell:
    return "" if number is None else number
