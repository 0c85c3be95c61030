from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from filrouge.accounts.models import Organisation
from filrouge.messaging.actions.webhooks import REFUSED, end_webhook, subscribe
from filrouge.messaging.catalogue import TOLD
from filrouge.messaging.forms import WebhookForm
from filrouge.messaging.models import Webhook
from filrouge.messaging.policies import can_manage_webhooks
from filrouge.messaging.queries import latest_deliveries
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require


def index(request: Request, organisation_id: int) -> HttpResponse:
    organisation = _organisation(request, organisation_id)
    webhooks = organisation.webhooks.select_related("created_by").order_by("-created_at")
    context = {"organisation": organisation, "webhooks": webhooks}
    return render(request, "messaging/webhooks/index.html", context)


@never_cache
def new(request: Request, organisation_id: int) -> HttpResponse:
    organisation = _organisation(request, organisation_id)
    form = WebhookForm(request.POST or None)
    context = {"form": form, "organisation": organisation, "secret": ""}
    if request.method == "POST" and form.is_valid():
        try:
            webhook = subscribe(by=request.user, organisation=organisation, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            # Shown on this very page, once: neither the session nor a message may keep it.
            context["secret"] = webhook.secret
    return render(request, "messaging/webhooks/new.html", context)


def show(request: Request, organisation_id: int, webhook_id: UUID) -> HttpResponse:
    """What was sent lately, and what was answered."""
    organisation = _organisation(request, organisation_id)
    webhook = get_object_or_404(Webhook, pk=webhook_id, organisation=organisation)
    context = {
        "organisation": organisation,
        "webhook": webhook,
        "events": [TOLD[name] for name in webhook.events if name in TOLD],
        "deliveries": [(TOLD.get(one.event, one.event), one) for one in latest_deliveries(webhook)],
    }
    return render(request, "messaging/webhooks/show.html", context)


def end(request: Request, organisation_id: int, webhook_id: UUID) -> HttpResponse:
    organisation = _organisation(request, organisation_id)
    webhook = get_object_or_404(Webhook.objects.open(), pk=webhook_id, organisation=organisation)
    if request.method == "POST":
        end_webhook(by=request.user, webhook=webhook)
        messages.success(request, _("Ce logiciel ne sera plus prévenu."))
        return redirect("messaging:webhooks-index", organisation.pk)
    context = {"organisation": organisation, "webhook": webhook}
    return render(request, "messaging/webhooks/end.html", context)


def _organisation(request: Request, organisation_id: int) -> Organisation:
    organisation = get_object_or_404(Organisation.objects.visible_to(request.user), pk=organisation_id)
    require(can_manage_webhooks(request.user, organisation), REFUSED)
    return organisation
