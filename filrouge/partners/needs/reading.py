"""The page of needs: what lacks most in a place, for a public; read from figures counted at night."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from filrouge.accounts.models import Project
from filrouge.directory.nearby import around_each
from filrouge.partners.models import UNPLACED, NeedFigure, Public, WaitFigure
from filrouge.reference.models import Commune, Epci
from filrouge.reference.themes import BY_CODE
from filrouge.shared.ui.maps import TerritoryMap, territory

MOST_LINES, MOST_HOLES, MOST_DRAWN = 200, 12, 24


@dataclass(frozen=True)
class Asked:
    """Blank: everyone, any theme, the whole project, all that a department or an intercommunality gathers."""

    public: str = ""
    theme: str = ""
    department: str = ""
    commune: str = ""
    epci: str = ""

    @property
    def place(self) -> Q:
        return Q(department=self.department, epci_code=self.epci, commune_code=self.commune)

    @property
    def parts(self) -> Q:
        """What the place is made of; a commune is made of itself, a department of its intercommunalities and of the
        communes of none."""
        if self.commune:
            return self.place
        if self.epci:
            return self.inside & ~Q(commune_code="")
        if self.department:
            epcis, alone = Q(commune_code="") & ~Q(epci_code=""), Q(epci_code="") & ~Q(commune_code="")
            return self.inside & (epcis | alone)
        return Q(epci_code="", commune_code="") & ~Q(department="")

    @property
    def inside(self) -> Q:
        """Itself, and all that it gathers."""
        said = {"department": self.department, "epci_code": self.epci, "commune_code": self.commune}
        return Q(**{name: code for name, code in said.items() if code})

    @property
    def communes(self) -> Q:
        return self.inside & ~Q(commune_code="")


@dataclass(frozen=True)
class Line:
    """`wait`: of the department, or of the whole project; None when too few were sent on."""

    figure: NeedFigure
    wait: WaitFigure | None


@dataclass(frozen=True)
class Home:
    """A commune as the map draws it; or an intercommunality. `lacks`: no service of the theme is near the commune."""

    pk: str
    name: str
    people: int
    latitude: float | None
    longitude: float | None
    lacks: bool


@dataclass(frozen=True)
class Needs:
    """`total`: of the place and the theme asked. `departments`, `epcis`, `communes`: those told, to choose among.
    `names`: of the communes and intercommunalities told, by code."""

    project: Project
    asked: Asked
    counted_at: datetime | None
    departments: Sequence[str]
    epcis: Sequence[str]
    communes: Sequence[str]
    total: NeedFigure | None
    lines: Sequence[Line]
    holes: Sequence[NeedFigure]
    map: TerritoryMap
    names: Mapping[str, str]


def needs_of(project: Project, asked: Asked) -> Needs:
    """Nine queries at most. What is asked and not told is as if it were not asked."""
    places = list(
        NeedFigure.objects.filter(
            Q(commune_code="") | Q(department=asked.department), project=project, public="", theme=""
        )
    )
    asked = _known(asked, places)
    told = NeedFigure.objects.filter(project=project, public=asked.public).order_by("-people", "pk")
    shown = list(
        told.filter(asked.place | (asked.parts if asked.theme else Q()), _of_theme(asked))[:MOST_LINES]
    )
    around = told.filter(asked.communes)
    homes, wider = _drawn(told.filter(asked.inside, theme=asked.theme))
    holes = list(around.filter(_of_theme(asked), services=0)[:MOST_HOLES])
    inside = [one for one in places if asked.department and one.department == asked.department]
    epcis = sorted({one.epci_code for one in inside} - {""})
    communes = sorted({one.commune_code for one in inside if asked.epci in ("", one.epci_code)} - {""})
    known = _communes([*communes, *(one.commune_code for one in (*homes, *shown, *holes))])
    return Needs(
        project=project,
        asked=asked,
        counted_at=places[0].counted_at if places else None,
        departments=sorted({one.department for one in places} - {"", UNPLACED}),
        epcis=epcis,
        communes=communes,
        total=next((one for one in shown if _is_whole(one, asked)), None),
        lines=_lines(project, asked, shown),
        holes=holes,
        map=_map(homes, wider, known),
        names={code: one.name for code, one in known.items()}
        | epci_names([*epcis, *(one.epci_code for one in shown)]),
    )


def told_of(project: Project, asked: Asked, most: int) -> list[Line]:
    """Every place within the one asked, every theme, for a spreadsheet."""
    found = NeedFigure.objects.filter(asked.inside, _of_theme(asked), project=project, public=asked.public)
    rows = list(found.exclude(theme="").order_by("department", "epci_code", "commune_code", "-people")[:most])
    waits = {(one.department, one.theme): one for one in WaitFigure.objects.filter(project=project)}
    return [Line(one, waits.get((one.department, one.theme))) for one in rows]


def epci_names(codes: Iterable[str]) -> dict[str, str]:
    """Code → name. No query for none."""
    wanted = {code for code in codes if code}
    return dict(Epci.objects.filter(pk__in=wanted).values_list("code", "name")) if wanted else {}


def _known(asked: Asked, places: Iterable[NeedFigure]) -> Asked:
    """Whoever asks for a commune asks for the intercommunality it is of; once another is chosen, for that one."""
    told = {(one.department, one.epci_code, one.commune_code) for one in places if one.department != UNPLACED}
    department = asked.department if (asked.department, "", "") in told else ""
    of = {commune: epci for where, epci, commune in told if where == department and commune}
    commune = asked.commune if asked.commune in of and asked.epci in ("", of[asked.commune]) else ""
    epci = of[commune] if commune else asked.epci
    return Asked(
        public=asked.public if asked.public in Public.values else "",
        theme=asked.theme if asked.theme in BY_CODE else "",
        department=department,
        commune=commune,
        epci=epci if commune or (department, epci, "") in told else "",
    )


def _of_theme(asked: Asked) -> Q:
    return Q(theme=asked.theme) if asked.theme else Q()


def _is_whole(figure: NeedFigure, asked: Asked) -> bool:
    here = (figure.department, figure.epci_code, figure.commune_code)
    return here == (asked.department, asked.epci, asked.commune) and figure.theme == asked.theme


def _lines(project: Project, asked: Asked, shown: Iterable[NeedFigure]) -> list[Line]:
    """By theme; once one is chosen, by the places that make up the one asked."""
    waits = WaitFigure.objects.filter(_of_theme(asked), project=project)
    if asked.department or not asked.theme:
        waits = waits.filter(department=asked.department)
    known = {(one.department, one.theme): one for one in waits}
    whole = asked.theme and asked.commune
    return [
        Line(one, known.get((one.department, one.theme)))
        for one in shown
        if whole or not _is_whole(one, asked)
    ]


def _communes(codes: Iterable[str]) -> dict[str, Commune]:
    return {one.pk: one for one in Commune.objects.filter(pk__in={code for code in codes if code})}


def _drawn(told: QuerySet[NeedFigure]) -> tuple[list[NeedFigure], list[NeedFigure]]:
    """The communes to draw, and the intercommunalities of which no commune is. One query."""
    places = list(told.exclude(epci_code="", commune_code="")[: 2 * MOST_DRAWN])
    homes = [one for one in places if one.commune_code][:MOST_DRAWN]
    drawn = {(one.department, one.epci_code) for one in homes}
    wider = [one for one in places if not one.commune_code and (one.department, one.epci_code) not in drawn]
    return homes, wider[: MOST_DRAWN - len(homes)]


def _seats(epcis: Iterable[str]) -> dict[str, Commune]:
    """Where each is drawn: at its most peopled commune. No query for none."""
    wanted = set(epcis)
    found = Commune.objects.filter(epci__in=wanted).order_by("epci", "-population", "code").distinct("epci")
    return {str(one.epci_id): one for one in found.select_related("epci")} if wanted else {}


def _map(
    homes: Sequence[NeedFigure], wider: Sequence[NeedFigure], known: Mapping[str, Commune]
) -> TerritoryMap:
    seats = _seats(one.epci_code for one in wider)
    placed = [
        *((one, there.name, there) for one in homes if (there := known.get(one.commune_code))),
        *((one, str(there.epci), there) for one in wider if (there := seats.get(one.epci_code))),
    ]
    around = around_each([there for _one, _name, there in placed])
    drawn = [
        Home(
            pk=f"{one.department} {one.epci_code} {one.commune_code}",
            name=name,
            people=one.people,
            latitude=around[there.pk].latitude,
            longitude=around[there.pk].longitude,
            lacks=bool(one.commune_code) and one.services == 0,
        )
        for one, name, there in placed
    ]
    return territory(drawn, {one.pk: one.people for one in drawn})
