from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from filrouge.pathways import policies
from filrouge.pathways.actions.barriers import (
    hand_barrier,
    lift_barrier,
    note_barrier,
    observe_barrier,
    reopen_barrier,
)
from filrouge.pathways.beside import lay_beside
from filrouge.pathways.diagnosis.barriers import stories_of
from filrouge.pathways.forms.barriers import BarrierForm, HandlingForm, LiftForm, ObserveForm, ReopenForm
from filrouge.pathways.models import Barrier
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared import clock
from filrouge.shared.addresses import address_if_any
from filrouge.shared.rights import require
from filrouge.shared.screens import posted, way_back

from .reach import pathway_or_404, row_or_404


def index(request: Request, pathway_id: UUID) -> HttpResponse:
    """Everything that stands or stood in the way, with its history, in the person's order."""
    pathway = pathway_or_404(request, pathway_id, policies.can_write)
    secrets = policies.secrets_held(request.user, pathway)
    stories = stories_of(pathway, secrets)
    lay_beside(pathway, [one.line.barrier for one in stories])
    journal(request, pathway.person_id, Reading.What.RECORD)
    context = {
        "pathway": pathway,
        "refer_url": address_if_any("refer", pathway.pk),
        "open": [one for one in stories if not one.line.barrier.lifted_on],
        "lifted": [one for one in stories if one.line.barrier.lifted_on and not one.line.is_closed_to_me],
        "may_plan": pathway.is_open,
        "may_note_sensitive": bool(secrets),
    }
    return render(request, "pathways/barriers/index.html", context)


def new(request: Request, pathway_id: UUID) -> HttpResponse:
    pathway = pathway_or_404(request, pathway_id, policies.can_plan)
    taken = Barrier.objects.ordinary().open().filter(pathway=pathway).values_list("sub_theme", flat=True)
    form = BarrierForm(posted(request), pathway=pathway, taken=taken, initial={"blocking": "no"})
    back = way_back(request, pathway.person)
    if request.method == "POST" and form.is_valid():
        note_barrier(
            by=request.user,
            pathway=pathway,
            sub_theme=form.cleaned_data["sub_theme"],
            seen=form.seen,
            since=form.cleaned_data["since"],
            handling=form.handling,
        )
        messages.success(request, _("C’est noté. Quelle place cela prend-il pour la personne ?"))
        return redirect(back)
    return render(request, "pathways/barriers/new.html", {"pathway": pathway, "form": form, "back": back})


def observe(request: Request, barrier_id: UUID) -> HttpResponse:
    """One tap from the record, or this screen with the words of each severity."""
    barrier = _ordinary_or_404(request, barrier_id)
    form = ObserveForm(posted(request), initial={"severity": barrier.severity, "blocking": ""})
    back = way_back(request, barrier.pathway.person)
    if request.method == "POST" and form.is_valid():
        observe_barrier(by=request.user, barrier=barrier, seen=form.seen)
        messages.success(request, _("%(barrier)s : c’est noté.") % {"barrier": barrier.label})
        return redirect(back)
    return render(request, "pathways/barriers/observe.html", _context(barrier, form, back))


def edit(request: Request, barrier_id: UUID) -> HttpResponse:
    """Who takes care of it."""
    barrier = _ordinary_or_404(request, barrier_id)
    initial = {"handler": barrier.handler_id, "handled_with": barrier.handled_with}
    form = HandlingForm(posted(request), pathway=barrier.pathway, initial=initial)
    back = way_back(request, barrier.pathway.person)
    if request.method == "POST" and form.is_valid():
        hand_barrier(by=request.user, barrier=barrier, handling=form.handling)
        messages.success(request, _("C’est noté."))
        return redirect(back)
    return render(request, "pathways/barriers/edit.html", _context(barrier, form, back))


def lift(request: Request, barrier_id: UUID) -> HttpResponse:
    barrier = row_or_404(request, Barrier, barrier_id, policies.can_plan)
    _require_may_change(request, barrier)
    form = LiftForm(posted(request), barrier=barrier, initial={"on": clock.today()})
    back = way_back(request, barrier.pathway.person)
    if request.method == "POST" and form.is_valid():
        lift_barrier(by=request.user, barrier=barrier, **form.cleaned_data)
        messages.success(request, _("Levé : cela reste dans l’histoire du parcours."))
        return redirect(back)
    return render(request, "pathways/barriers/lift.html", _context(barrier, form, back))


def reopen(request: Request, barrier_id: UUID) -> HttpResponse:
    """The same barrier is back."""
    barrier = _ordinary_or_404(request, barrier_id)
    form = ReopenForm(posted(request), barrier=barrier, initial={"on": clock.today(), "blocking": ""})
    back = way_back(request, reverse("pathways:barriers-index", args=[barrier.pathway_id]))
    if request.method == "POST" and form.is_valid():
        reopen_barrier(by=request.user, barrier=barrier, seen=form.seen)
        messages.success(request, _("Ce frein est de nouveau là ; son histoire continue."))
        return redirect(back)
    return render(request, "pathways/barriers/reopen.html", _context(barrier, form, back))


def _ordinary_or_404(request: Request, barrier_id: UUID) -> Barrier:
    """A sensitive one has its own screens, for those who may read it."""
    barrier = row_or_404(request, Barrier, barrier_id, policies.can_plan)
    require(not barrier.is_sensitive, _("Ce frein se regarde avec la personne qui le suit."))
    return barrier


def _require_may_change(request: Request, barrier: Barrier) -> None:
    require(
        policies.can_change_barrier(request.user, barrier),
        _("Ce frein se regarde avec la personne qui le suit."),
    )


def _context(barrier: Barrier, form: object, back: str) -> dict[str, object]:
    return {"pathway": barrier.pathway, "barrier": barrier, "form": form, "back": back}
