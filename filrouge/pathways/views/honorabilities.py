from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from filrouge.pathways.actions.volunteers import refusal, state_honorability
from filrouge.pathways.forms.volunteers import HonorabilityForm
from filrouge.pathways.models import Volunteer
from filrouge.pathways.volunteering import policies
from filrouge.privacy.requests import Request
from filrouge.shared import clock
from filrouge.shared.rights import require
from filrouge.shared.screens import posted


def new(request: Request, volunteer_id: UUID) -> HttpResponse:
    """Somebody of the team saw the paper; the paper itself is not kept."""
    visible = Volunteer.objects.current().visible_to(request.user).select_related("user")
    volunteer = get_object_or_404(visible, pk=volunteer_id)
    require(policies.can_state_honorability(request.user, volunteer), refusal())
    form = HonorabilityForm(posted(request), initial={"on": clock.today()})
    if request.method == "POST" and form.is_valid():
        state_honorability(by=request.user, volunteer=volunteer, **form.cleaned_data)
        messages.success(request, _("C’est noté : qui l’a vu, et quand."))
        return redirect("pathways:volunteers-show", volunteer.pk)
    context = {
        "form": form,
        "volunteer": volunteer,
        "back": reverse("pathways:volunteers-show", args=[volunteer.pk]),
    }
    return render(request, "pathways/honorabilities/new.html", context)
