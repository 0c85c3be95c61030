from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.shared.screens import carried_out, posted
from filrouge.shared.ui.squares import square
from filrouge.skills import policies
from filrouge.skills.actions.askings import ask_side
from filrouge.skills.actions.assessments import REFUSED
from filrouge.skills.forms.assessments import AskingForm
from filrouge.skills.issuing.addresses import public
from filrouge.skills.models import Assessment, Sight


@never_cache
def new(request: Request, assessment_id: UUID, side: str) -> HttpResponse:
    """A link for one side, shown once as a square to photograph. It serves once."""
    if side not in Sight.values:
        raise Http404
    found = Assessment.objects.with_sides().select_related("person", "version__framework")
    assessment: Any = get_object_or_404(found, pk=assessment_id)
    require(policies.can_follow_assessment(request.user, assessment), REFUSED)
    if side in assessment.sides:
        messages.info(request, _("La réponse est déjà donnée : elle ne se reprend pas."))
        return redirect("skills:assessments-show", assessment.pk)
    form: Form = AskingForm(posted(request)) if side == Sight.OURS else Form(posted(request))
    context: dict[str, Any] = {"assessment": assessment, "form": form, "side": side, "address": "", "qr": ""}
    if request.method == "POST" and form.is_valid():
        by, told = request.user, form.cleaned_data
        who = {"capacity": told.get("capacity", ""), "name": told.get("name", "")}
        if token := carried_out(form, lambda: ask_side(by=by, assessment=assessment, side=side, **who)):
            address = public("answering-show", token)
            context |= {"address": address, "qr": square(address)}
    journal(request, assessment.person_id, Reading.What.RECORD)
    return render(request, "skills/askings/new.html", context)
