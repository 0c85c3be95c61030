from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from filrouge.enrolment.actions.projects import change_terms
from filrouge.enrolment.forms.projects import TermsForm
from filrouge.enrolment.queries.terms import terms_of
from filrouge.privacy.requests import Request
from filrouge.shared.screens import posted

from .reach import project_or_404


def edit(request: Request, project_id: int) -> HttpResponse:
    project = project_or_404(request, project_id, to_change=True)
    terms = terms_of(project.pk)
    initial = {name: getattr(terms, name) for name in ("reflection_days", "meet_within_days")}
    form = TermsForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        change_terms(by=request.user, project=project, **form.cleaned_data)
        messages.success(request, _("Délais changés, pour les rendez-vous à venir."))
        return redirect("enrolment:rule_sets-show", project.pk)
    return render(request, "enrolment/terms/edit.html", {"project": project, "form": form})
