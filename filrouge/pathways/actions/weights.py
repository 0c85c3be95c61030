"""How many places someone takes in the caseload of the referent, for a time."""

from decimal import Decimal

from filrouge.accounts.models import User
from filrouge.pathways import policies
from filrouge.pathways.events import PathwayWeighed
from filrouge.pathways.models import CaseloadWeight, Pathway
from filrouge.pathways.models.weights import USUAL
from filrouge.shared import clock
from filrouge.shared.events import publish
from filrouge.shared.rights import require

from .traces import about, of_pathway, refusal


def weigh_pathway(*, by: User, pathway: Pathway, weight: Decimal, reason: str = "") -> None:
    """One place is the usual: it needs neither row nor reason. What was said before keeps its dates."""
    require(policies.can_plan(by, pathway), refusal())
    CaseloadWeight.objects.current().filter(pathway=pathway).update(until=clock.now())
    if weight != USUAL:
        CaseloadWeight.objects.create(weight=weight, reason=reason, **of_pathway(pathway, by))
    publish(PathwayWeighed(**about(by, pathway)))
