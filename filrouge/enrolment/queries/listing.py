"""The candidacies of a team or of a project, twenty-five at a time, with what is due on each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet, TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Project, User
from filrouge.enrolment.models import Candidacy, Terms
from filrouge.people.models.search import Sought
from filrouge.privacy.context import Context
from filrouge.shared import clock
from filrouge.shared.keyset import beyond, cut, day_mark

PAGE = 25
Text = str | Promise
Stage = Candidacy.Stage


class Show(TextChoices):
    """What the list shows, as it stands in the address."""

    OPEN = "", _("tout ce qui est en cours")
    TO_MEET = "a-rencontrer", _("à rencontrer")
    REFLECTING = "en-reflexion", _("en réflexion")
    TO_SEE_AGAIN = "a-revoir", _("délai passé, à revoir")
    GUARDIAN = "a-contresigner", _("attend un parent ou l’ASE")
    SIGNED = "a-faire-entrer", _("engagement signé")
    ENTERED = "entrees", _("entrées")
    REFUSED = "refusees", _("refusées")
    ABANDONED = "abandonnees", _("abandonnées")


CLOSED = (Show.ENTERED, Show.REFUSED, Show.ABANDONED)


@dataclass(frozen=True)
class Choice:
    """`whose`: "equipe" or "projet-<id>", a project one coordinates."""

    whose: str = "equipe"
    show: str = ""
    typed: str = ""
    after: str = ""


@dataclass(frozen=True)
class Due:
    """What stands next, in a few words; `kind` as in the component of tags."""

    text: Text
    kind: str = "plain"


@dataclass(frozen=True)
class Row:
    candidacy: Candidacy
    due: Due
    in_charge: bool


@dataclass(frozen=True)
class Page:
    rows: Sequence[Row]
    after: str


def page_of(context: Context, choice: Choice) -> Page:
    """Two queries, one more with a text."""
    page, following = cut(_beyond(_chosen(context, choice), choice)[: PAGE + 1], PAGE, "opened_on")
    within = meeting_delays({one.project_id for one in page})
    rows = [
        Row(one, due_of(one, within[one.project_id]), one.organisation_id in context.organisations)
        for one in page
    ]
    return Page(rows, following)


def projects_coordinated(context: Context) -> QuerySet[Project]:
    return Project.objects.filter(pk__in=context.coordinated).order_by("name", "pk")


def due_of(candidacy: Candidacy, meet_within_days: int, today: date | None = None) -> Due:
    today = today or clock.today()
    if candidacy.stage == Stage.TO_MEET:
        waited = (today - candidacy.opened_on).days
        said = ngettext("demande reçue il y a %(n)d jour", "demande reçue il y a %(n)d jours", waited)
        return Due(said % {"n": waited}, "warn" if waited > meet_within_days else "plain")
    if candidacy.stage == Stage.MET and candidacy.reflect_until:
        day = {"day": candidacy.reflect_until.strftime("%d/%m/%Y")}
        if candidacy.reflects_on(today):
            return Due(gettext("réfléchit jusqu’au %(day)s") % day)
        return Due(gettext("second rendez-vous à tenir depuis le %(day)s") % day, "warn")
    return _settled(candidacy)


def meeting_delays(project_ids: Iterable[int]) -> dict[int, int]:
    """Project → within how many days the first meeting is held there."""
    default = Terms().meet_within_days
    known = Terms.objects.filter(project__in=project_ids).values_list("project_id", "meet_within_days")
    return {**dict.fromkeys(project_ids, default), **dict(known)}


# What is said of each stage that no delay changes; some name a day.
SETTLED = {
    Stage.GUARDIAN: Due(_("signature d’un parent ou de l’ASE attendue"), "warn"),
    Stage.SIGNED: Due(_("peut entrer dans le parcours"), "ok"),
    Stage.WAITING: Due(_("attend une place depuis le %(day)s")),
    Stage.ENTERED: Due(_("entrée le %(day)s"), "ok"),
    Stage.REFUSED: Due(_("refusée le %(day)s")),
    Stage.ABANDONED: Due(_("abandonnée le %(day)s")),
}


def _settled(candidacy: Candidacy) -> Due:
    said = SETTLED[Stage(candidacy.stage)]
    day = candidacy.closed_on or candidacy.waiting_since or candidacy.opened_on
    return Due(str(said.text) % {"day": day.strftime("%d/%m/%Y")}, said.kind)


def _chosen(context: Context, choice: Choice) -> QuerySet[Candidacy]:
    """The two locks: the row policies, and the scope here. Joining grants as well would read a whole team's."""
    chosen = Candidacy.objects.filter(_scope(context, choice.whose), _shown(choice.show))
    if choice.typed:
        chosen = chosen.filter(person__in=Sought.typed(choice.typed).ids(PAGE))
    return chosen.select_related("person", "organisation")


def _scope(context: Context, whose: str) -> Q:
    kind, _dash, number = whose.partition("-")
    if kind == "projet" and number.isdigit() and int(number) in context.coordinated:
        return Q(project=int(number))
    return Q(organisation__in=context.organisations)


def _shown(show: str) -> Q:
    today = clock.today()
    asked = {
        Show.TO_MEET: Q(stage=Stage.TO_MEET),
        Show.REFLECTING: Q(stage=Stage.MET, reflect_until__gt=today),
        Show.TO_SEE_AGAIN: Q(stage=Stage.MET, reflect_until__lte=today),
        Show.GUARDIAN: Q(stage=Stage.GUARDIAN),
        Show.SIGNED: Q(stage=Stage.SIGNED),
        Show.ENTERED: Q(stage=Stage.ENTERED),
        Show.REFUSED: Q(stage=Stage.REFUSED),
        Show.ABANDONED: Q(stage=Stage.ABANDONED),
    }
    return asked.get(Show(show), Q(closed_on=None))


def _beyond(chosen: QuerySet[Candidacy], choice: Choice) -> QuerySet[Candidacy]:
    """Who asked first comes first; of what is over, the latest. Keyset pages."""
    latest_first = choice.show in CLOSED
    order = ("-opened_on", "-pk") if latest_first else ("opened_on", "pk")
    further = beyond("opened_on", day_mark(choice.after), backwards=latest_first)
    return chosen.filter(further).order_by(*order)


# --- the waiting list ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Turn:
    """`rank`: from 1, within the list of one organisation in one project."""

    rank: int
    candidacy: Candidacy


@dataclass(frozen=True)
class WaitingList:
    name: str
    turns: Sequence[Turn]


def waiting_lists_of(user: User) -> list[WaitingList]:
    """One list for each organisation and project within reach, in the order of `Candidacy.waiting`."""
    waiting = Candidacy.objects.visible_to(user).waiting().select_related("person", "organisation", "project")
    lists: dict[tuple[str, str], list[Candidacy]] = {}
    for one in waiting:
        lists.setdefault((one.organisation.name, one.project.name), []).append(one)
    return [
        WaitingList(" · ".join(names), [Turn(rank, one) for rank, one in enumerate(found, 1)])
        for names, found in sorted(lists.items())
    ]
