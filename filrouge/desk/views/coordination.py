from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from filrouge.accounts.words import words_of
from filrouge.desk.queries.coordination import Overview, overview_of
from filrouge.desk.tables import loads_table, stages_table, teams_table
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.shared.suppression import Suppressed
from filrouge.shared.ui.charts import Bar, BarChart, funnel

NESTED = ("opened", "exchanged", "with_objective", "with_step_done")


def index(request: Request) -> HttpResponse:
    """A project as a whole, for who coordinates it."""
    overview = overview_of(
        request.context, project=_number(request, "projet"), organisation=_number(request, "organisation")
    )
    require(overview is not None, _("Cette page est pour la coordination du projet."))
    assert overview is not None
    return render(
        request,
        "desk/coordination/index.html",
        {
            "overview": overview,
            "chart": _chart(overview),
            "teams_table": teams_table(overview),
            "loads_table": loads_table(overview),
            "stages_table": stages_table(overview),
        },
    )


def _number(request: Request, name: str) -> int | None:
    said = request.GET.get(name, "")
    return int(said) if said.isascii() and said.isdigit() else None


def _chart(overview: Overview) -> BarChart | None:
    stages = [stage for stage in overview.stages if stage.code in NESTED]
    if not stages:
        return None
    return funnel(
        [Bar(stage.label, None if isinstance(stage.total, Suppressed) else stage.total) for stage in stages],
        title=_("Où en sont les parcours"),
        description=_("Combien de parcours ouverts ont atteint chaque étape."),
        column=words_of(overview.project).say(count=2),
        identifier="entonnoir",
    )
