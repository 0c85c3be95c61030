import re
from typing import Any
from uuid import UUID

from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.manager import JobManager

from filrouge.shared.transactions import alias, require_transaction

Id = int | str | UUID
Argument = Id | list[int] | list[str] | list[UUID]

# No space, no @, no +: the queue is readable by the web role, so nothing in it may be a name,
# an address or a sentence.
ID_TEXT = re.compile(r"[A-Za-z0-9_:.-]{1,64}")


class NotAnId(TypeError):
    """A job was given something else than ids."""


def defer(name: str, /, **ids: Argument) -> int:
    """Queues the task of this name ("pathways.send_reminder") if the current transaction commits.

    Returns the job's number. Raises NotAnId, OutsideTransaction, or procrastinate's TaskNotFound.
    """
    require_transaction(f"Deferring {name}")
    arguments: dict[str, Any] = {key: _plain(key, value) for key, value in ids.items()}
    task = app.configure_task(name, allow_unknown=False)
    if alias.get() != "default":
        # On the connection of the role taken: on another, the job would start before the change it follows.
        task.job_manager = JobManager(DjangoConnector(alias=alias.get()))
    return task.defer(**arguments)


def _plain(key: str, value: Argument) -> int | str | list[int | str]:
    if isinstance(value, list):
        return [_plain_id(key, item) for item in value]
    return _plain_id(key, value)


def _plain_id(key: str, value: object) -> int | str:
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and ID_TEXT.fullmatch(value):
        return value
    # The value itself stays out of the message: it may be what must not be written down.
    raise NotAnId(f"Jobs carry ids only: {key!r} is not an integer, a UUID or a short identifier.")
