"""Nobody leaves with a caseload: it is handed over first."""

from django.db import connections
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from filrouge.accounts.departures import Held, asked_before_leaving
from filrouge.accounts.models import Membership
from filrouge.privacy.roles import current_alias


@asked_before_leaving
def caseload(membership: Membership) -> Held | None:
    """Asked through a definer function: who manages an organisation reaches no file."""
    count = caseload_size(membership.user_id, membership.organisation_id)
    if not count:
        return None
    sentence = ngettext(
        "%(name)s accompagne encore une personne.", "%(name)s accompagne encore %(count)d personnes.", count
    )
    return Held(
        count=count,
        sentence=sentence % {"name": membership.user, "count": count},
        url=f"{reverse('pathways:caseloads-transfer')}?de={membership.user_id}",
        label=_("Confier cette file"),
    )


def caseload_size(user_id: int, organisation_id: int) -> int:
    with connections[current_alias()].cursor() as cursor:
        cursor.execute("SELECT caseload_size(%s, %s)", [user_id, organisation_id])
        return int(cursor.fetchone()[0])
