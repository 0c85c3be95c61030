from django.http import HttpResponse
from django.shortcuts import render

from filrouge.accounts.models import Project
from filrouge.privacy.requests import Request
from filrouge.vigilance.models import RuleSetting
from filrouge.vigilance.registry import RULES


def index(request: Request) -> HttpResponse:
    """Why alerts come in this order, what each rule watches, and what one's projects chose."""
    projects = Project.objects.visible_to(request.user)
    chosen = RuleSetting.objects.in_force().filter(project__in=projects).select_related("project", "by")
    by_rule: dict[str, list[RuleSetting]] = {}
    for setting in chosen.order_by("project__name", "pk"):
        by_rule.setdefault(setting.rule, []).append(setting)
    lines = [(rule, by_rule.get(rule.code, [])) for rule in RULES.values()]
    context = {"lines": lines, "coordinates": bool(request.context.coordinated)}
    return render(request, "vigilance/rules/index.html", context)
