"""Who accompanies whom. Written by SQL functions only (`sql/referents.sql`, decision 0006); the lead changes at
one instant."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connections
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.pathways import policies
from filrouge.pathways.events import PairEnded, PairStarted, ReferentChanged
from filrouge.pathways.models import Pathway, Referent
from filrouge.privacy.roles import current_alias
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require

from .traces import about


@dataclass(frozen=True, kw_only=True)
class Naming:
    """Who becomes the lead of a path. `since` is heard only where nobody led it before."""

    pathway: Pathway
    referent: User
    since: datetime | None = None


def hand_over(*, by: User, pathway: Pathway, to: User, note: str = "", met_together: bool = False) -> None:
    """Names the lead: the first one, or the next one with no gap. Both names are kept in the history,
    and what the former knew by need to know (status, permit) follows."""
    require(policies.can_name_referent(by, pathway), naming_refusal())
    require(policies.accompanies(to, pathway.organisation_id), _not_of_the_team(to))
    name_referents(
        by=by, namings=[Naming(pathway=pathway, referent=to)], note=note, met_together=met_together
    )


def transfer_caseload(*, by: User, from_user: User, choices: dict[Pathway, User], note: str) -> int:
    """Hands over the chosen paths of a caseload, all or none. Returns how many changed hands."""
    require(policies.can_transfer_caseload(by, from_user), naming_refusal())
    require(all(pathway.lead_id == from_user.pk for pathway in choices), _moved_meanwhile())
    namings = [Naming(pathway=pathway, referent=to) for pathway, to in choices.items()]
    return name_referents(by=by, namings=namings, note=note)


def name_referents(*, by: User, namings: Sequence[Naming], note: str = "", met_together: bool = False) -> int:
    """The set-based form of `hand_over`; the SQL function checks the rights on each path, and refuses all
    of them when one is refused. Returns how many leads changed."""
    if not namings:
        return 0
    changed = [naming for naming in namings if naming.pathway.lead_id != naming.referent.pk]
    must_hit(_name_in_database(namings, note, met_together), len(changed))
    for naming in changed:
        former, naming.pathway.lead = naming.pathway.lead_id, naming.referent
        publish(
            ReferentChanged(user_id=naming.referent.pk, former_user_id=former, **about(by, naming.pathway))
        )
    return len(changed)


def start_pair(*, by: User, pathway: Pathway, user: User) -> Referent:
    """A second referent beside the lead."""
    require(policies.can_pair(by, pathway), naming_refusal())
    require(policies.accompanies(user, pathway.organisation_id), _not_of_the_team(user))
    require(not policies.is_referent(user, pathway), _("Cette personne accompagne déjà ce parcours."))
    pair = Referent.objects.get(pk=_call("start_pair(%s, %s)", pathway.pk, user.pk))
    publish(PairStarted(user_id=user.pk, **about(by, pathway)))
    return pair


def end_pair(*, by: User, referent: Referent) -> None:
    pathway = referent.pathway
    require(policies.can_pair(by, pathway) or referent.user_id == by.pk, naming_refusal())
    must_hit(_call("end_pair(%s)", referent.pk))
    publish(PairEnded(user_id=referent.user_id, **about(by, pathway)))


def _name_in_database(namings: Sequence[Naming], note: str, met_together: bool) -> int:
    columns: list[Any] = [
        [naming.pathway.pk for naming in namings],
        [naming.referent.pk for naming in namings],
        note,
        met_together,
        [naming.since for naming in namings],
    ]
    return int(_call("name_referents(%s::uuid[], %s::bigint[], %s, %s, %s::timestamptz[])", *columns))


def _call(function: str, *values: Any) -> Any:
    with connections[current_alias()].cursor() as cursor:
        cursor.execute(f"SELECT {function}", values)  # our own names
        return cursor.fetchone()[0]


def naming_refusal() -> str:
    return _(
        "Le changement de référent·e revient à la personne référente actuelle ou à la coordination du projet."
    )


def _not_of_the_team(user: User) -> str:
    return _("%(name)s n’accompagne pas de personnes dans l’organisation qui suit ce parcours.") % {
        "name": user
    }


def _moved_meanwhile() -> str:
    return _(
        "Cette file a changé entre-temps. Rouvrez la page pour voir où elle en est ; rien n’a été modifié."
    )
