"""What the safes hold, for the evaluators of their projects: references and days, never a name."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from filrouge.enrolment.models import SafeFile
from filrouge.privacy.context import Context
from filrouge.shared.keyset import beyond, cut, day_mark

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
    found = found.filter(beyond("laid_on", day_mark(after), backwards=True))
    return SafePage(*cut(found.order_by("-laid_on", "-pk")[: PAGE + 1], PAGE, "laid_on"))
