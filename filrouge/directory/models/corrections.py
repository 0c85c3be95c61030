from collections.abc import Mapping
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, User
from filrouge.privacy.rows import OwnRows
from filrouge.reference.barriers import BY_CODE as SUB_THEMES
from filrouge.shared.ids import uuid7

from .services import Service
from .structures import Structure
from .vocabulary import Asker, Audience, Fees, Reception, ServiceKind, Way

PROFESSIONALS = "cardinality((SELECT fr_organisations())) > 0"


# The columns that hold codes, and the words for each.
WORDS: dict[str, Mapping[str, object]] = {
    "themes": {code: one.label for code, one in SUB_THEMES.items()},
    "audiences": dict(Audience.choices),
    "receptions": dict(Reception.choices),
    "ways": dict(Way.choices),
    "askers": dict(Asker.choices),
    "kind": dict(ServiceKind.choices),
    "fees": dict(Fees.choices),
}


def said_of(field: str, value: Any) -> str:
    known = WORDS.get(field, {})
    values = value if isinstance(value, list) else [value]
    return ", ".join(str(known.get(one, one)) for one in values if one not in (None, ""))


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def in_force(self) -> Self:
        return self.filter(withdrawn_at=None)

    def of(self, entry: Structure | Service) -> Self:
        return self.filter(**{entry._meta.model_name or "": entry})


class Correction(models.Model):
    """One field of a published structure or service, as someone who knows it says it is.

    It is a fact of the territory: every professional reads it, and may put it aside. `published`: what the source
    says of this field, kept up to date by imports, shown again when the correction is withdrawn.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    structure = models.ForeignKey(
        Structure, on_delete=models.CASCADE, null=True, related_name="corrections", db_index=False
    )
    service = models.ForeignKey(
        Service, on_delete=models.CASCADE, null=True, related_name="corrections", db_index=False
    )
    field = models.CharField(max_length=30)
    value = models.JSONField(null=True)
    published = models.JSONField(null=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    objects = CorrectionQuerySet.as_manager()
    rows: ClassVar = OwnRows(
        PROFESSIONALS,
        person="",
        web=("SELECT", "INSERT", "UPDATE (withdrawn_at, withdrawn_by_id)"),
        insert_sql=(
            "by_id = (SELECT fr_user()) AND organisation_id = ANY ((SELECT fr_organisations())::bigint[])"
        ),
    )

    class Meta:
        verbose_name = _("correction")
        constraints = (
            models.CheckConstraint(
                condition=Q(structure__isnull=False, service=None) | Q(structure=None, service__isnull=False),
                name="correction_of_one_thing",
            ),
            models.UniqueConstraint(
                fields=("structure", "field"), condition=Q(withdrawn_at=None), name="structure_corrected_once"
            ),
            models.UniqueConstraint(
                fields=("service", "field"), condition=Q(withdrawn_at=None), name="service_corrected_once"
            ),
        )

    def __str__(self) -> str:
        return self.field

    @property
    def entry(self) -> Structure | Service:
        found = self.structure or self.service
        assert found is not None
        return found

    @property
    def published_said(self) -> str:
        """What the source says, in words."""
        return said_of(self.field, self.published)

    @property
    def label(self) -> str:
        return str(self.entry._meta.get_field(self.field).verbose_name)  # type: ignore[union-attr]
