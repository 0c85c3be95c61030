"""Messages of accounts: plain text, one template each, whose first line is the subject."""

from smtplib import SMTPException

from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext as _


class NotSent(ValidationError):
    """The mail server refused or did not answer: what depended on the message did not happen."""

    def __init__(self) -> None:
        super().__init__(
            _("Le message n’a pas pu partir, donc rien n’est enregistré. Réessayez dans un moment.")
        )


def send(template: str, *, to: str, **context: object) -> None:
    """Send `accounts/mails/<template>.txt`. Raises NotSent."""
    text = render_to_string(f"accounts/mails/{template}.txt", context)
    subject, _, body = text.strip().partition("\n")
    # One line, whatever a name contains: no header can be added through a subject.
    message = EmailMessage(" ".join(subject.split()), body.strip() + "\n", to=[to])
    try:
        message.send()
    except (SMTPException, OSError) as error:
        raise NotSent() from error
