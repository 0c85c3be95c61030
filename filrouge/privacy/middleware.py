from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from . import journal
from .context import NOBODY, Context, context_of, entered
from .keys import enter_with_key

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


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
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: tuple, kwargs: dict
    ) -> HttpResponseBase | None:
        if manages_own_transaction(view):
            return None
        request.context = enter_with_key(request) if asks_with_key(view) else context_for(request)
        journal.open_page(request)
        try:
            with entered(request.context, read_only=request.method in SAFE and not writes_on_get(view)):
                response = _rendered(view(request, *args, **kwargs))
                if asks_with_key(view) and response.status_code >= HTTPStatus.BAD_REQUEST:
                    raise Undone(response)
        except Undone as undone:
            return undone.response
        if response.streaming:
            raise RuntimeError(
                "A streamed answer has no rows: make a file by a job, or open its own context."
            )
        journal.write_page(request)
        return response


class Undone(Exception):
    """The API has turned its errors into answers already: the transaction must end all the same."""

    def __init__(self, response: HttpResponseBase) -> None:
        super().__init__()
        self.response = response


def _rendered(response: HttpResponseBase) -> HttpResponseBase:
    if isinstance(response, HttpResponse) and callable(getattr(response, "render", None)):
        return response.render()
    return response


def context_for(request: HttpRequest) -> Context:
    """The asker's context: a signed-in user, or nobody. Outside links enter their own (see `links`)."""
    return context_of(request.user) if request.user.is_authenticated else NOBODY


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


def non_atomic(view: Callable) -> Callable:
    """Mark a view that opens its own transactions (health, metrics, API): listed by a test."""
    view.own_transaction = True
    return view
