"""What watches over the platform asks here: does the process answer, is it ready, how is it doing.

Nobody signs in to ask; nothing here says anything of anyone.
"""

import ipaddress
import json
import secrets
from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus

import structlog
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext as _
from django_prometheus.exports import ExportToDjangoView
from procrastinate.contrib.django.models import ProcrastinateWorker

from filrouge.privacy.middleware import non_atomic
from filrouge.privacy.roles import APP
from filrouge.shared import clock

WORKER_SILENCE = timedelta(minutes=2)
log = structlog.get_logger(__name__)


@login_not_required  # a probe has no account
@non_atomic
def alive(request: HttpRequest) -> HttpResponse:
    """The process answers; nothing else is asked of it, so that a slow database never gets it restarted."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@login_not_required  # a probe has no account
@non_atomic
def ready(request: HttpRequest) -> HttpResponse:
    """Each thing needed to serve people, and whether it is there. 503 when one is missing."""
    found = {name: _holds(name, check) for name, check in CHECKS.items()}
    status = HTTPStatus.OK if all(found.values()) else HTTPStatus.SERVICE_UNAVAILABLE
    return HttpResponse(json.dumps(found), "application/json", status=status)


@login_not_required  # a collector has no account: it is on this machine, or it has the token
@non_atomic
def metrics(request: HttpRequest) -> HttpResponse:
    if not (_has_token(request) or _is_local(request)):
        raise PermissionDenied(_("Ces mesures demandent le jeton METRICS_TOKEN."))
    return ExportToDjangoView(request)


def database_answers() -> bool:
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def roles_are_separate() -> bool:
    """The web role must neither bypass row policies nor own a table: else no policy would hold."""
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT current_user, rolsuper OR rolbypassrls,"
            " EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user)"
            " FROM pg_roles WHERE rolname = current_user"
        )
        role, bypasses, owns = cursor.fetchone()
    return not bypasses and not owns and (role == APP or not settings.ROLES_BY_SET_ROLE)


def policies_are_forced() -> bool:
    """Without them the people table would answer anyone."""
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT relrowsecurity AND relforcerowsecurity FROM pg_class"
            " WHERE oid = 'public.people_person'::regclass"
        )
        return cursor.fetchone() == (True,)


def migrations_are_applied() -> bool:
    executor = MigrationExecutor(connections["default"])
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def worker_was_seen() -> bool:
    since = clock.now() - WORKER_SILENCE
    return ProcrastinateWorker.objects.filter(last_heartbeat__gte=since).exists()


CHECKS: dict[str, Callable[[], bool]] = {
    "database": database_answers,
    "roles": roles_are_separate,
    "policies": policies_are_forced,
    "migrations": migrations_are_applied,
    "worker": worker_was_seen,
}


def _holds(name: str, check: Callable[[], bool]) -> bool:
    try:
        return check()
    except DatabaseError as error:
        log.warning("not_ready", check=name, error=type(error).__name__)
        return False


def _has_token(request: HttpRequest) -> bool:
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    expected: str = settings.METRICS_TOKEN
    return bool(expected) and secrets.compare_digest(given.encode(), expected.encode())


def _is_local(request: HttpRequest) -> bool:
    """Asked from this machine itself; behind a proxy everyone seems to be, so the token alone counts."""
    if settings.SECURE_PROXY_SSL_HEADER or "X-Forwarded-For" in request.headers:
        return False
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


app_name = "probes"
urlpatterns = [
    path("sante/", alive, name="alive"),
    path("sante/pret/", ready, name="ready"),
    path("metrics", metrics, name="metrics"),
]
