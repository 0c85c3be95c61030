"""`Idempotency-Key`: a program unsure whether its request arrived sends it again, and nothing happens twice.

Same key and same request: the answer already given. Same key, another request: 409. The answer is kept
encrypted for a day, in the transaction of the change itself: what failed is not kept, and may be retried.
"""

import hashlib
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.http import HttpResponse
from django.utils.translation import gettext as _

from filrouge.privacy.requests import KeyRequest
from filrouge.shared.api.problems import problem

from .models import KeptAnswer

HEADER = "Idempotency-Key"
REPLAYED = "Idempotency-Replayed"
LONGEST = 100
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

Run = Callable[..., HttpResponse]


def answered_once(run: Run) -> Run:
    """Wrap the run of an operation: it runs once per key of idempotency."""

    @wraps(run)
    def run_once(request: KeyRequest, *args: object, **kwargs: object) -> HttpResponse:
        sent = request.headers.get(HEADER, "")
        known = bool(request.context.link)
        if request.method in SAFE or not sent or not known:
            return run(request, *args, **kwargs)
        if len(sent) > LONGEST or not (sent.isascii() and sent.isprintable()):
            return problem(
                HTTPStatus.BAD_REQUEST, _("L’en-tête Idempotency-Key : 100 caractères simples au plus.")
            )
        claim = KeptAnswer(token=request.key, sent=sent, request_digest=_digest(request))
        # A second request with this key waits here until the first has ended.
        KeptAnswer.objects.bulk_create([claim], ignore_conflicts=True)
        kept = KeptAnswer.objects.get(token=request.key, sent=sent)
        if kept.pk != claim.pk:
            return _again(kept, claim)
        return _keep(kept, run(request, *args, **kwargs))

    return run_once


def _again(kept: KeptAnswer, claim: KeptAnswer) -> HttpResponse:
    if kept.request_digest != claim.request_digest:
        return problem(HTTPStatus.CONFLICT, _("Cette clé d’idempotence a déjà servi pour une autre demande."))
    return HttpResponse(
        kept.body, status=kept.status, content_type=kept.content_type, headers={REPLAYED: "true"}
    )


def _keep(kept: KeptAnswer, response: HttpResponse) -> HttpResponse:
    if response.status_code < HTTPStatus.BAD_REQUEST:
        kept.status, kept.content_type = response.status_code, response["Content-Type"]
        kept.body = response.content.decode()
        kept.save(update_fields=["status", "content_type", "body"])
    return response


def _digest(request: KeyRequest) -> str:
    asked = f"{request.method} {request.get_full_path()}\n".encode()
    return hashlib.sha256(asked + request.body).hexdigest()
