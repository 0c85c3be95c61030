"""Logs: one line per event, never a word about anyone.

JSON in production, readable in development. Whatever the line comes from (ours, Django's, the jobs'),
the same processors remove personal keys at any depth, write an exception without its message (a message
quotes values) nor its local variables, and hide what looks like an address or a telephone number.
"""

import logging
import re
import sys
import time
import traceback
from collections.abc import Callable, Mapping, MutableMapping
from contextlib import ExitStack
from typing import Any

import structlog
from django.db import connections
from django.http import HttpRequest
from django.http.response import HttpResponseBase

REMOVED = "[removed]"
PERSONAL = re.compile(
    r"(name|mail|phone|note|remark|reason|text|comment|address|birth|password|secret|token|cookie|session"
    r"|query|search|body|payload|params|value|label|commune|siret)|^(q|data|url|path|ip|sex)$",
    re.IGNORECASE,
)
# Names of ours that the expression above would take for personal ones.
HARMLESS = frozenset({"event", "logger", "level", "timestamp", "route", "error", "task_name", "queue_name"})
EMAIL = re.compile(r"[^\s@<>\"']+@[^\s@<>\"']+\.\w+")
PHONE = re.compile(r"(?<!\w)(?:\+\d{1,3}[ .-]?|0)[1-9](?:[ .-]?\d{2}){4}(?!\w)")
FRAMES = 12

Line = MutableMapping[str, Any]


def logging_configuration(*, console: bool) -> dict[str, Any]:
    """Django's LOGGING. Configures structlog on the way, so that both say the same."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        exception_without_words,
        without_personal_keys,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    renderer = structlog.dev.ConsoleRenderer(colors=False) if console else structlog.processors.JSONRenderer()
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": [
                    structlog.stdlib.PositionalArgumentsFormatter(),
                    without_address,
                    *shared,
                ],
                "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
            }
        },
        "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["out"], "level": "INFO"},
        "loggers": {
            "django": {"handlers": [], "level": "INFO", "propagate": True},
            # Its warnings only repeat the request's line, with an address that may hold a secret.
            "django.request": {"level": "ERROR"},
            # At a lower level it writes every statement with its values.
            "django.db.backends": {"level": "WARNING"},
            # They tell every step and every letter of a paper.
            "weasyprint": {"level": "WARNING"},
            "fontTools": {"level": "WARNING"},
            "pikepdf": {"level": "WARNING"},
            "django.server": {"handlers": [], "level": "ERROR", "propagate": True},
            # At each start, one line per task.
            "procrastinate.blueprints": {"level": "WARNING"},
            "procrastinate.periodic": {"level": "WARNING"},
        },
    }


def without_address(_logger: Any, _method: str, line: Line) -> Line:
    """Django writes the address of the request in its messages: say where it comes from instead."""
    record: logging.LogRecord = line["_record"]
    if record.name.startswith(("django.request", "django.security", "django.server")):
        line["event"] = record.name
    return line


def exception_without_words(_logger: Any, _method: str, line: Line) -> Line:
    """The kinds of errors, outermost first, and where: never their messages, which quote what was typed."""
    found = line.pop("exc_info", None)
    error = _error_of(found)
    if error is None:
        return line
    line["error"] = " ← ".join(dict.fromkeys(_kind(one) for one in _chain(error)))
    frames = traceback.extract_tb(error.__traceback__)[-FRAMES:]
    line["where"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    return line


def without_personal_keys(_logger: Any, _method: str, line: Line) -> Line:
    kept = {key: _cleaned(key, value) for key, value in line.items() if not key.startswith("_")}
    line.update(kept)
    return line


def _cleaned(key: str, value: Any) -> Any:
    if key not in HARMLESS and PERSONAL.search(key):
        return REMOVED
    if isinstance(value, Mapping):
        return {str(name): _cleaned(str(name), held) for name, held in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_cleaned("", held) for held in value]
    if value is None or isinstance(value, bool | int | float):
        return value
    return PHONE.sub(REMOVED, EMAIL.sub(REMOVED, str(value)))


def _error_of(found: Any) -> BaseException | None:
    if isinstance(found, BaseException):
        return found
    if isinstance(found, tuple):
        return found[1]
    if found:
        return sys.exc_info()[1]
    return None


def _chain(error: BaseException | None) -> Any:
    seen = 0
    while error is not None and seen < FRAMES:
        yield error
        error, seen = error.__cause__ or error.__context__, seen + 1


def _kind(error: BaseException) -> str:
    """The class; for PostgreSQL its state and the constraint, which hold no value."""
    state = getattr(error, "sqlstate", None)
    if not state:
        return type(error).__name__
    constraint = getattr(getattr(error, "diag", None), "constraint_name", None) or ""
    return f"{type(error).__name__}({state} {constraint})".replace(" )", ")")


class RequestLine:
    """First in MIDDLEWARE: one line per request, by the name of its route: neither path nor query."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.log = structlog.get_logger("filrouge.request")

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        started, count = time.perf_counter(), QueryCount()
        with ExitStack() as counted:
            for connection in connections.all():
                counted.enter_context(connection.execute_wrapper(count))
            response = self.get_response(request)
        self.log.info(
            "request",
            method=request.method,
            route=_route(request),
            status=response.status_code,
            ms=_milliseconds(time.perf_counter() - started),
            queries=count.queries,
            db_ms=_milliseconds(count.seconds),
            **_asker(request),
        )
        return response


class QueryCount:
    """How many statements a request runs, and for how long; their text is not looked at."""

    def __init__(self) -> None:
        self.queries, self.seconds = 0, 0.0

    def __call__(self, execute: Callable[..., Any], *statement: Any) -> Any:
        started = time.perf_counter()
        try:
            return execute(*statement)
        finally:
            self.queries += 1
            self.seconds += time.perf_counter() - started


def _route(request: HttpRequest) -> str:
    match = request.resolver_match
    return (match.view_name or match.route) if match else ""


def _asker(request: HttpRequest) -> dict[str, Any]:
    """The user's number and, for programs and outside links, the number of what they came through."""
    context = getattr(request, "context", None)
    asker = {"user": getattr(context, "user", None), "via": getattr(context, "link", "")}
    return {key: value for key, value in asker.items() if value}


def _milliseconds(seconds: float) -> float:
    return round(seconds * 1000, 1)
