from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from filrouge.pathways import policies
from filrouge.pathways.actions.sensitive_barriers import (
    describe_sensitive_barrier,
    entrust_sensitive_barrier,
    note_sensitive_barrier,
)
from filrouge.pathways.diagnosis.barriers import BarrierLine, details_of, history_of
from filrouge.pathways.forms.sensitive_barriers import EntrustForm, WordForm
from filrouge.pathways.models import Barrier, BarrierPeriod, SensitiveDetail
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.reference.barriers import Secret
from filrouge.shared.rights import require
from filrouge.shared.screens import posted, way_back

from .reach import pathway_or_404, row_or_404


def new(request: Request, pathway_id: UUID) -> HttpResponse:
    """Noted by someone who may read it."""
    pathway = pathway_or_404(request, pathway_id, policies.can_plan)
    secrets = policies.secrets_held(request.user, pathway)
    require(bool(secrets), refusal())
    form = WordForm(posted(request), secrets=secrets, initial={"blocking": "no"})
    back = way_back(request, pathway.person)
    if request.method == "POST" and form.is_valid():
        note_sensitive_barrier(by=request.user, pathway=pathway, word=form.word)
        messages.success(
            request, _("C’est noté. Les autres sauront seulement que vous suivez un frein sensible.")
        )
        return redirect(back)
    context = {"pathway": pathway, "form": form, "back": back}
    return render(request, "pathways/sensitive_barriers/new.html", context)


def entrust(request: Request, pathway_id: UUID) -> HttpResponse:
    """To a colleague, without a word of what it is."""
    pathway = pathway_or_404(request, pathway_id, policies.can_entrust_sensitive)
    secrets = [
        one for one in Secret if one is not Secret.HEALTH or policies.health_is_open(pathway.project_id)
    ]
    form = EntrustForm(posted(request), pathway=pathway, secrets=secrets, by=request.user)
    back = way_back(request, pathway.person)
    if request.method == "POST" and form.is_valid():
        entrust_sensitive_barrier(by=request.user, pathway=pathway, **form.cleaned_data)
        messages.success(request, _("C’est confié à %(name)s.") % {"name": form.cleaned_data["to"]})
        return redirect(back)
    context = {"pathway": pathway, "form": form, "back": back, "health": Secret.HEALTH in secrets}
    return render(request, "pathways/sensitive_barriers/entrust.html", context)


def edit(request: Request, barrier_id: UUID) -> HttpResponse:
    """What it is today, and what was said of it: for those who may read this part of the file."""
    barrier = row_or_404(request, Barrier, barrier_id, policies.can_plan)
    secrets = policies.secrets_held(request.user, barrier.pathway)
    require(barrier.is_sensitive and bool(secrets), refusal())
    said = details_of(barrier.person_id).get(barrier.pk, [])
    require(bool(said) or barrier.handler_id == request.user.pk, refusal())
    form = WordForm(posted(request), secrets=_of(said) or secrets, initial=_as_said(said))
    back = way_back(request, barrier.pathway.person)
    if request.method == "POST" and form.is_valid():
        describe_sensitive_barrier(by=request.user, barrier=barrier, word=form.word)
        messages.success(request, _("C’est noté ; ce qui avait été dit avant reste lisible ici."))
        return redirect(back)
    journal(request, barrier.person_id, Reading.What.RECORD, reason=_("frein sensible"))
    line = BarrierLine(barrier, detail=said[0] if said else None)
    periods = BarrierPeriod.objects.filter(barrier=barrier).order_by("since", "pk")
    context = {
        "pathway": barrier.pathway,
        "barrier": barrier,
        "form": form,
        "said": said,
        "chart": history_of(line, said[::-1], list(periods)),
        "back": back,
    }
    return render(request, "pathways/sensitive_barriers/edit.html", context)


def _of(said: list[SensitiveDetail]) -> list[Secret]:
    """The category of what was already said: a barrier does not change category."""
    sub_theme = said[0].of if said else None
    return [sub_theme.secret] if sub_theme and sub_theme.secret else []


def _as_said(said: list[SensitiveDetail]) -> dict[str, object]:
    if not said:
        return {"blocking": "no"}
    last = said[0]
    return {
        "sub_theme": last.sub_theme,
        "words": last.words,
        "severity": last.severity,
        "blocking": "yes" if last.blocking else "no",
    }


def refusal() -> str:
    return _("Cette partie du dossier n’est ouverte qu’aux personnes qui en ont besoin.")
