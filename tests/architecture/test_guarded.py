"""Who may enter, and which views escape the request's transaction: known lists, nothing else."""

import inspect

from django.conf import settings

from filrouge.privacy.middleware import manages_own_transaction, writes_on_get

from .allowed import OWN_TRANSACTION, PUBLIC_VIEWS, WRITE_ON_GET
from .project import our_routes


def test_the_doors_are_in_order() -> None:
    guard = "django.contrib.auth.middleware.LoginRequiredMiddleware"
    assert settings.MIDDLEWARE.index(guard) < len(settings.MIDDLEWARE) - 1
    assert settings.MIDDLEWARE[-1] == "filrouge.privacy.middleware.RequestTransaction"
    assert not any(database["ATOMIC_REQUESTS"] for database in settings.DATABASES.values())


def test_public_views_are_the_listed_ones() -> None:
    open_to_all = {r.full_name for r in our_routes() if not getattr(r.view, "login_required", True)}
    assert open_to_all == set(PUBLIC_VIEWS)


def test_views_that_write_on_get_are_the_listed_ones() -> None:
    assert {r.full_name for r in our_routes() if writes_on_get(r.view)} == set(WRITE_ON_GET)


def test_views_with_their_own_transactions_are_the_listed_ones() -> None:
    assert {r.full_name for r in our_routes() if manages_own_transaction(r.view)} == set(OWN_TRANSACTION)


def test_no_view_runs_outside_the_request_transaction_by_being_asynchronous() -> None:
    assert not [r.full_name for r in our_routes() if inspect.iscoroutinefunction(r.function)]
