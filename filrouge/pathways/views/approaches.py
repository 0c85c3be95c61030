from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from filrouge.pathways import policies
from filrouge.pathways.actions.approaches import choose_approach
from filrouge.pathways.forms.plans import ApproachForm
from filrouge.pathways.models import Approach
from filrouge.privacy.requests import Request
from filrouge.shared.screens import posted, way_back

from .reach import pathway_or_404


def new(request: Request, pathway_id: UUID) -> HttpResponse:
    """By what we begin: nothing of the plan changes by itself; the bricks that fit are proposed first."""
    pathway = pathway_or_404(request, pathway_id, policies.can_plan)
    former = Approach.objects.filter(pathway=pathway).order_by("-created_at", "-pk").first()
    way = former.way if former else Approach.Way.TOGETHER
    form = ApproachForm(posted(request), initial={"way": way})
    back = way_back(request, reverse("pathways:steps-index", args=[pathway.pk]))
    if request.method == "POST" and form.is_valid():
        choose_approach(by=request.user, pathway=pathway, **form.cleaned_data)
        messages.success(request, _("C’est noté. Des briques qui vont avec sont proposées en premier."))
        return redirect(back)
    context = {"pathway": pathway, "form": form, "back": back}
    return render(request, "pathways/approaches/new.html", context)
