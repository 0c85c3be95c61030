"""The shuttle sheet (*fiche navette*): what is said of someone and what is asked of the partner, on a paper to fill or
on the page of the link; how it came back, and what became of each change.

It stands on a referral: its recipient, its agreement, its link, its thread. Nothing here is more than was agreed there.
"""

from typing import ClassVar, Self
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User
from filrouge.pathways.models.pathways import PersonBound
from filrouge.privacy.rows import NEED_TO_KNOW, Level, PersonRows
from filrouge.shared.encrypted_field import EncryptedTextField

from .referrals import OF_REFERRAL, Referral, ReferralValue
from .vocabulary import ON_SHEETS, Filled, Said, Via

OF_SHEET = (
    "EXISTS (SELECT 1 FROM partners_sheet s WHERE s.id = {table}.sheet_id"
    " AND s.person_id = {table}.person_id AND s.project_id = {table}.project_id OFFSET 0)"
)
OF_RETURN = (
    "EXISTS (SELECT 1 FROM partners_sheetreturn b WHERE b.id = {table}.returned_id"
    " AND b.person_id = {table}.person_id AND b.project_id = {table}.project_id OFFSET 0)"
)
# A paper shows all that was said at once: whoever reads it holds each category that is on it.
ALL_SECRETS = " AND ".join(
    f"(NOT {level.value} = ANY (secrets) OR fr_reaches(person_id, project_id, {level.value}))"
    for level in NEED_TO_KNOW
)


class Sheet(PersonBound):
    """One version of it. A random id, for it leaves with the paper. `lines`: what it says; `asked`: what it asks.
    Never changed: a new version replaces it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="sheets", db_index=False)
    version = models.PositiveSmallIntegerField(_("version"))
    lines = ArrayField(models.CharField(max_length=12, choices=Said), verbose_name=_("ce qui est dit"))
    asked = ArrayField(models.CharField(max_length=12, choices=Filled), verbose_name=_("ce qui est demandé"))
    at = models.DateTimeField(_("le"))

    rows: ClassVar = PersonRows(
        level=Level.SHARED, also=OF_REFERRAL.format(table="partners_sheet"), web=("SELECT", "INSERT")
    )

    class Meta:
        verbose_name = _("fiche navette")
        verbose_name_plural = _("fiches navettes")
        constraints = (models.UniqueConstraint(fields=("referral", "version"), name="sheet_version_once"),)
        indexes = (models.Index(fields=("person",), name="sheet_person"),)

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """To speak of it on the telephone, and to name its file: says nothing of anyone."""
        return f"{self.pk.hex[:8]}-{self.version}".upper()


class SheetValue(PersonBound):
    """What stood in a field when the sheet was made: what is said, and what the partner had told before. Erased with
    what was said on the referral. Without history, as there."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="values_sent", db_index=False)
    field = models.CharField(_("quoi"), max_length=12, choices=ON_SHEETS)
    value = EncryptedTextField(_("sur la fiche"))
    level = models.SmallIntegerField(
        _("qui peut le lire"), choices=ReferralValue.Seen, default=ReferralValue.Seen.FULL
    )

    rows: ClassVar = PersonRows(
        level=Level.FULL,
        also=(
            "(level = 3 OR fr_reaches(person_id, project_id, level)) AND "
            + OF_SHEET.format(table="partners_sheetvalue")
        ),
        web=("SELECT", "INSERT"),
        audited=False,
    )

    class Meta:
        verbose_name = _("élément d’une fiche navette")
        constraints = (models.UniqueConstraint(fields=("sheet", "field"), name="sheet_value_once"),)
        indexes = (models.Index(fields=("person",), name="sheet_value_person"),)

    def __str__(self) -> str:
        return self.get_field_display()


class SheetReturnQuerySet(models.QuerySet["SheetReturn"]):
    def with_waiting(self) -> Self:
        """`waits`: whether something of it is still to be accepted or refused."""
        return self.annotate(
            waits=Exists(SheetChange.objects.filter(returned=OuterRef("pk"), decided_at=None))
        )


class SheetReturn(PersonBound):
    """It came back, once. `digest`: keyed, of what its fields say, so that the same sheet sent twice is one return.
    `created_by`: who dropped it; None by the link. `who`: the partner's name, as written."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="returns", db_index=False)
    via = models.CharField(_("comment"), max_length=8, choices=Via)
    who = EncryptedTextField(_("qui a rempli"), blank=True, default="")
    digest = models.CharField(max_length=64)
    at = models.DateTimeField(_("le"))

    objects = SheetReturnQuerySet.as_manager()
    rows: ClassVar = PersonRows(
        level=Level.SHARED, also=OF_SHEET.format(table="partners_sheetreturn"), web=("SELECT", "INSERT")
    )

    class Meta:
        verbose_name = _("retour d’une fiche navette")
        verbose_name_plural = _("retours de fiches navettes")
        constraints = (models.UniqueConstraint(fields=("sheet", "digest"), name="sheet_return_once"),)
        indexes = (models.Index(fields=("person",), name="sheet_return_person"),)

    def __str__(self) -> str:
        return f"{self.at:%d/%m/%Y}"


class SheetChange(PersonBound):
    """One field that came back otherwise than it left. Nothing of it is true until someone accepts it. Without
    history: what was refused is forgotten, who decided stands here."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    returned = models.ForeignKey(
        SheetReturn, on_delete=models.CASCADE, related_name="changes", db_index=False
    )
    field = models.CharField(_("quoi"), max_length=12, choices=ON_SHEETS)
    value = EncryptedTextField(_("revenu"))
    accepted = models.BooleanField(_("accepté"), null=True)
    decided_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    decided_at = models.DateTimeField(_("décidé le"), null=True)

    rows: ClassVar = PersonRows(
        level=Level.FULL,
        also=OF_RETURN.format(table="partners_sheetchange"),
        web=("SELECT", "INSERT", "UPDATE (accepted, decided_at, decided_by_id)"),
        audited=False,
    )

    class Meta:
        verbose_name = _("changement proposé par un partenaire")
        verbose_name_plural = _("changements proposés par un partenaire")
        constraints = (
            models.UniqueConstraint(fields=("returned", "field"), name="sheet_change_once"),
            models.CheckConstraint(
                condition=Q(accepted=None, decided_at=None)
                | Q(accepted__isnull=False, decided_at__isnull=False),
                name="sheet_change_decided",
            ),
        )
        indexes = (models.Index(fields=("person",), name="sheet_change_person"),)

    def __str__(self) -> str:
        return self.get_field_display()


class SheetOriginal(PersonBound):
    """The file as it came, in base64 then encrypted, for a month: to look again at what was read. `secrets`: the
    need-to-know categories that are on it."""

    returned = models.OneToOneField(SheetReturn, on_delete=models.CASCADE, related_name="original")
    content = EncryptedTextField()
    size = models.PositiveIntegerField(_("taille"))  # bytes
    secrets = ArrayField(models.SmallIntegerField(), default=list)

    rows: ClassVar = PersonRows(
        level=Level.FULL,
        also=f"{ALL_SECRETS} AND {OF_RETURN.format(table='partners_sheetoriginal')}",
        web=("SELECT", "INSERT"),
        audited=False,
    )

    class Meta:
        verbose_name = _("fichier d’une fiche revenue")
        verbose_name_plural = _("fichiers de fiches revenues")
        indexes = (
            models.Index(fields=("person",), name="sheet_original_person"),
            models.Index(fields=("created_at",), name="sheet_original_age"),
        )

    def __str__(self) -> str:
        return str(self.pk)
