"""Skills pointed at just after a session, person by person."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from filrouge.activities.actions.claims import claim_skills, take_back_claim
from filrouge.activities.forms.claims import ClaimForm
from filrouge.activities.models import SkillClaim
from filrouge.activities.queries.claims import frameworks_to_point_in
from filrouge.privacy.requests import Request
from filrouge.reference.models import FrameworkSkill
from filrouge.shared.pages import no_page
from filrouge.shared.screens import accepted, asked_among, posted

from .reach import attendance_to_speak_of


def new(request: Request, attendance_id: UUID) -> HttpResponse:
    """In the framework of skills useful everywhere, or another (`?referentiel=`)."""
    attendance = attendance_to_speak_of(request, attendance_id)
    session = attendance.session
    frameworks = frameworks_to_point_in()
    framework = asked_among(request, "referentiel", frameworks)
    offered = FrameworkSkill.objects.filter(version=getattr(framework, "current_id", None)).kept()
    form = ClaimForm(posted(request), offered=offered)
    back = reverse("activities:sessions-show", args=[session.pk])
    if request.method == "POST" and form.is_valid():
        by, said = request.user, form.cleaned_data
        if accepted(form, lambda: claim_skills(by=by, attendance=attendance, **said)):
            messages.success(request, _("C’est gardé : vous le regarderez ensemble à une évaluation."))
            return redirect(back)
    context = {"session": session, "attendance": attendance, "form": form, "back": back}
    context |= {"framework": framework, "others": [one for one in frameworks if one != framework]}
    return render(request, "activities/claims/new.html", context)


@no_page("a button beside a skill")
@require_POST
def take_back(request: Request, claim_id: UUID) -> HttpResponse:
    claim = get_object_or_404(SkillClaim.objects.kept(), pk=claim_id)
    claim.attendance = attendance_to_speak_of(request, claim.attendance_id)
    take_back_claim(by=request.user, claim=claim)
    messages.success(request, _("C’est retiré."))
    return redirect("activities:sessions-show", claim.attendance.session_id)
