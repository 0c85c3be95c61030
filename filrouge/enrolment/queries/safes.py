"""What the safes hold, for the evaluators of their projects: references and days, never a name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from filrouge.enrolment.models import SafeFile
from filrouge.privacy.context import Context

PAGE = 50


@dataclass(frozen=True)
class SafePage:
    files: Sequence[SafeFile]
    following: str


def files_for(context: Context) -> QuerySet[SafeFile]:
    """Without their content: a list opens nothing."""
    return SafeFile.objects.filter(project__in=context.evaluated).select_related("project").defer("content")


def safe_page(context: Context, *, reference: str = "", after: str = "") -> SafePage:
    """The latest first; `reference`: as the funder's list has it."""
    found = files_for(context)
    if typed := reference.strip().upper():
        found = found.filter(reference__startswith=typed)
    rows = list(found.filter(_beyond(after)).order_by("-laid_on", "-pk")[: PAGE + 1])
    last = rows[PAGE - 1] if len(rows) > PAGE else None
    return SafePage(rows[:PAGE], f"{last.laid_on.isoformat()}_{last.pk}" if last else "")


def _beyond(after: str) -> Q:
    """Keyset: day and id of the last line shown. A broken address shows the first page."""
    day, _separator, key = after.partition("_")
    try:
        at, last = date.fromisoformat(day), UUID(key)
    except ValueError:
        return Q()
    return Q(laid_on__lt=at) | Q(laid_on=at, pk__lt=last)
