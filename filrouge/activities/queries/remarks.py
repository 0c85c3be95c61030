"""What groups asked, and where each remark stands."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User
from filrouge.activities.models import Activity, Improvement

PAGE = 30
STATES = {
    "reponse": _("attendent une réponse"),
    "faire": _("promis, pas encore fait"),
    "dire": _("à redire au groupe"),
    "tout": _("toutes"),
}


@dataclass(frozen=True)
class Remark:
    improvement: Improvement
    may_run: bool


def remarks_seen(
    user: User, runs: Callable[[User, Activity], bool], state: str, after: str = ""
) -> tuple[list[Remark], str]:
    """The latest first, and where the next page begins. `runs(user, activity)`: what the line leads to."""
    found = Improvement.objects.visible_to(user)
    narrowed = {"reponse": found.unanswered, "faire": found.to_do, "dire": found.to_tell}.get(state)
    rows = narrowed() if narrowed else found
    if after.isdecimal():
        rows = rows.filter(pk__lt=int(after[:18]))
    ordered = list(rows.select_related("activity__organisation", "session").order_by("-pk")[: PAGE + 1])
    shown = ordered[:PAGE]
    mark = str(shown[-1].pk) if len(ordered) > PAGE else ""
    return [Remark(one, runs(user, one.activity)) for one in shown], mark


@dataclass(frozen=True)
class Waiting:
    """What a team has not answered yet, and since when."""

    count: int
    since: datetime | None


def waiting_for(organisations: Iterable[int]) -> Waiting:
    """Of these teams together. One query."""
    asked = Improvement.objects.unanswered().filter(activity__organisation__in=list(organisations))
    return Waiting(**asked.aggregate(count=Count("pk"), since=Min("at")))


def remarks_of(activity: Activity) -> list[Improvement]:
    """The latest first."""
    return list(activity.improvements.select_related("session").order_by("-at", "-pk"))
