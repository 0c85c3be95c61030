"""Who recognises a class of badges: an organisation of the project, or a body of the directory by a link."""

from enum import StrEnum
from typing import ClassVar, Self
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, User
from filrouge.directory.models import Structure
from filrouge.privacy.rows import OwnRows

from .classes import OF_CLASS, BadgeClass
from .keys import BadgeKey

ASKED = OF_CLASS.format(table="skills_endorsement")
GIVES = "organisation_id IS NOT NULL AND fr_of_the_team(organisation_id)"
OF_ENDORSEMENT = (
    "EXISTS (SELECT 1 FROM skills_endorsement e WHERE e.id = skills_signatory.endorsement_id"
    " AND (({asked}) OR (e.organisation_id IS NOT NULL AND fr_of_the_team(e.organisation_id))) OFFSET 0)"
)
BETWEEN_US = OF_ENDORSEMENT.format(asked=OF_CLASS.format(table="e"))
PUBLIC = "signed_at IS NOT NULL AND withdrawn_at IS NULL"


class Standing(StrEnum):
    ASKED = "asked"
    DECLINED = "declined"
    GIVEN = "given"
    WITHDRAWN = "withdrawn"


class EndorsementQuerySet(models.QuerySet["Endorsement"]):
    def in_force(self) -> Self:
        """Signed, and not taken back: what everybody reads."""
        return self.filter(signed_at__isnull=False, withdrawn_at=None)

    def to_sign(self) -> Self:
        return self.filter(given_at__isnull=False, signed_at=None, withdrawn_at=None)


class Endorsement(models.Model):
    """Once signed, everybody reads the row: who was written to and who pressed are beside it (Signatory). `capacity`:
    on whose behalf they speak."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    badge_class = models.ForeignKey(
        BadgeClass, on_delete=models.CASCADE, related_name="endorsements", db_index=False
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("organisation")
    )
    structure = models.ForeignKey(
        Structure, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("structure")
    )
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    asked_at = models.DateTimeField(auto_now_add=True)
    capacity = models.CharField(_("à quel titre"), max_length=120, blank=True)
    words = models.CharField(_("ce que nous en disons"), max_length=300, blank=True)
    given_at = models.DateTimeField(_("confirmée le"), null=True)
    declined_at = models.DateTimeField(_("refusée le"), null=True)
    withdrawn_at = models.DateTimeField(_("reprise le"), null=True)
    key = models.ForeignKey(BadgeKey, on_delete=models.PROTECT, null=True, related_name="+")
    document = models.JSONField(_("reconnaissance signée"), null=True)
    signed_at = models.DateTimeField(_("signée le"), null=True)

    objects = EndorsementQuerySet.as_manager()
    rows: ClassVar = OwnRows(
        f"({ASKED}) OR ({GIVES})",
        person="",
        read_also=PUBLIC,
        web=("SELECT", "INSERT", "UPDATE (withdrawn_at)"),
        insert_sql=(
            f"asked_by_id = (SELECT fr_user()) AND signed_at IS NULL"
            f" AND ((given_at IS NULL AND {ASKED}) OR ({GIVES}))"
        ),
    )

    class Meta:
        verbose_name = _("reconnaissance d’un badge")
        verbose_name_plural = _("reconnaissances de badges")
        constraints = (
            models.CheckConstraint(
                condition=Q(organisation=None, structure__isnull=False)
                | Q(organisation__isnull=False, structure=None),
                name="endorsement_one_body",
            ),
            models.UniqueConstraint(
                fields=("badge_class", "structure"),
                condition=Q(withdrawn_at=None, declined_at=None),
                name="endorsement_structure_once",
            ),
            models.UniqueConstraint(
                fields=("badge_class", "organisation"),
                condition=Q(withdrawn_at=None, declined_at=None),
                name="endorsement_organisation_once",
            ),
        )
        indexes = (models.Index(fields=("badge_class", "asked_at"), name="endorsement_class"),)

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def body(self) -> Organisation | Structure:
        found = self.organisation or self.structure
        assert found is not None
        return found

    @property
    def standing(self) -> Standing:
        if self.withdrawn_at:
            return Standing.WITHDRAWN
        if self.declined_at:
            return Standing.DECLINED
        return Standing.GIVEN if self.given_at else Standing.ASKED


class Signatory(models.Model):
    """Never public: the address that a body was asked at, the name of who answered for it. For the organisation that
    asked, and the one that gives."""

    endorsement = models.OneToOneField(
        Endorsement, on_delete=models.CASCADE, primary_key=True, related_name="signatory"
    )
    recipient = models.EmailField(_("adresse à qui le lien est envoyé"), blank=True)
    signer = models.CharField(_("qui signe"), max_length=120, blank=True)

    rows: ClassVar = OwnRows(BETWEEN_US, person="", insert_sql=BETWEEN_US)

    class Meta:
        verbose_name = _("signataire d’une reconnaissance")
        verbose_name_plural = _("signataires de reconnaissances")

    def __str__(self) -> str:
        return str(self.endorsement_id)
