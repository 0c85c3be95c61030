"""Another system of an organisation asks to be told, and no longer."""

import secrets

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, User
from filrouge.messaging.catalogue import TOLD
from filrouge.messaging.models import Webhook
from filrouge.messaging.policies import can_manage_webhooks
from filrouge.messaging.sending import AddressRefused, checked
from filrouge.shared import clock
from filrouge.shared.rights import must_hit, require

REFUSED = _("Seul·e un·e responsable de l’organisation relie d’autres logiciels.")


def subscribe(*, by: User, organisation: Organisation, url: str, events: list[str]) -> Webhook:
    """Its `secret` is to be shown once. Raises PermissionDenied, ValidationError."""
    require(can_manage_webhooks(by, organisation), REFUSED)
    try:
        checked(url)
    except AddressRefused as refused:
        raise ValidationError({"url": str(refused)}) from refused
    if not events or not set(events) <= set(TOLD):
        raise ValidationError({"events": _("Choisissez au moins un événement de la liste.")})
    return Webhook.objects.create(
        organisation=organisation,
        url=url,
        secret=f"frw_{secrets.token_urlsafe(32)}",
        events=sorted(events),
        created_by=by,
    )


def end_webhook(*, by: User, webhook: Webhook) -> None:
    """What is on its way to it is not sent any more."""
    require(can_manage_webhooks(by, webhook.organisation), REFUSED)
    must_hit(Webhook.objects.open().filter(pk=webhook.pk).update(ended_at=clock.now()))
