from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from filrouge.accounts.models import Organisation
from filrouge.pathways.actions.care import refusal
from filrouge.pathways.actions.trainings import (
    add_onboarding_item,
    begin_onboarding,
    end_onboarding_item,
    onboarding_refusal,
    tick_onboarding,
)
from filrouge.pathways.care import policies
from filrouge.pathways.care.queries import all_teams, checklists_of, newcomers
from filrouge.pathways.forms.care import OnboardingForm
from filrouge.pathways.models import OnboardingItem
from filrouge.privacy.requests import Request
from filrouge.shared.pages import no_page
from filrouge.shared.rights import require
from filrouge.shared.screens import posted

HOME = "pathways:onboardings-index"


def index(request: Request) -> HttpResponse:
    """What my team shows to those who arrive, and how far I am."""
    require(policies.belongs_to_a_team(request.user), refusal())
    context = {"lists": checklists_of(request.user), "newcomers": newcomers(request.user)}
    return render(request, "pathways/onboardings/index.html", context)


@no_page("a press, from the list")
@require_POST
def begin(request: Request, organisation_id: int) -> HttpResponse:
    team = _team(request, organisation_id)
    count = begin_onboarding(by=request.user, organisation=team)
    said = ngettext("%(count)d point à voir ensemble.", "%(count)d points à voir ensemble.", count)
    messages.success(request, said % {"count": count})
    return redirect(HOME)


def new(request: Request, organisation_id: int) -> HttpResponse:
    team = _team(request, organisation_id)
    require(policies.can_write_onboarding(request.user, team), onboarding_refusal())
    form = OnboardingForm(posted(request))
    if request.method == "POST" and form.is_valid():
        add_onboarding_item(by=request.user, organisation=team, **form.cleaned_data)
        messages.success(request, _("C’est ajouté."))
        return redirect(HOME)
    return render(
        request, "pathways/onboardings/new.html", {"form": form, "team": team, "back": reverse(HOME)}
    )


def end(request: Request, item_id: int) -> HttpResponse:
    item = _item(request, item_id)
    require(policies.can_write_onboarding(request.user, item.organisation_id), onboarding_refusal())
    if request.method == "POST":
        end_onboarding_item(by=request.user, item=item)
        messages.success(request, _("C’est retiré de la liste."))
        return redirect(HOME)
    return render(request, "pathways/onboardings/end.html", {"item": item})


@no_page("a press, from the list")
@require_POST
def tick(request: Request, item_id: int) -> HttpResponse:
    """`vu` empty: not seen after all."""
    tick_onboarding(by=request.user, item=_item(request, item_id), seen=bool(request.POST.get("vu")))
    return redirect(HOME)


def _team(request: Request, organisation_id: int) -> Organisation:
    return get_object_or_404(all_teams(request.user), pk=organisation_id)


def _item(request: Request, item_id: int) -> OnboardingItem:
    around = OnboardingItem.objects.filter(organisation__in=all_teams(request.user), ended_on=None)
    return get_object_or_404(around, pk=item_id)
