"""What she says she can do, confirmed by someone who saw it; taken back when it was written by mistake."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared import clock
from filrouge.shared.pages import no_page
from filrouge.shared.rights import require
from filrouge.shared.screens import carried_out, posted
from filrouge.skills import policies
from filrouge.skills.actions.experiences import REFUSED, confirm_skill, remove_confirmation
from filrouge.skills.forms.experiences import ConfirmationForm
from filrouge.skills.models import Assessment, Evidence, SaidSkill, SkillConfirmation

from .reach import said_or_404


def new(request: Request, said_id: UUID) -> HttpResponse:
    """`?evaluation=`: the assessment during which it was seen."""
    said = said_or_404(request, said_id)
    assessments = Assessment.objects.filter(person=said.person_id, project=said.project_id)
    during = request.GET.get("evaluation", "")
    initial = {"on": clock.today(), "assessment": during}
    if during:
        initial["rests_on"] = Evidence.ASSESSMENT
    form = ConfirmationForm(posted(request), assessments=assessments, initial=initial)
    if request.method == "POST" and form.is_valid():
        by, seen = request.user, form.seen
        if carried_out(form, lambda: confirm_skill(by=by, said=said, seen=seen)):
            messages.success(request, _("C’est confirmé, avec ce qui a été vu."))
            return redirect("skills:experiences-show", said.experience_id)
    journal(request, said.person_id, Reading.What.RECORD)
    return render(request, "skills/confirmations/new.html", {"said": said, "form": form})


@no_page("a button of the experience")
@require_POST
def remove(request: Request, confirmation_id: UUID) -> HttpResponse:
    shown = SkillConfirmation.objects.kept().filter(said__in=SaidSkill.objects.kept())
    confirmation = get_object_or_404(shown.select_related("said__experience"), pk=confirmation_id)
    require(policies.can_follow_experience(request.user, confirmation.said.experience), REFUSED)
    remove_confirmation(by=request.user, confirmation=confirmation)
    messages.success(request, _("C’est retiré : cette compétence est de nouveau à confirmer."))
    return redirect("skills:experiences-show", confirmation.said.experience_id)
