from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from filrouge.pathways import policies
from filrouge.pathways.actions.absences import cancel_absence, change_absence, plan_absence, refusal
from filrouge.pathways.forms.referents import AbsenceForm
from filrouge.pathways.models import Absence
from filrouge.pathways.queries import absences_around, may_be_noted_by, stand_ins_around
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.shared.screens import posted


def index(request: Request) -> HttpResponse:
    """Who is away in my teams, now and soon, and who stands in."""
    mine = {user.pk for user in may_be_noted_by(request.user)}
    lines = [(absence, absence.user_id in mine) for absence in absences_around(request.user)]
    return render(request, "pathways/absences/index.html", {"lines": lines})


def new(request: Request) -> HttpResponse:
    form = _form(request, {"user": request.user.pk})
    if request.method == "POST" and form.is_valid():
        absence = plan_absence(by=request.user, **form.cleaned_data)
        messages.success(request, _said(absence))
        return redirect("pathways:absences-index")
    return render(
        request, "pathways/absences/new.html", {"form": form, "back": reverse("pathways:absences-index")}
    )


def edit(request: Request, absence_id: UUID) -> HttpResponse:
    absence = _absence(request, absence_id)
    names = ("user", "since", "until", "substitute")
    form = _form(request, {name: getattr(absence, name) for name in names})
    form.fields["user"].disabled = True
    if request.method == "POST" and form.is_valid():
        data = {name: form.cleaned_data[name] for name in ("since", "until", "substitute")}
        change_absence(by=request.user, absence=absence, **data)
        messages.success(request, _("Absence modifiée."))
        return redirect("pathways:absences-index")
    return render(
        request,
        "pathways/absences/edit.html",
        {"form": form, "absence": absence, "back": reverse("pathways:absences-index")},
    )


def end(request: Request, absence_id: UUID) -> HttpResponse:
    absence = _absence(request, absence_id)
    if request.method == "POST":
        cancel_absence(by=request.user, absence=absence)
        messages.success(request, _("Absence annulée."))
        return redirect("pathways:absences-index")
    return render(request, "pathways/absences/end.html", {"absence": absence})


def _absence(request: Request, absence_id: UUID) -> Absence:
    absence = get_object_or_404(absences_around(request.user), pk=absence_id)
    require(policies.can_change_absence(request.user, absence), refusal())
    return absence


def _form(request: Request, initial: dict) -> AbsenceForm:
    return AbsenceForm(
        posted(request),
        initial=initial,
        absents=may_be_noted_by(request.user),
        colleagues=stand_ins_around(request.user),
    )


def _said(absence: Absence) -> str:
    if absence.substitute is None:
        return _("Absence notée. Personne ne remplace pour l’instant : une alerte le rappellera à l’équipe.")
    return _("Absence notée : %(name)s prend le relais ces jours-là.") % {"name": absence.substitute}
