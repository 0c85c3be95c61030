"""What a telephone sends, read strictly: a body, and in it operations, each a text of its own."""

import gzip
import hashlib
import io
import json
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints
from pydantic import ValidationError as Malformed

from .models import Device
from .models.operations import CLIENT_ID
from .sealing import Unreadable, opened

LARGEST = 2 * 1024 * 1024  # bytes sent
LARGEST_OPEN = 8 * 1024 * 1024  # bytes once decompressed
MOST = 1000  # operations in one exchange

ClientId = Annotated[str, StringConstraints(pattern=rf"^[A-Za-z0-9_-]{{8,{CLIENT_ID}}}$")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="ignore")  # a later telephone may say more


class Sent(_Strict):
    """One operation on its way: its text, or the same text sealed."""

    id: ClientId
    content: str | None = None
    sealed: str | None = None


class Exchange(_Strict):
    """`wants`: what the telephone may read now (it is unlocked). `ask`: operations it wonders about."""

    device: UUID
    clock: AwareDatetime
    operations: Annotated[list[Sent], Field(max_length=MOST)] = []
    ask: Annotated[list[ClientId], Field(max_length=MOST)] = []
    wants: bool = False
    wiped: bool = False
    installed: bool = False
    persisted: bool = False


class Content(_Strict):
    id: ClientId
    kind: Annotated[str, StringConstraints(pattern=r"^[a-z_]+\.[a-z_]+$", max_length=60)]
    schema_: Annotated[int, Field(alias="schema", ge=1, le=1000)]
    at: AwareDatetime
    payload: dict[str, Any]
    base: Annotated[str, StringConstraints(max_length=64)] = ""
    record: ClientId | None = None
    after: Annotated[list[ClientId], Field(max_length=50)] = []
    person: UUID | None = None
    project: Annotated[int, Field(ge=1, le=2**62)] | None = None


@dataclass(frozen=True)
class Read:
    """One operation read, its text kept as it came."""

    content: Content
    text: str

    @property
    def digest(self) -> str:
        return digest_of(self.text)


def digest_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def exchange_of(request: HttpRequest) -> Exchange:
    """Raises ValidationError: what is wrong with the whole body."""
    try:
        return Exchange.model_validate(json.loads(_body(request)))
    except (ValueError, RecursionError) as error:
        raise ValidationError(_("Cet envoi n’est pas lisible : rien n’a été enregistré.")) from error


def read(sent: Sent, device: Device) -> Read:
    """Raises ValidationError: what is wrong with this operation."""
    try:
        text = sent.content if sent.content is not None else _unsealed(sent, device)
        content = Content.model_validate(json.loads(text))
    except (Malformed, Unreadable, ValueError, RecursionError) as error:
        raise ValidationError(_("Le serveur n’arrive pas à lire cette note.")) from error
    if content.id != sent.id or "\x00" in text or content.at < datetime(2000, 1, 1, tzinfo=UTC):
        raise ValidationError(_("Le serveur n’arrive pas à lire cette note."))
    return Read(content, text)


def _unsealed(sent: Sent, device: Device) -> str:
    return opened(sent.sealed or "", device.private_key, device=device.pk, client_id=sent.id)


def _body(request: HttpRequest) -> bytes:
    if len(request.body) > LARGEST:
        raise ValidationError(_("Cet envoi dépasse 2 Mo : envoyez moins de notes à la fois."))
    if request.headers.get("Content-Encoding") != "gzip":
        return request.body
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(request.body)) as stream:
            body = stream.read(LARGEST_OPEN + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise ValueError("not gzip") from error
    if len(body) > LARGEST_OPEN:
        raise ValueError("too long once open")
    return body
