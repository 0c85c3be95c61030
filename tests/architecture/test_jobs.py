"""Jobs: those that bypass row security are listed with their reason; those deferred by name exist."""

import ast

from procrastinate.contrib.django import app

from filrouge.privacy.roles import BATCH_JOBS

from .allowed import BATCH_BY_HAND
from .allowed import BATCH_JOBS as LISTED
from .project import calls, is_listed, relative, sources


def test_batch_jobs_are_the_listed_ones() -> None:
    ours = {
        name: why
        for name, why in BATCH_JOBS.items()
        if name.startswith("filrouge.") and ".tests." not in name
    }
    assert ours == LISTED


def test_the_batch_role_is_not_taken_by_hand_elsewhere() -> None:
    takers = [path for path in sources() if any(calls(path, "as_batch", "acting_as"))]
    assert not [relative(path) for path in takers if not is_listed(path, BATCH_BY_HAND)]


def test_deferred_jobs_exist() -> None:
    deferred = {
        call.args[0].value: relative(path)
        for path in sources()
        for call in calls(path, "defer")
        if isinstance(call.func, ast.Name)  # not the method of a QuerySet
        if call.args and isinstance(call.args[0], ast.Constant)
    }
    assert not {name: path for name, path in deferred.items() if name not in app.tasks}
