from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from filrouge.accounts.models import Project
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.vigilance.actions.settings import REFUSED, set_rule
from filrouge.vigilance.forms import SettingForm
from filrouge.vigilance.models import RuleSetting
from filrouge.vigilance.policies import can_set_rules
from filrouge.vigilance.queries.settings import history_of, rules_of
from filrouge.vigilance.registry import RULES, Rule

from .projects import coordinated


def index(request: Request) -> HttpResponse:
    """What a project watches: each rule, its number, whether it speaks."""
    project, projects = coordinated(request)
    context = {"project": project, "projects": projects, "lines": rules_of(project)}
    return render(request, "vigilance/settings/index.html", context)


def edit(request: Request, project_id: int, rule: str) -> HttpResponse:
    project = get_object_or_404(Project.objects.visible_to(request.user), pk=project_id)
    chosen = RULES.get(rule)
    if chosen is None or not chosen.may_be_set:
        raise Http404
    require(can_set_rules(request.user, project.pk), REFUSED)
    history = history_of(project, chosen)
    form = _form(request, chosen, history[0] if history else None)
    back = f"{reverse('vigilance:settings-index')}?projet={project.pk}"
    if request.method == "POST" and form.is_valid():
        set_rule(by=request.user, project=project, rule=chosen, **form.choice)
        messages.success(request, _("Réglage enregistré. Les alertes suivront dans la minute."))
        return redirect(back)
    context = {"form": form, "project": project, "rule": chosen, "history": history, "back": back}
    return render(request, "vigilance/settings/edit.html", context)


def _form(request: Request, rule: Rule, setting: RuleSetting | None) -> SettingForm:
    initial = {
        "watched": "1" if setting is None or setting.watched else "0",
        "threshold": setting.threshold if setting else None,
    }
    return SettingForm(request.POST or None, initial=initial, rule=rule)
