"""Who carries messages out: one protocol, chosen by the settings for each channel."""

from django.conf import settings
from django.utils.module_loading import import_string

from filrouge.messaging.models.messages import Channel

from .protocol import Attachment, Parcel, Provider, Refused, TryLater

SMS_PROVIDERS = {
    "console": "filrouge.messaging.providers.console.to_console",
    "file": "filrouge.messaging.providers.files.to_file",
    "http": "filrouge.messaging.providers.web.to_web",
}

__all__ = ["Attachment", "Parcel", "Provider", "Refused", "TryLater", "can_carry", "provider_of"]


def can_carry(channel: str) -> bool:
    """False for SMS on a platform where nobody chose a provider."""
    return channel == Channel.MAIL or settings.SMS_PROVIDER in SMS_PROVIDERS


def provider_of(channel: str) -> Provider:
    if channel == Channel.MAIL:
        found = import_string("filrouge.messaging.providers.mail.to_mail")
    else:
        found = import_string(SMS_PROVIDERS[settings.SMS_PROVIDER])
    return found
