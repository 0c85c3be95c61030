"""What went wrong, as `application/problem+json` (RFC 9457): a sentence, and the fields concerned."""

import json
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

import structlog
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, Throttled
from ninja.errors import ValidationError as Unreadable

from filrouge.shared.rights import Missed

MEDIA_TYPE = "application/problem+json"
log = structlog.get_logger(__name__)


class WrongField(Schema):
    field: str
    why: str


class Problem(Schema):
    """`detail` is a sentence that may be shown to a person."""

    title: str
    status: int
    detail: str
    errors: list[WrongField]


class Conflict(Exception):
    """The request contradicts what is already there. Its text is the sentence of the problem."""


def problem(status: HTTPStatus, detail: str, errors: Iterable[dict[str, str]] = ()) -> HttpResponse:
    body = {"title": status.phrase, "status": status.value, "detail": detail, "errors": list(errors)}
    return HttpResponse(json.dumps(body, ensure_ascii=False), status=status, content_type=MEDIA_TYPE)


def answer_problems(api: NinjaAPI) -> None:
    """Give the API a sentence for each way of going wrong."""
    for kind, answer in ANSWERS.items():
        api.add_exception_handler(kind, answer)


def unknown_address(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
    return problem(HTTPStatus.NOT_FOUND, _("Cette adresse n’existe pas dans l’API."))


def _not_found(request: HttpRequest, error: Exception) -> HttpResponse:
    return problem(HTTPStatus.NOT_FOUND, _("Introuvable, ou hors de portée de cette clé."))


def _refused(request: HttpRequest, error: Exception) -> HttpResponse:
    said = str(error) or _("Cette clé ne permet pas de faire cela.")
    return problem(HTTPStatus.FORBIDDEN, said)


def _unknown_key(request: HttpRequest, error: Exception) -> HttpResponse:
    response = problem(
        HTTPStatus.UNAUTHORIZED, _("Clé absente, inconnue, expirée ou retirée : demandez-en une nouvelle.")
    )
    response["WWW-Authenticate"] = "Bearer"
    return response


def _too_fast(request: HttpRequest, error: Exception) -> HttpResponse:
    return problem(
        HTTPStatus.TOO_MANY_REQUESTS, _("Trop de demandes à la suite : attendez un peu avant la suivante.")
    )


def _unreadable(request: HttpRequest, error: Unreadable) -> HttpResponse:
    errors = [{"field": ".".join(map(str, one["loc"])), "why": _why(one["type"])} for one in error.errors]
    return problem(
        HTTPStatus.UNPROCESSABLE_ENTITY, _("Rien n’a été enregistré : des champs sont à corriger."), errors
    )


def _impossible(request: HttpRequest, error: ValidationError) -> HttpResponse:
    said = error.message_dict if hasattr(error, "error_dict") else {"body": error.messages}
    errors = [{"field": field, "why": why} for field, whys in said.items() for why in whys]
    return problem(
        HTTPStatus.UNPROCESSABLE_ENTITY, _("Rien n’a été enregistré : des champs sont à corriger."), errors
    )


def _bad_request(request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem(HTTPStatus.BAD_REQUEST, _("Le corps de la demande n’est pas du JSON lisible."))


def _conflict(request: HttpRequest, error: Exception) -> HttpResponse:
    said = str(error) if isinstance(error, Conflict) else ""
    return problem(
        HTTPStatus.CONFLICT,
        said or _("Cela existe déjà, ou vient d’être changé : relisez avant de réessayer."),
    )


def _failed(request: HttpRequest, error: Exception) -> HttpResponse:
    log.error("api_failed", exc_info=error)
    return problem(
        HTTPStatus.INTERNAL_SERVER_ERROR,
        _("Le service a rencontré une erreur. Rien n’a été enregistré ; réessayez plus tard."),
    )


def _why(kind: str) -> str:
    sentences = {
        "missing": _("Ce champ est obligatoire."),
        "extra_forbidden": _("Ce champ n’existe pas."),
        "uuid_parsing": _("Un identifiant (UUID) est attendu."),
        "literal_error": _("Cette valeur n’est pas dans la liste."),
        "string_too_long": _("Texte trop long."),
        "string_too_short": _("Ce texte ne peut pas être vide."),
    }
    return sentences.get(kind, _("Valeur non comprise."))


ANSWERS: dict[type[Exception], Callable[[HttpRequest, Any], HttpResponse]] = {
    Http404: _not_found,
    PermissionDenied: _refused,
    AuthenticationError: _unknown_key,
    Throttled: _too_fast,
    Unreadable: _unreadable,
    ValidationError: _impossible,
    HttpError: _bad_request,
    Conflict: _conflict,
    IntegrityError: _conflict,
    Missed: _conflict,
    Exception: _failed,
}
