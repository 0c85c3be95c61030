from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from filrouge.pathways import policies
from filrouge.pathways.actions.bricks import plan_answer
from filrouge.pathways.plan import plan_of
from filrouge.privacy.requests import Request
from filrouge.reference.models import Answer
from filrouge.reference.queries import answers_of
from filrouge.reference.themes import BY_CODE, THEMES
from filrouge.shared.pages import no_page
from filrouge.shared.screens import way_back

from .reach import pathway_or_404


def index(request: Request, pathway_id: UUID) -> HttpResponse:
    """Known answers, those to what is open on this path first; each becomes a step in one press."""
    pathway = pathway_or_404(request, pathway_id, policies.can_plan)
    theme, typed = request.GET.get("theme", ""), request.GET.get("cherche", "").strip()
    plan = plan_of(pathway)
    themes = (theme,) if theme in BY_CODE else ()
    found = answers_of(pathway.project_id, themes=themes, typed=typed)
    open_themes, made_of = plan.open_themes, plan.made_of
    first = [one for one in found if one.theme in open_themes]
    context = {
        "pathway": pathway,
        "themes": THEMES,
        "theme": theme,
        "typed": typed,
        "first": sorted(first, key=lambda one: open_themes.index(one.theme)),
        "others": [one for one in found if one.theme not in open_themes],
        "planned": {one.pk for one in found if {("answer", one.pk), ("title", one.step)} & made_of},
        "back": way_back(request, reverse("pathways:steps-index", args=[pathway.pk])),
    }
    return render(request, "pathways/answers/index.html", context)


@no_page("a press, then back to where it was seen")
@require_POST
def add(request: Request, pathway_id: UUID, answer_id: int) -> HttpResponse:
    pathway = pathway_or_404(request, pathway_id, policies.can_plan)
    answer = get_object_or_404(Answer.objects.of_project(pathway.project_id), pk=answer_id)
    step = plan_answer(by=request.user, pathway=pathway, answer=answer)
    messages.success(request, _("Étape prévue : « %(title)s ».") % {"title": step.title})
    return redirect(way_back(request, reverse("pathways:steps-index", args=[pathway.pk])))
