"""By what a path begins: social and work together, what blocks first, work first, one's own business."""

from filrouge.accounts.models import User
from filrouge.pathways import policies
from filrouge.pathways.events import ApproachChosen
from filrouge.pathways.models import Approach, Pathway
from filrouge.shared import clock
from filrouge.shared.events import publish
from filrouge.shared.rights import require

from .traces import about, of_pathway, refusal


def choose_approach(*, by: User, pathway: Pathway, way: str, because: str) -> Approach:
    require(policies.can_plan(by, pathway), refusal())
    approach = Approach.objects.create(
        way=way, because=because, since=clock.today(), **of_pathway(pathway, by)
    )
    publish(ApproachChosen(way=way, **about(by, pathway)))
    return approach
