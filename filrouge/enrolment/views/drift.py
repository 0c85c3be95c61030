from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from filrouge.accounts.models import Project
from filrouge.enrolment import policies
from filrouge.enrolment.actions.targeting import ask_for_figures
from filrouge.enrolment.models import Stage, TargetFigure
from filrouge.enrolment.queries.targeting import Drift, GroupDrift, current_sheet, drifts_of
from filrouge.privacy.requests import Request
from filrouge.shared.pages import no_page
from filrouge.shared.ui.frame import NavigationItem
from filrouge.shared.ui.shares import Share, ShareChart, shares


def show(request: Request, project_id: int) -> HttpResponse:
    """Who comes, month after month, against what the sheet wishes."""
    project = get_object_or_404(Project.objects.visible_to(request.user), pk=project_id)
    sheet = current_sheet(project)
    drifts = drifts_of(project, sheet)
    stage = _asked(request.GET.get("qui", ""), drifts)
    drift = drifts.get(stage)
    context = {
        "project": project,
        "drift": drift,
        "has_sheet": sheet is not None,
        "lines": [(one, _chart(one)) for one in drift.groups] if drift else [],
        "tabs": [
            NavigationItem(str(one.label).capitalize(), f"?qui={one}", current=one == stage) for one in Stage
        ],
        "may_ask": policies.can_ask_for_figures(request.user, project),
    }
    return render(request, "enrolment/drift/show.html", context)


def _asked(stage: str, drifts: Mapping[Stage, Drift]) -> Stage:
    """What is asked for; else that of which most people are told."""
    if stage in Stage:
        return Stage(stage)
    return max(Stage, key=lambda one: (drifts[one].whole.people or 0) if one in drifts else -1)


@no_page("a press, then back to the figures")
@require_POST
def count(request: Request, project_id: int) -> HttpResponse:
    project = get_object_or_404(Project.objects.visible_to(request.user), pk=project_id)
    ask_for_figures(by=request.user, project=project)
    messages.success(
        request, _("Le calcul est demandé : les chiffres seront à jour dans une minute ou deux.")
    )
    return redirect("enrolment:drift-show", project.pk)


def _chart(one: GroupDrift) -> ShareChart:
    wished = one.wished
    return shares(
        [_month(figure) for figure in one.months],
        wished=wished,
        title=capfirst(str(one.group.label)),
        description=(
            _("Part par mois, en pour cent ; %(wished)d %% souhaités.") % {"wished": wished}
            if wished is not None
            else _("Part par mois, en pour cent.")
        ),
        column=_("personnes"),
        identifier=f"part-{one.group.value.replace('_', '-')}",
    )


def _month(figure: TargetFigure) -> Share:
    assert figure.month
    label, whole = date_format(figure.month, "M"), date_format(figure.month, "F Y")
    if figure.people == 0:
        return Share(label, whole, None, _("personne"), empty=True)
    if figure.known == 0:
        return Share(label, whole, None, _("pas encore demandé"), empty=True)
    told = str(figure.told)
    if figure.known is not None and figure.inside is not None:
        told = _("%(inside)s sur %(known)s") % {"inside": figure.inside, "known": figure.known}
    return Share(label, whole, figure.percent, told)
