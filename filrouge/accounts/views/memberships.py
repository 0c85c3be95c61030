from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from filrouge.accounts.actions.memberships import edit_role, end_role, give_role
from filrouge.accounts.departures import Held, StillHolding
from filrouge.accounts.forms.projects import EndForm
from filrouge.accounts.forms.team import MembershipForm, WorkingTimeForm
from filrouge.accounts.models import Membership, Organisation
from filrouge.accounts.policies import can_change_membership
from filrouge.accounts.requests import Request
from filrouge.shared.rights import require
from filrouge.shared.screens import carried_out

from .run import organisation_managed_by


def new(request: Request, organisation_id: int) -> HttpResponse:
    organisation = organisation_managed_by(request.user, organisation_id)
    form = MembershipForm(request.POST or None, giver=request.user, organisation=organisation)
    if request.method == "POST" and form.is_valid():
        by, values = request.user, form.cleaned_data
        if carried_out(form, lambda: give_role(by=by, organisation=organisation, **values)):
            messages.success(request, _("La fonction est donnée."))
            return redirect("accounts:organisations-show", organisation.pk)
    context = {"form": form, "organisation": organisation}
    return render(request, "accounts/memberships/new.html", context)


def edit(request: Request, organisation_id: int, membership_id: int) -> HttpResponse:
    membership = _membership(request, organisation_id, membership_id)
    form = WorkingTimeForm(request.POST or None, instance=membership)
    if request.method == "POST" and form.is_valid():
        by, time = request.user, form.cleaned_data["working_time"]
        if carried_out(form, lambda: edit_role(by=by, membership=membership, working_time=time)):
            messages.success(request, _("C’est enregistré."))
            return redirect("accounts:organisations-show", membership.organisation_id)
    return render(request, "accounts/memberships/edit.html", {"form": form, "membership": membership})


def end(request: Request, organisation_id: int, membership_id: int) -> HttpResponse:
    membership = _membership(request, organisation_id, membership_id)
    form, held = EndForm(request.POST or None), list[Held]()
    if request.method == "POST" and form.is_valid():
        by, until = request.user, form.cleaned_data["until"]
        try:
            ended = carried_out(form, lambda: end_role(by=by, membership=membership, until=until))
        except StillHolding as refusal:
            ended, held = None, refusal.held
        if ended:
            messages.success(request, _("C’est enregistré."))
            return redirect("accounts:organisations-index")
    context = {"form": form, "membership": membership, "held": held}
    return render(request, "accounts/memberships/end.html", context)


def _membership(request: Request, organisation_id: int, membership_id: int) -> Membership:
    organisation = get_object_or_404(Organisation.objects.visible_to(request.user), pk=organisation_id)
    related = Membership.objects.select_related("user", "organisation", "project")
    membership = get_object_or_404(related, pk=membership_id, organisation=organisation, until=None)
    require(
        can_change_membership(request.user, membership),
        _("Seul·e un·e responsable de l’organisation peut modifier cette fonction."),
    )
    return membership
