from collections.abc import Sequence

from .models import Delivery, Webhook


def latest_deliveries(webhook: Webhook) -> Sequence[Delivery]:
    """The last 50, without their bodies; nothing for those who do not manage the organisation."""
    return list(Delivery.objects.raw("SELECT * FROM webhook_deliveries(%s)", [webhook.pk]))
