from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from filrouge.enrolment.actions.projects import revise_presentation
from filrouge.enrolment.forms.projects import PresentationForm
from filrouge.enrolment.models import Presentation
from filrouge.privacy.requests import Request
from filrouge.shared.screens import posted

from .reach import project_or_404


def edit(request: Request, project_id: int) -> HttpResponse:
    """The page to take away, in the project's own words."""
    project = project_or_404(request, project_id, to_change=True)
    former = Presentation.objects.in_force(project)
    initial = {name: getattr(former, name) for name in Presentation.SECTIONS} if former else {}
    form = PresentationForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        revise_presentation(by=request.user, project=project, words=form.cleaned_data)
        messages.success(request, _("Nouvelle page à emporter, dès le prochain rendez-vous."))
        return redirect("enrolment:rule_sets-show", project.pk)
    return render(request, "enrolment/presentations/edit.html", {"project": project, "form": form})
