"""« Ma file active », or that of a team, an organisation, a colleague: fifty people at a time."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import (
    CharField,
    DateTimeField,
    Exists,
    F,
    Field,
    OuterRef,
    Q,
    QuerySet,
    TextChoices,
    Value,
)
from django.db.models.functions import Cast, Coalesce, Concat, Least, Lower
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User
from filrouge.pathways.models import Pathway
from filrouge.pathways.models.pathways import SILENT_SINCE
from filrouge.people.models import SpokenLanguage
from filrouge.people.models.search import Sought
from filrouge.privacy.context import Context
from filrouge.reference.languages import BY_CODE
from filrouge.shared import clock
from filrouge.shared.written import Given, written
from filrouge.vigilance.models import Alert
from filrouge.vigilance.registry import RULES

from .day import last_day

PAGE = 50
MOST_EXPORTED = 2000
FAR = datetime(9999, 1, 1, tzinfo=UTC)


class Show(TextChoices):
    EVERYONE = "", _("tout le monde")
    SILENT = "silence", _("silence trop long")
    TO_REACH = "a-joindre", _("à joindre cette semaine")
    WITHOUT_NEXT = "sans-suite", _("rien de prévu")
    ALERTS = "alertes", _("avec une alerte")
    WITHOUT_REFERENT = "sans-referent", _("sans référent·e")
    CLOSED = "clos", _("parcours terminés")


class Order(TextChoices):
    SILENCE = "", _("dernier échange")
    NAME = "nom", _("nom")
    NEXT = "suite", _("ce qui vient")


# What a line says; an export says more.
SHOWN = (
    *("organisation_id", "project_id", "rhythm_days", "opened_on", "closed_on", "last_exchange_at"),
    *("next_appointment_at", "next_step_on", "next_step_title"),
    *("person__given_name", "person__family_name", "lead__given_name", "lead__family_name", "lead__email"),
)


@dataclass(frozen=True)
class Choice:
    """What is asked of the list, as it stands in the address. `whose`: "" (mine), "equipe", "ensemble", or
    "organisation-<id>", "referent-<id>"."""

    whose: str = ""
    show: str = ""
    order: str = ""
    typed: str = ""
    after: str = ""
    before: str = ""

    @property
    def wide(self) -> bool:
        """More people than one referent's: read along the index only."""
        return self.whose != "" and not self.whose.startswith("referent-")


@dataclass(frozen=True)
class Tag:
    """A situation in a few words; `kind` as in the component."""

    text: str
    kind: str


@dataclass(frozen=True)
class Row:
    pathway: Pathway
    last_on: date
    overdue: bool
    alerts: Sequence[Tag]
    language: str
    interpreter: bool
    in_charge: bool
    cursor: str


@dataclass(frozen=True)
class Page:
    rows: Sequence[Row]
    before: str
    after: str


def page_of(user: User, context: Context, choice: Choice) -> Page:
    """Three queries, one more with a text."""
    ordered = _ordered(_chosen(user, context, choice).only(*SHOWN), choice)
    backwards = bool(choice.before)
    found = list(_beyond(ordered, choice.before or choice.after, backwards)[: PAGE + 1])
    more, found = len(found) > PAGE, found[:PAGE]
    if backwards:
        found.reverse()
    rows = _rows(found, context)
    return Page(
        rows=rows,
        before=rows[0].cursor if rows and (more if backwards else choice.after) else "",
        after=rows[-1].cursor if rows and (backwards or more) else "",
    )


def all_of(user: User, context: Context, choice: Choice) -> list[Row]:
    """For an export: at most MOST_EXPORTED + 1."""
    return _rows(list(_ordered(_chosen(user, context, choice), choice)[: MOST_EXPORTED + 1]), context)


def size_of(user: User) -> int:
    return Pathway.objects.of_referent(user).open().count()


def _chosen(user: User, context: Context, choice: Choice) -> QuerySet[Pathway]:
    pathways = Pathway.objects.filter(_scope(user, context, choice.whose), _shown(choice.show))
    pathways = pathways.select_related("person", "lead")
    if choice.typed:
        limit = MOST_EXPORTED if choice.wide else PAGE
        pathways = pathways.filter(person__in=Sought.typed(choice.typed).ids(limit))
    return pathways


def _scope(user: User, context: Context, whose: str) -> Q:
    """The words of the second lock: one's own people, one's team's, those of the projects one coordinates."""
    team = Q(organisation__in=context.organisations)
    coordinated = Q(project__in=context.coordinated)
    kind, _dash, number = whose.partition("-")
    if kind == "equipe":
        return team
    if kind == "ensemble":
        return coordinated
    if kind == "organisation" and number.isdigit():
        return Q(organisation=int(number)) & (coordinated | team)
    if kind == "referent" and number.isdigit():
        return Q(lead=int(number)) & (coordinated | team)
    return Q(lead=user)


