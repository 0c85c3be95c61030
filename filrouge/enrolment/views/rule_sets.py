from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from filrouge.accounts.policies import coordinates
from filrouge.enrolment.actions.projects import revise_rules
from filrouge.enrolment.forms.projects import RuleSetForm
from filrouge.enrolment.models import Presentation, RuleSet, Safe
from filrouge.enrolment.queries.terms import terms_of
from filrouge.privacy.requests import Request
from filrouge.shared.screens import posted

from .reach import project_or_404


def show(request: Request, project_id: int) -> HttpResponse:
    """How a project receives people: its criteria with their versions, its delays, its page."""
    project = project_or_404(request, project_id)
    versions = list(RuleSet.objects.for_project(project).select_related("based_on"))
    context = {
        "project": project,
        "rule_set": versions[0] if versions else None,
        "criteria": versions[0].criteria.all() if versions else [],
        "former": versions[1:],
        "terms": terms_of(project.pk),
        "presentation": Presentation.objects.in_force(project),
        "safe": Safe.objects.open().filter(project=project).first(),
        "may_change": coordinates(request.user, project),
    }
    return render(request, "enrolment/rule_sets/show.html", context)


def edit(request: Request, project_id: int) -> HttpResponse:
    """A new version for the candidacies to come."""
    project = project_or_404(request, project_id, to_change=True)
    former = RuleSet.objects.in_force(project)
    initial = {"title": former.title if former else "", "source": former.source if former else ""}
    form = RuleSetForm(posted(request), rule_set=former, initial=initial)
    if request.method == "POST" and form.is_valid():
        words = {name: form.cleaned_data[name] for name in ("title", "source")}
        revise_rules(by=request.user, project=project, criteria=form.wanted, **words)
        messages.success(
            request, _("Nouvelle version des critères. Les candidatures déjà commencées gardent la leur.")
        )
        return redirect("enrolment:rule_sets-show", project.pk)
    return render(request, "enrolment/rule_sets/edit.html", {"project": project, "form": form})
