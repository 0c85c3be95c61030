"""SMS by any provider that takes a JSON POST with a bearer key.

    POST SMS_HTTP_URL
    Authorization: Bearer SMS_HTTP_KEY
    Idempotency-Key: <key>
    {"id": "<key>", "to": "+33612345678", "text": "…", "from": "SMS_SENDER"}

Any 2xx is a success; "id", "reference" or "message_id" of its JSON is kept. 408, 425, 429 and 5xx are tried
again, other answers are refusals. Redirections are not followed: the key goes nowhere else.
"""

import http.client
import json
from http import HTTPStatus
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from .protocol import Parcel, Refused, TryLater

SECONDS = 10
MOST_BYTES = 64 * 1024
REFERENCES = ("id", "reference", "message_id")
AGAIN = (HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS)


def to_web(parcel: Parcel) -> str:
    try:
        status, answer = _post(parcel)
    except (OSError, http.client.HTTPException) as error:
        raise TryLater(_("le prestataire de SMS ne répond pas")) from error
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return _reference(answer)
    said = _("le prestataire de SMS répond « HTTP %(status)d »") % {"status": status}
    if status in AGAIN or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise TryLater(said)
    raise Refused(said)


def _post(parcel: Parcel) -> tuple[int, bytes]:
    parts = urlsplit(settings.SMS_HTTP_URL)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=SECONDS)
    body = {"id": parcel.key, "to": parcel.to, "text": parcel.text, "from": settings.SMS_SENDER}
    headers = {
        "Authorization": f"Bearer {settings.SMS_HTTP_KEY}",
        "Content-Type": "application/json",
        "Idempotency-Key": parcel.key,
        "User-Agent": "Fil-rouge-messages/1",
    }
    try:
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("POST", target, body=json.dumps(body).encode(), headers=headers)
        response = connection.getresponse()
        return response.status, response.read(MOST_BYTES)
    finally:
        connection.close()


def _reference(answer: bytes) -> str:
    """'' when the provider gives none: it was sent all the same."""
    try:
        said = json.loads(answer)
    except ValueError:
        return ""
    found = (said.get(name) for name in REFERENCES) if isinstance(said, dict) else ()
    return next((str(one)[:160] for one in found if isinstance(one, str | int)), "")
