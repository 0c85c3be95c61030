"""« À reprendre »: what vigilance says of the partnerships within reach, each with its name."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from filrouge.accounts.models import User
from filrouge.partners.models import Partnership
from filrouge.privacy.context import Context
from filrouge.vigilance.queries import AlertLine, line_of
from filrouge.vigilance.queries.alerts import with_acts

# See `rules/partnerships.py`; the facts of each hold the key of its partnership.
RULES = (
    "partnership_renewal",
    "partnership_election",
    "partnership_single",
    "partnership_informal",
    "partnership_routine",
)
MOST = 50


@dataclass(frozen=True)
class Resumed:
    partnership: Partnership
    line: AlertLine


def to_resume(user: User, context: Context) -> Sequence[Resumed]:
    """Theirs, or of the projects they coordinate. The most pressing first. Two queries."""
    theirs = Q(user=user) | Q(project__in=context.coordinated)
    alerts = list(with_acts(user).due().filter(theirs, rule__in=RULES).by_risk()[:MOST])
    keys = {UUID(str(one.facts["partnership"])) for one in alerts}
    named = {one.pk: one for one in Partnership.objects.filter(pk__in=keys).select_related("structure")}
    return [
        Resumed(named[key], line_of(one, user))
        for one in alerts
        if (key := UUID(str(one.facts["partnership"]))) in named
    ]
