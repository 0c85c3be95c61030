import logging
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, TypeVar

from django.contrib.auth.middleware import get_user
from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.template.response import SimpleTemplateResponse
from django.utils.cache import patch_cache_control
from django.utils.http import url_has_allowed_host_and_scheme

from filrouge.shared.rights import Missed

from . import journal
from .context import NOBODY, Context, context_of, entered
from .keys import enter_with_key
from .requests import Request

logger = logging.getLogger(__name__)

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
BAD_REQUEST = 400

View = TypeVar("View", bound=Callable)


class RequestTransaction:
    """One transaction per request: the view runs and its answer is rendered by someone known.

    It stands last in MIDDLEWARE and works in `process_view`, not `__call__`: there an exception has not
    been turned into a response yet, so a 403 or a 500 rolls back; and a template is rendered before the
    transaction ends. Safe methods are READ ONLY. Sessions and messages are written by the middlewares
    around it, outside; the reading journal right after it, and no byte leaves if it cannot be written.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: Request, view: Callable[..., HttpResponseBase], args: tuple, kwargs: dict
    ) -> HttpResponseBase | None:
        journal.open_page(request)
        if manages_own_transaction(view):
            return None
        if asks_with_key(view):
            request.context = enter_with_key(request)
        else:
            request.user = _user(request)
            request.context = context_for(request)
        read_only = request.method in SAFE and not writes_on_get(view)
        try:
            with entered(request.context, read_only=read_only):
                response = _rendered(view(request, *args, **kwargs))
                if response.status_code >= BAD_REQUEST:
                    # Said rather than raised (an API, a form sent back): the answer « no » keeps nothing either.
                    transaction.set_rollback(True)
        except Missed as missed:
            return _missed(request, missed)
        return _served(request, response)


def _missed(request: HttpRequest, missed: Missed) -> HttpResponse:
    """A change that no longer had its row, as two presses of one button: nothing of the request was kept."""
    logger.warning("change_missed_row", exc_info=missed)
    return render(request, "409.html", {"back": _came_from(request)}, status=HTTPStatus.CONFLICT)


def _came_from(request: HttpRequest) -> str:
    page = request.headers.get("Referer", "")
    return page if url_has_allowed_host_and_scheme(page, allowed_hosts={request.get_host()}) else "/"


def _rendered(response: HttpResponseBase) -> HttpResponse:
    """Rendered while the rows are within reach. Raises, hence rolls back, for what cannot be."""
    if not isinstance(response, HttpResponse):
        raise TypeError(
            "A view answers with a whole response. A streamed one has no rows: make a file by a job, "
            "or mark the view @non_atomic and open its own context."
        )
    return response.render() if isinstance(response, SimpleTemplateResponse) else response


def _served(request: Request, response: HttpResponse) -> HttpResponse:
    """The page once its readings are written; a refusal if they cannot be."""
    try:
        journal.write_page(request)
    except DatabaseError:
        logger.exception("journal of readings not written: page withheld")
        return HttpResponse(render_to_string("503.html"), status=503, headers={"Retry-After": "30"})
    if request.context != NOBODY and not response.has_header("Cache-Control"):
        # Shared computers are the rule in the field: nothing of a file stays in a browser's cache.
        patch_cache_control(response, private=True, no_store=True)
    return response


def context_for(request: HttpRequest) -> Context:
    """The asker's context: a signed-in user, or nobody. Outside links enter their own (see `links`)."""
    return context_of(request.user) if request.user.is_authenticated else NOBODY


def _user(request: HttpRequest) -> Any:
    """The user itself: Django's stand-in takes ten calls each time it is looked at."""
    return get_user(request)


def manages_own_transaction(view: Callable) -> bool:
    """Sign-in screens of allauth touch no person: they keep Django's own transactions."""
    return getattr(view, "own_transaction", False) or _module(view).startswith("allauth.")


def asks_with_key(view: Callable) -> bool:
    """Marked by `config/api.py`: the asker is a program, known by its key and not by a session."""
    return getattr(view, "asks_with_key", False)


def writes_on_get(view: Callable) -> bool:
    return getattr(view, "writes_on_get", False)


def _module(view: Callable) -> str:
    return getattr(getattr(view, "view_class", view), "__module__", "")


def non_atomic(view: View) -> View:
    """Mark a view that opens its own transactions (health, metrics, API): listed by a test."""
    view.own_transaction = True  # type: ignore[attr-defined]
    return view


def writing_on_get(view: View) -> View:
    """Mark a view that must write when it is opened (a one-time sign-in link): listed by a test."""
    view.writes_on_get = True  # type: ignore[attr-defined]
    return view
