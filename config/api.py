"""`/api/v1/`: the API of the domains, for the other programs of an organisation.

Each domain says what it gives and takes in its `api.py`; here are the door (key, scope, rate), the
description and the mounting. Decisions: docs/decisions/0007-api-keys.md.
"""

import time
from functools import lru_cache
from http import HTTPStatus
from typing import Any, cast

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import URLPattern, path, re_path
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.security import HttpBearer
from ninja.throttling import BaseThrottle

from filrouge.accounts.models import ApiToken
from filrouge.messaging.kept_answers import HEADER, LONGEST, answered_once
from filrouge.pathways.api import router as pathways
from filrouge.people.api import router as people
from filrouge.privacy.api import router as organisation
from filrouge.privacy.middleware import SAFE
from filrouge.privacy.requests import KeyRequest
from filrouge.shared.api.problems import MEDIA_TYPE, Problem, answer_problems, problem, unknown_address
from filrouge.vigilance.api import router as vigilance

MINUTE = 60


class Key(HttpBearer):
    """The key was read by the request's transaction, which needs it first; here it is judged."""

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken | None:
        asked = cast("KeyRequest", request)
        key: ApiToken | None = asked.key
        if key is None:
            return None
        if not asked.context.link:
            raise PermissionDenied(
                _(
                    "La personne qui a créé cette clé n’accompagne pas, ou plus, dans cette organisation : "
                    "créez-en une autre."
                )
            )
        if request.method not in SAFE and ApiToken.Scope.WRITE not in key.scopes:
            raise PermissionDenied(_("Cette clé permet de lire, pas d’écrire."))
        return key


class PerMinute(BaseThrottle):
    """So many requests a minute for each key; the count starts afresh at each minute of the clock."""

    def allow_request(self, request: HttpRequest) -> bool:
        counter = f"api:{cast('KeyRequest', request).key.pk}:{int(time.time()) // MINUTE}"
        cache.add(counter, 0, timeout=2 * MINUTE)
        return cache.incr(counter) <= settings.API_REQUESTS_A_MINUTE

    def wait(self) -> float:
        return MINUTE - time.time() % MINUTE


class Api(NinjaAPI):
    """Adds to the description what is true of every operation: its problems, and the idempotency key."""

    def get_openapi_schema(self, **options: Any) -> Any:
        schema = super().get_openapi_schema(**options)
        said = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        schema["components"]["schemas"] |= said.pop("$defs") | {"Problem": said}
        for address in schema["paths"].values():
            for method, operation in address.items():
                _describe_problems(operation)
                if method == "post":
                    operation["parameters"].append(IDEMPOTENCY)
        return schema


PROBLEMS = (
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.CONFLICT,
    HTTPStatus.UNPROCESSABLE_ENTITY,
    HTTPStatus.TOO_MANY_REQUESTS,
)
IDEMPOTENCY = {
    "in": "header",
    "name": HEADER,
    "required": False,
    "description": "Une valeur de votre choix, une par demande. Renvoyée avec la même demande dans les "
    "24 heures, elle donne la même réponse sans rien refaire ; avec une autre demande, 409.",
    "schema": {"type": "string", "minLength": 1, "maxLength": LONGEST, "pattern": "^[!-~]+$"},
}


def _describe_problems(operation: dict[str, Any]) -> None:
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for status in PROBLEMS:
        operation["responses"][status.value] = {"description": status.phrase, "content": content}


api = Api(
    title="Fil rouge",
    version="1",
    description="Les données de votre organisation, pour vos autres logiciels. Chaque demande porte une clé "
    "créée par une personne responsable de l’organisation : « Authorization: Bearer fr_… ».",
    openapi_url="",
    docs_url=None,
    auth=Key(),
    throttle=PerMinute(),
    urls_namespace="api",
)
answer_problems(api)
api.add_decorator(answered_once, mode="view")
for router in (organisation, people, pathways, vigilance):
    api.add_router("", router)


@lru_cache
def description() -> dict[str, Any]:
    return api.get_openapi_schema(path_prefix="api/v1/")


@login_not_required  # describes the doors, opens none: tools read it before they have a key
def openapi(request: HttpRequest) -> HttpResponse:
    return HttpResponse(api.renderer.render(request, description(), response_status=200), "application/json")


@login_not_required  # the same, for human readers
def index(request: HttpRequest) -> HttpResponse:
    operations = [
        (method.upper(), address, operation)
        for address, methods in description()["paths"].items()
        for method, operation in methods.items()
    ]
    return render(request, "api/index.html", {"operations": operations})


def _marked(pattern: URLPattern) -> URLPattern:
    """No session, no form: a key. So no sign-in page, no cookie check, and the key's own context."""
    view = pattern.callback

    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        return _not_allowed(response) if isinstance(response, HttpResponseNotAllowed) else response

    answer.asks_with_key = True  # type: ignore[attr-defined]
    answer.csrf_exempt = True  # type: ignore[attr-defined]
    return path(str(pattern.pattern), login_not_required(answer), name=pattern.name)


def _not_allowed(response: HttpResponse) -> HttpResponse:
    said = problem(HTTPStatus.METHOD_NOT_ALLOWED, _("Cette adresse ne connaît pas cette action."))
    said["Allow"] = response["Allow"]
    return said


def _unknown() -> Any:
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        return unknown_address(request)

    answer.asks_with_key = True  # type: ignore[attr-defined]
    answer.csrf_exempt = True  # type: ignore[attr-defined]
    return login_not_required(answer)


app_name = "api"
urlpatterns = [
    path("", index, name="index"),
    path("openapi.json", openapi, name="openapi"),
    *(
        _marked(pattern)
        for pattern in api.urls[0]
        if isinstance(pattern, URLPattern) and pattern.name != "api-root"
    ),
    re_path(r"", _unknown(), name="unknown"),
]
