from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from filrouge.accounts.actions.organisations import create_organisation, edit_organisation
from filrouge.accounts.forms.organisations import OrganisationForm
from filrouge.accounts.models import Organisation
from filrouge.accounts.policies import (
    can_create_organisation,
    can_edit_organisation,
    can_manage_api_tokens,
)
from filrouge.accounts.requests import Request
from filrouge.accounts.rooms import rooms_of
from filrouge.shared.rights import require
from filrouge.shared.screens import carried_out


def index(request: Request) -> HttpResponse:
    organisations = Organisation.objects.visible_to(request.user)
    context = {"organisations": organisations, "can_create": can_create_organisation(request.user)}
    return render(request, "accounts/organisations/index.html", context)


def new(request: Request) -> HttpResponse:
    require(
        can_create_organisation(request.user),
        _("Seul·e un·e administrateur·rice de la plateforme ajoute une organisation."),
    )
    form = OrganisationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = carried_out(form, lambda: create_organisation(by=request.user, **form.cleaned_data))
        if made:
            messages.success(
                request, _("%(name)s est ajoutée. Invitez sa ou son responsable.") % {"name": made}
            )
            return redirect("accounts:organisations-show", made.pk)
    return render(request, "accounts/organisations/new.html", {"form": form})


def show(request: Request, organisation_id: int) -> HttpResponse:
    organisation = get_object_or_404(Organisation.objects.visible_to(request.user), pk=organisation_id)
    members = (
        organisation.memberships.current().select_related("user", "project").order_by("user__family_name")
    )
    can_edit = can_edit_organisation(request.user, organisation)
    context = {
        "organisation": organisation,
        "members": members,
        "projects": organisation.consortium.filter(until=None).select_related("project"),
        "can_edit": can_edit,
        "rooms": rooms_of(organisation),
        "can_manage_api_tokens": can_manage_api_tokens(request.user, organisation),
        "invitations": organisation.invitations.waiting().select_related("project").order_by("-sent_at"),
    }
    return render(request, "accounts/organisations/show.html", context)


def edit(request: Request, organisation_id: int) -> HttpResponse:
    organisation = get_object_or_404(Organisation.objects.visible_to(request.user), pk=organisation_id)
    require(
        can_edit_organisation(request.user, organisation),
        _("Seul·e un·e responsable de l’organisation peut la modifier."),
    )
    form = OrganisationForm(request.POST or None, instance=organisation)
    if request.method == "POST" and form.is_valid():
        by, values = request.user, form.cleaned_data
        if carried_out(form, lambda: edit_organisation(by=by, organisation=organisation, **values)):
            messages.success(request, _("C’est enregistré."))
            return redirect("accounts:organisations-show", organisation.pk)
    return render(request, "accounts/organisations/edit.html", {"form": form, "organisation": organisation})
