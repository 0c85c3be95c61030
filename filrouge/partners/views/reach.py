"""What every screen of a referral begins with."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.http import urlencode

from filrouge.partners import policies
from filrouge.partners.actions.referrals import REFUSED
from filrouge.partners.models import Referral
from filrouge.partners.referring.dossier import Dossier, dossier_of
from filrouge.pathways.models import Barrier, Pathway, Step
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require


def pathway_to_refer(request: Request, pathway_id: UUID) -> Pathway:
    """Out of reach: Http404. Within reach and not in charge: PermissionDenied."""
    visible = Pathway.objects.visible_to(request.user).select_related(
        "person", "project", "lead", "organisation"
    )
    pathway = get_object_or_404(visible, pk=pathway_id)
    require(policies.can_refer(request.user, pathway), REFUSED)
    return pathway


def barrier_and_step(request: Request, pathway: Pathway) -> tuple[Barrier | None, Step | None]:
    """For what the person is sent on, as the address says it (`?frein=…`, `?etape=…`). Raises Http404 for one that is
    not on this path; a sensitive barrier is not told here."""
    barrier, step = _key(request, "frein"), _key(request, "etape")
    barriers = Barrier.objects.ordinary().filter(pathway=pathway)
    return (
        get_object_or_404(barriers, pk=barrier) if barrier else None,
        get_object_or_404(Step.objects.filter(pathway=pathway), pk=step) if step else None,
    )


def is_already(request: Request) -> bool:
    """`?deja=1`: nobody is sent on, the structure looked for accompanies her already."""
    return request.GET.get("deja") == "1"


def about(barrier: Barrier | None, step: Step | None, *, already: bool = False) -> str:
    """« frein=…&etape=…&deja=1 », to follow from screen to screen."""
    found = {"frein": barrier, "etape": step}
    said = {name: str(row.pk) for name, row in found.items() if row}
    return urlencode({**said, "deja": "1"} if already else said)


def _key(request: Request, parameter: str) -> UUID | None:
    try:
        return UUID(key) if (key := request.GET.get(parameter, "")) else None
    except ValueError as error:
        raise Http404 from error


def dossier_or_404(referral_id: UUID) -> Dossier:
    """Within the asker's reach: the row policies say."""
    dossier = dossier_of(referral_id)
    if dossier is None:
        raise Http404
    return dossier


def referral_or_404(referral_id: UUID) -> Referral:
    related = ("person", "project", "structure", "service", "organisation", "agreement", "pathway__lead")
    return get_object_or_404(Referral.objects.select_related(*related), pk=referral_id)
