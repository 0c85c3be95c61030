"""How a project writes its own row over a shipped or former one, or puts it aside (`models/adaptable.py`)."""

from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from filrouge.accounts.models import Project, User
from filrouge.reference.models import Adaptable
from filrouge.shared import clock
from filrouge.shared.rights import must_hit
from filrouge.shared.transactions import alias

M = TypeVar("M", bound=Adaptable)


def write_over(model: type[M], *, by: User, project: Project, former: M | None, columns: dict[str, Any]) -> M:
    """Raises ValidationError when somebody wrote over the same one meanwhile, or when a value does not hold."""
    row = model(project=project, based_on=former, written_by=by, **columns)
    row.full_clean(validate_constraints=False)
    try:
        with transaction.atomic(using=alias.get()):
            row.save(force_insert=True)
    except IntegrityError as error:
        raise ValidationError(_overtaken()) from error
    return row


def put_aside(*, by: User, project: Project, row: M) -> M:
    """The project's own row is withdrawn; a shipped one, by a withdrawn copy that belongs to the project."""
    gone = {"withdrawn_at": clock.now(), "withdrawn_by": by}
    model = type(row)
    if row.project_id == project.pk:
        must_hit(model._default_manager.filter(pk=row.pk, withdrawn_at=None).update(**gone))
        return row
    own = ("id", "code", "project", "based_on", "written_by", "written_at", *gone)
    copied = {field.name for field in model._meta.concrete_fields} - set(own)
    columns = {name: getattr(row, name) for name in copied}
    return write_over(model, by=by, project=project, former=row, columns={**columns, **gone})


def _overtaken() -> str:
    return _(
        "Une autre personne a changé cette ligne pendant que vous écriviez. Votre texte est gardé ci-dessous : "
        "revenez à la liste pour comparer."
    )
