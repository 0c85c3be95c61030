from typing import TypeVar

from django.db.models import TextChoices
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from filrouge.accounts.models import Project
from filrouge.outreach.channels import RATE, Asked, Channels, channels_of
from filrouge.outreach.forms.channels import CrossForm
from filrouge.outreach.models import Dimension, Measure, TouchTold
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.shared.screens import asked_among
from filrouge.shared.ui.charts import Bar, BarChart, funnel

Choice = TypeVar("Choice", bound=TextChoices)


def index(request: Request) -> HttpResponse:
    """How people come to know the project, for who coordinates it."""
    projects = list(Project.objects.filter(pk__in=request.context.coordinated).order_by("name"))
    project = asked_among(request, "projet", projects)
    require(project is not None, _("Cette page est pour la coordination du projet."))
    assert project is not None
    channels = channels_of(project, _asked(request))
    context = {
        "channels": channels,
        "projects": projects,
        "chart": _chart(channels),
        "form": CrossForm(
            initial={
                "mesure": channels.asked.counted,
                "rang": channels.asked.touch,
                "selon": channels.asked.dimension,
                "projet": project.pk,
            }
        ),
    }
    return render(request, "outreach/channels/index.html", context)


def _asked(request: Request) -> Asked:
    dimension = _among(Dimension, request.GET.get("selon"), Dimension.SEX)
    said = request.GET.get("mesure", "")
    return Asked(
        measure=_among(Measure, said.removesuffix(RATE), Measure.ENTRY),
        rate=said.endswith(RATE) and said != f"{Measure.ENCOUNTER}{RATE}",
        touch=_among(TouchTold, request.GET.get("rang"), TouchTold.FIRST),
        dimension=dimension if dimension is not Dimension.WHOLE else Dimension.SEX,
    )


def _among(choices: type[Choice], said: str | None, default: Choice) -> Choice:
    return choices(said) if said in choices.values else default


def _chart(channels: Channels) -> BarChart | None:
    if channels.counted_at is None:
        return None
    return funnel(
        [Bar(str(label), figure.people if figure else 0) for label, figure in channels.totals],
        title=_("De la rencontre à l’entrée"),
        description=_("Combien de rencontres, combien d’accords pour être suivies, combien d’entrées."),
        column=_("nombre"),
        identifier="entonnoir-canaux",
    )
