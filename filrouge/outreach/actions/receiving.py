"""What comes in by the public page and by the link a sender follows. Nobody is known there; nothing is read."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.db import ProgrammingError, connections, models, transaction
from psycopg.errors import InsufficientPrivilege

from filrouge.outreach.events import OrientationReceived, SenderWordAdded
from filrouge.outreach.models import AgreedHow, Door, Orientation, Origin, SenderWord
from filrouge.outreach.orienting.origins import level_of
from filrouge.privacy.links import use_link
from filrouge.privacy.models import OutsideLink
from filrouge.shared.actors import Actor
from filrouge.shared.encrypted_field import sealed
from filrouge.shared.events import publish
from filrouge.shared.text import search_key
from filrouge.shared.transactions import alias


class TooMany(Exception):
    """So many came today that something is wrong: people call instead."""


@dataclass(frozen=True, kw_only=True)
class Sent:
    """What was typed. `agreed_how` and `tells`: see `Orientation`; `covered`: the structure's name tells
    something of her, says the sender."""

    given_name: str
    family_name: str = ""
    phone: str = ""
    reach: str = ""
    sought: str = ""
    commune_code: str = ""
    language: str = ""
    agreed_how: str = AgreedHow.HERSELF
    tells: list[str] = field(default_factory=list)
    by_herself: bool = False
    kind: str = ""
    structure: str = ""
    sender: str = ""
    email: str = ""
    covered: bool = False


def receive_orientation(*, door: Door, sent: Sent, orientation_id: UUID) -> bool:
    """Keep what was sent, for the team of this page. False when it was already kept: the page was sent twice.

    Raises PermissionDenied once the page is closed, TooMany past 300 a day.
    """
    orientation = Orientation(pk=orientation_id, **_columns(sent, Orientation))
    origin = Origin(pk=orientation_id, **_columns(sent, Origin))
    values = (
        orientation_id,
        door.slug,
        sent.by_herself,
        *sealed(orientation, "given_name", "family_name", "phone", "reach", "sought"),
        sent.commune_code,
        sent.language,
        sent.agreed_how,
        sent.tells,
        level_of(kind=sent.kind, name=sent.structure, said=sent.covered).value,
        sent.kind,
        search_key(sent.structure),
        *sealed(origin, "structure", "sender", "email"),
    )
    with transaction.atomic():
        if not _called("receive_orientation", *values):
            return False
        publish(
            OrientationReceived(
                by=Actor.link(f"door-{door.pk}"),
                orientation_id=orientation_id,
                project_id=door.project_id,
                organisation_id=door.organisation_id,
            )
        )
    return True


def add_word(*, link: OutsideLink, text: str) -> None:
    """From the page of the link, once entered. Raises PermissionDenied past twenty, or once it is closed."""
    word = SenderWord(pk=uuid4(), text=text)
    with transaction.atomic():
        _called("add_sender_word", word.pk, *sealed(word, "text"))
        use_link(link)
        orientation_id = UUID(link.subject)
        publish(SenderWordAdded(by=Actor.link(link.pk), orientation_id=orientation_id))


def _columns(sent: Sent, model: type[models.Model]) -> dict[str, object]:
    names = {one.name for one in model._meta.concrete_fields}
    return {name: value for name, value in vars(sent).items() if name in names}


def _called(function: str, *values: Any) -> bool:
    marks = ", ".join(["%s"] * len(values))
    try:
        with transaction.atomic(using=alias.get()), connections[alias.get()].cursor() as cursor:
            cursor.execute(f"SELECT {function}({marks})", values)  # our own names
    except ProgrammingError as error:
        if not isinstance(error.__cause__, InsufficientPrivilege):
            raise
        return _refused(str(error))
    return True


def _refused(refusal: str) -> bool:
    if refusal.startswith("receive_orientation: already received"):
        return False
    if refusal.startswith("receive_orientation: 300"):
        raise TooMany
    raise PermissionDenied(refusal)
