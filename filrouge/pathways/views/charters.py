from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from filrouge.pathways.actions.volunteers import CharterChanged, sign_charter
from filrouge.pathways.models import Volunteer
from filrouge.pathways.volunteering import policies
from filrouge.pathways.volunteering.charter import charter_in_force
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require


def sign(request: Request, volunteer_id: UUID) -> HttpResponse:
    """The charter, read to the end, then signed by oneself."""
    visible = Volunteer.objects.current().visible_to(request.user).select_related("user", "organisation")
    volunteer = get_object_or_404(visible, pk=volunteer_id)
    require(policies.can_sign_charter(request.user, volunteer), _("Chacun signe pour soi."))
    charter = charter_in_force()
    signature = volunteer.signatures.filter(version=charter.version).first()
    if request.method == "POST" and not signature:
        try:
            sign_charter(by=request.user, volunteer=volunteer, text_digest=request.POST.get("digest", ""))
        except CharterChanged:
            messages.error(request, _("Le texte vient de changer : relisez-le, puis signez."))
            return redirect("pathways:charters-sign", volunteer.pk)
        messages.success(request, _("Charte signée. Merci d’être là."))
        return redirect("pathways:volunteering-index")
    context = {"volunteer": volunteer, "charter": charter, "signature": signature}
    return render(request, "pathways/charters/sign.html", context)