def _shown(show: str) -> Q:
    if show == Show.CLOSED:
        return Q(closed_on__isnull=False)
    asked = {
        Show.SILENT: _quiet_since(clock.today() - timedelta(days=1)),
        Show.TO_REACH: _to_reach(),
        Show.WITHOUT_NEXT: Q(next_appointment_at=None, next_step_title=""),
        Show.ALERTS: Q(
            Exists(Alert.objects.due().filter(person=OuterRef("person"), project=OuterRef("project")))
        ),
        Show.WITHOUT_REFERENT: Q(lead=None),
    }
    return Q(closed_on=None) & asked.get(Show(show), Q())


def _to_reach() -> Q:
    """As « À joindre cette semaine »: due by Sunday, and no appointment before."""
    sunday = clock.week_of(clock.today())[1]
    return _quiet_since(sunday) & ~Q(
        next_appointment_at__lte=_evening(sunday), next_appointment_at__isnull=False
    )


def _quiet_since(day: date) -> Q:
    """The rhythm asks for an exchange on this day at the latest."""
    since = Value(_evening(day), output_field=DateTimeField()) - F("rhythm_days") * Value(timedelta(days=1))
    return Q(last_exchange_at__lte=since) | Q(last_exchange_at=None, opened_on__lte=since)


def _evening(day: date) -> datetime:
    return datetime.combine(day, time.max, tzinfo=clock.PARIS)


def _ordered(pathways: QuerySet[Pathway], choice: Choice) -> QuerySet:
    keys: dict[str, Any] = {
        Order.NAME: Lower(
            Concat("person__family_name", Value(" "), "person__given_name", output_field=CharField())
        ),
        Order.NEXT: Coalesce(Least("next_appointment_at", Cast("next_step_on", DateTimeField())), Value(FAR)),
    }
    key = None if choice.wide else keys.get(choice.order)
    return pathways.annotate(key=key or SILENT_SINCE).order_by("key", "pk")


def _beyond(ordered: QuerySet, cursor: str, backwards: bool) -> QuerySet:
    """Keyset pages: those after (or before) the key and id of a row already shown."""
    if backwards:
        ordered = ordered.order_by("-key", "-pk")
    key, pk = _parsed(cursor, ordered.query.annotations["key"].output_field)
    if key is None:
        return ordered
    side = "lt" if backwards else "gt"
    return ordered.filter(
        Q(**{f"key__{side}e": key}) & (Q(**{f"key__{side}": key}) | Q(**{f"pk__{side}": pk}))
    )


def _parsed(cursor: str, field: Field) -> tuple[Any, str]:
    """The key and id of a row; a cursor that somebody altered is no cursor."""
    key, _separator, pk = cursor.rpartition("~")
    try:
        return (field.to_python(key) if key else None), str(UUID(pk))
    except (ValueError, ValidationError):
        return None, ""


def _rows(pathways: Sequence[Any], context: Context) -> list[Row]:
    people = [pathway.person_id for pathway in pathways]
    alerts, languages = _alerts(people), _languages(people)
    today = clock.today()
    rows = []
    for pathway in pathways:
        last = last_day(pathway)
        code, interpreter = languages.get(pathway.person_id, ("", False))
        key = pathway.key.isoformat() if isinstance(pathway.key, datetime) else pathway.key
        rows.append(
            Row(
                pathway=pathway,
                last_on=last,
                overdue=pathway.is_open and (today - last).days > pathway.rhythm_days,
                alerts=alerts[pathway.person_id, pathway.project_id],
                language=BY_CODE[code].french_name if code in BY_CODE else code,
                interpreter=interpreter,
                in_charge=pathway.organisation_id in context.organisations,
                cursor=f"{key}~{pathway.pk}",
            )
        )
    return rows


def _alerts(people: Iterable[UUID]) -> dict[tuple[UUID | None, int], list[Tag]]:
    """The situations of each, gravest first, each said once."""
    tags: dict[tuple[UUID | None, int], list[Tag]] = defaultdict(list)
    for person, project, code, facts in _waiting(people=people):
        rule, said = RULES[code], tags[person, project]
        tag = Tag(rule.tag(facts), "grave" if rule.grave else "warn")
        if tag not in said:
            said.append(tag)
    return tags


@written
def _waiting() -> QuerySet[Alert, Any]:
    waiting = Alert.objects.due().filter(person=Given("people", among=True)).by_risk()
    return waiting.values_list("person_id", "project_id", "rule", "facts")


def _languages(people: Iterable[UUID]) -> dict[UUID, tuple[str, bool]]:
    """The language to speak with each, other than French alone, and whether an interpreter is needed."""
    return {person: (code, needed) for person, code, needed in _spoken(people=people)}


@written
def _spoken() -> QuerySet[SpokenLanguage, Any]:
    """The one to speak comes last."""
    spoken = SpokenLanguage.objects.filter(person=Given("people", among=True)).exclude(code="fra")
    rows = spoken.order_by("person_id", "interpreter", "preferred", "created_at")
    return rows.values_list("person_id", "code", "interpreter")
