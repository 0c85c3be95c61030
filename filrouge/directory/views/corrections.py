from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from filrouge.directory import policies
from filrouge.directory.actions.corrections import refusal, withdraw_correction
from filrouge.directory.models import Correction, Structure
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require

from .reach import reader


def end(request: Request, correction_id: UUID) -> HttpResponse:
    """What the source says is shown again."""
    reader(request)
    require(policies.can_contribute(request.user), refusal())
    rows = Correction.objects.in_force().select_related("structure", "service", "by", "organisation")
    correction = get_object_or_404(rows, pk=correction_id)
    kind = "structures" if isinstance(correction.entry, Structure) else "services"
    back = reverse(f"directory:{kind}-show", args=[correction.entry.pk])
    if request.method == "POST":
        withdraw_correction(by=request.user, correction=correction)
        messages.success(request, _("Correction retirée : c’est de nouveau ce que dit la source."))
        return redirect(back)
    return render(request, "directory/corrections/end.html", {"correction": correction, "back": back})
