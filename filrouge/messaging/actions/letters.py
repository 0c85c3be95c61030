"""E-mails to those without an account, from a template whose first line is the subject."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid5

from django.core.exceptions import ValidationError
from django.template.loader import render_to_string

from filrouge.accounts.models import Organisation, Project
from filrouge.shared.actors import Actor

from .messages import Joined, send_message


def send_letter(
    *,
    by: Actor,
    to: str,
    template: str,
    values: Mapping[str, Any],
    organisation: Organisation,
    project: Project,
    purpose: str,
    letter_id: UUID,
    enclosure: str = "",
) -> None:
    """Once for this `letter_id` and this template (`partners/mails/request.txt`), however often a job runs.
    `enclosure`: see `Joined`.

    Nothing is said when the address asked for no more messages, or cannot be: the team does otherwise.
    """
    subject, _separator, body = render_to_string(template, values).strip().partition("\n")
    name = template.rpartition("/")[2].removesuffix(".txt")
    try:
        send_message(
            by=by,
            channel="mail",
            to=to,
            subject=subject,
            text=body.strip(),
            organisation=organisation,
            project=project,
            purpose=purpose,
            message_id=uuid5(letter_id, name),
            joined=Joined(enclosure=enclosure),
        )
    except ValidationError:
        return
