"""Writing the targeting sheet: each time a new version, so that who changed what, when, stays readable."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from filrouge.accounts.models import Project, User
from filrouge.enrolment import policies
from filrouge.enrolment.events import TargetingSheetWritten
from filrouge.enrolment.models import TargetingSheet, WishedShare
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.jobs import defer
from filrouge.shared.rights import require
from filrouge.shared.transactions import alias


@dataclass(frozen=True, kw_only=True)
class SheetText:
    """`wishes`: group → per cent at least. `access`: one organisation a line."""

    problem: str
    objective: str
    aim: str
    mix: str
    public: str = ""
    sector: str = ""
    mix_because: str = ""
    criteria: str = ""
    access: Sequence[str] = ()
    reason: str = ""
    wishes: Mapping[str, int] = field(default_factory=dict)

    def columns(self) -> dict[str, object]:
        values = asdict(self)
        del values["wishes"]
        return {**values, "access": list(self.access)}


def write_sheet(*, by: User, project: Project, text: SheetText, after: int) -> TargetingSheet:
    """`after`: the version that was on the screen (0: none). Raises PermissionDenied; ValidationError when
    somebody wrote another one meanwhile, or when a value does not hold."""
    require(policies.can_write_sheet(by, project), _("La fiche de ciblage est écrite par la coordination."))
    sheet = TargetingSheet(
        project=project, number=after + 1, written_by=by, written_at=clock.now(), **text.columns()
    )
    sheet.full_clean(validate_constraints=False)
    try:
        with transaction.atomic(using=alias.get()):
            sheet.save(force_insert=True)
    except IntegrityError as error:
        raise ValidationError(_overtaken(project)) from error
    WishedShare.objects.bulk_create(
        WishedShare(sheet=sheet, group=group, percent=percent) for group, percent in text.wishes.items()
    )
    publish(TargetingSheetWritten(by=Actor.user(by.pk), project_id=project.pk, sheet_id=sheet.pk))
    return sheet


def ask_for_figures(*, by: User, project: Project) -> None:
    """Count again now rather than tonight. Raises PermissionDenied."""
    require(policies.can_ask_for_figures(by, project), _("La coordination peut demander un nouveau calcul."))
    defer("enrolment.count_targets_now")


def _overtaken(project: Project) -> str:
    latest = TargetingSheet.objects.current().select_related("written_by").get(project=project)
    return _(
        "%(name)s a enregistré une nouvelle version pendant que vous écriviez. Votre texte est gardé "
        "ci-dessous : comparez-le à la fiche, puis enregistrez de nouveau."
    ) % {"name": latest.written_by.get_full_name()}
