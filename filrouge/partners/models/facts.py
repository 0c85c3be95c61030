"""What happened to a referral, one row each: where it stands is read from them, never written."""

from typing import ClassVar, Self
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from filrouge.pathways.models import Step
from filrouge.pathways.models.pathways import PersonBound
from filrouge.privacy.rows import Level, PersonRows
from filrouge.shared.encrypted_field import EncryptedTextField

from .referrals import OF_REFERRAL, Referral
from .vocabulary import FROM_PARTNER, Happened, Reason, Result

OF_FACT = (
    "EXISTS (SELECT 1 FROM partners_referralfact f WHERE f.id = {table}.fact_id"
    " AND f.person_id = {table}.person_id AND f.project_id = {table}.project_id OFFSET 0)"
)


class ReferralFactQuerySet(models.QuerySet["ReferralFact"]):
    def latest_first(self) -> Self:
        return self.order_by("-at", "-pk")


class ReferralFact(PersonBound):
    """`on`: the day it is about (first meeting, begun, when to ask again), if any. `by_partner`: written by
    the partner, by the link (`created_by` None then, as for a reminder that left by itself), in its own screens, or on
    a sheet, which `created_by` accepted. A telephone call is typed by someone. `step`: of the path, where a talk that
    is planned stands too."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="facts", db_index=False)
    kind = models.CharField(_("quoi"), max_length=12, choices=Happened)
    on = models.DateField(_("pour le"), null=True)
    reason = models.CharField(_("raison"), max_length=10, choices=Reason, blank=True)
    result = models.CharField(_("résultat"), max_length=6, choices=Result, blank=True)
    by_partner = models.BooleanField(_("écrit par le partenaire"), default=False)
    step = models.ForeignKey(Step, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    at = models.DateTimeField(_("le"))

    objects = ReferralFactQuerySet.as_manager()
    rows: ClassVar = PersonRows(
        level=Level.SHARED,
        also=OF_REFERRAL.format(table="partners_referralfact"),
        web=("SELECT", "INSERT"),
    )

    class Meta:
        verbose_name = _("fait d’une orientation")
        verbose_name_plural = _("faits d’une orientation")
        indexes = (
            models.Index(fields=("referral", "-at", "-id"), name="referral_fact_latest"),
            models.Index(fields=("person",), name="referral_fact_person"),
            # « Une fiche est revenue »: asked of every silent referral of a territory at once.
            models.Index(fields=("referral",), condition=Q(kind="returned"), name="referral_fact_returned"),
        )

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def is_from_partner(self) -> bool:
        return self.kind in FROM_PARTNER

    @property
    def is_by_telephone(self) -> bool:
        """Said by the partner, typed by the team."""
        return self.is_from_partner and not self.by_partner


class ReferralWords(PersonBound):
    """What the partner said in words, beside a fact: who answers, who will follow her, another idea. For the whole
    file: an answer may say more of her than that it came. Without history, as what it answers."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    fact = models.OneToOneField(ReferralFact, on_delete=models.CASCADE, related_name="told")
    who = EncryptedTextField(_("qui répond"), blank=True, default="")
    follower = EncryptedTextField(_("qui la suivra"), blank=True, default="")
    proposal = EncryptedTextField(_("autre proposition"), blank=True, default="")
    words = EncryptedTextField(_("un mot"), blank=True, default="")

    rows: ClassVar = PersonRows(
        level=Level.FULL,
        also=OF_FACT.format(table="partners_referralwords"),
        web=("SELECT", "INSERT"),
        audited=False,
    )

    class Meta:
        verbose_name = _("mots d’un partenaire")
        indexes = (models.Index(fields=("person",), name="referral_words_person"),)

    def __str__(self) -> str:
        return str(self.id)
