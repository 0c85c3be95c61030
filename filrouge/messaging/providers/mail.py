"""E-mail, by the mail server of the platform (EMAIL_URL)."""

from email.utils import parseaddr
from smtplib import SMTPException, SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _

from .protocol import Parcel, Refused, TryLater


def to_mail(parcel: Parcel) -> str:
    """The reference is the Message-ID, the same at each try: mail programs show repeats once."""
    host = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    reference = f"<{parcel.key}@{host or 'localhost'}>"
    headers = {"Message-ID": reference, "Auto-Submitted": "auto-generated"}
    # One line, whatever the subject contains: no header can be added through it.
    subject = " ".join(parcel.subject.split())
    try:
        message = EmailMessage(subject, parcel.text, to=[parcel.to], headers=headers)
        for one in parcel.attachments:
            message.attach(one.name, one.content, one.kind)
        message.send()
    except SMTPRecipientsRefused as error:
        if any(code >= 500 for code, _said in error.recipients.values()):
            raise Refused(_("l’adresse est refusée par le serveur de messagerie")) from error
        raise TryLater(_("le serveur de messagerie demande d’attendre")) from error
    except (SMTPException, OSError) as error:
        raise TryLater(_("le serveur de messagerie ne répond pas")) from error
    return reference
