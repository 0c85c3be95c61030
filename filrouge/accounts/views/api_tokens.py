from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from filrouge.accounts.actions.api_tokens import create_api_token, end_api_token
from filrouge.accounts.forms.team import ApiTokenForm
from filrouge.accounts.models import ApiToken, Organisation
from filrouge.accounts.policies import accompanies_in, can_manage_api_tokens
from filrouge.accounts.requests import Request
from filrouge.shared.rights import require
from filrouge.shared.screens import carried_out


def index(request: Request, organisation_id: int) -> HttpResponse:
    organisation = _organisation(request, organisation_id)
    tokens = organisation.api_tokens.select_related("created_by")
    context = {"organisation": organisation, "tokens": tokens, "open_tokens": set(tokens.open())}
    return render(request, "accounts/api_tokens/index.html", context)


@never_cache
def new(request: Request, organisation_id: int) -> HttpResponse:
    organisation = _organisation(request, organisation_id)
    form = ApiTokenForm(request.POST or None)
    context = {"form": form, "organisation": organisation, "secret": ""}
    context["may_act"] = accompanies_in(request.user, organisation)
    if request.method == "POST" and form.is_valid():
        by, values = request.user, form.values()
        made = carried_out(form, lambda: create_api_token(by=by, organisation=organisation, **values))
        if made:
            # Shown on this very page, once: neither the session nor a message may keep it.
            context["secret"] = made[1]
    return render(request, "accounts/api_tokens/new.html", context)


def end(request: Request, organisation_id: int, token_id: int) -> HttpResponse:
    organisation = _organisation(request, organisation_id)
    token = get_object_or_404(ApiToken, pk=token_id, organisation=organisation, ended_at=None)
    if request.method == "POST":
        end_api_token(by=request.user, token=token)
        messages.success(request, _("La clé ne marche plus."))
        return redirect("accounts:api_tokens-index", organisation.pk)
    context = {"organisation": organisation, "token": token}
    return render(request, "accounts/api_tokens/end.html", context)


def _organisation(request: Request, organisation_id: int) -> Organisation:
    organisation = get_object_or_404(Organisation.objects.visible_to(request.user), pk=organisation_id)
    require(
        can_manage_api_tokens(request.user, organisation),
        _("Seul·e un·e responsable de l’organisation gère ses clés."),
    )
    return organisation
