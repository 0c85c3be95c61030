from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from filrouge.accounts.models import Membership, Organisation
from filrouge.pathways.actions.trainings import note_training, training_refusal, withdraw_training
from filrouge.pathways.care import policies
from filrouge.pathways.care.queries import (
    may_be_trained,
    run_by,
    training_totals,
    trainings_of,
    trainings_run_by,
)
from filrouge.pathways.forms.care import PeriodForm, TrainingForm
from filrouge.pathways.models import Training
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.shared.screens import posted

HOME = "pathways:trainings-index"


def index(request: Request) -> HttpResponse:
    """What I followed; and, for who runs the team, what the team followed, with totals for the funder."""
    runs = run_by(request.user).exists()
    period = PeriodForm(request.GET or None)
    first, last = period.period
    context = {
        "own": trainings_of(request.user),
        "runs": runs,
        "team": trainings_run_by(request.user) if runs else [],
        "totals": training_totals(request.user, first, last) if runs else [],
        "form": PeriodForm(initial={"du": first, "au": last}),
        "first": first,
        "last": last,
    }
    return render(request, "pathways/trainings/index.html", context)


def new(request: Request) -> HttpResponse:
    roles = Membership.objects.current().filter(user=request.user).values("organisation")
    teams = Organisation.objects.filter(pk__in=roles) | Organisation.objects.filter(
        pk__in=run_by(request.user).values("pk")
    )
    form = TrainingForm(
        posted(request),
        people=may_be_trained(request.user),
        teams=teams.order_by("name"),
        initial={"user": request.GET.get("qui", request.user.pk)},
    )
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        if policies.can_note_training(request.user, chosen["user"], chosen["organisation"]):
            note_training(
                by=request.user,
                user=chosen["user"],
                organisation=chosen["organisation"],
                followed=form.followed,
            )
            messages.success(request, _("Formation notée."))
            return redirect(HOME)
        form.add_error("organisation", _("Cette personne n’est pas de cette équipe."))
    return render(request, "pathways/trainings/new.html", {"form": form, "back": reverse(HOME)})


def end(request: Request, training_id: UUID) -> HttpResponse:
    """Noted by mistake."""
    training = get_object_or_404(Training.objects.in_force().select_related("user"), pk=training_id)
    require(policies.can_withdraw_training(request.user, training), training_refusal())
    if request.method == "POST":
        withdraw_training(by=request.user, training=training)
        messages.success(request, _("C’est retiré."))
        return redirect(HOME)
    return render(request, "pathways/trainings/end.html", {"training": training})
