"""The badges of a person: proposed on facts, accepted by her, signed by a job, shown as she wishes, revoked if need be.

The team that holds her file reads them. Strangers check one by its address, through sql/badges.sql alone."""

from enum import StrEnum
from typing import ClassVar, Self
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from filrouge.pathways.models.pathways import PersonBound
from filrouge.privacy.models import OutsideLink
from filrouge.privacy.rows import Level, PersonRows
from filrouge.shared.encrypted_field import EncryptedTextField

from .classes import BadgeClass
from .keys import StatusPlace
from .vocabulary import Accepted, Evidence, RevokedBecause

OF_BADGE = (
    "EXISTS (SELECT 1 FROM skills_badge b WHERE b.id = {table}.badge_id"
    " AND b.person_id = {table}.person_id AND b.project_id = {table}.project_id OFFSET 0)"
)
FULL = Level.FULL


class State(StrEnum):
    PROPOSED = "proposed"
    DECLINED = "declined"
    ACCEPTED = "accepted"  # a job is about to sign it
    ISSUED = "issued"
    REVOKED = "revoked"


class BadgeQuerySet(models.QuerySet["Badge"]):
    def waiting(self) -> Self:
        """For her yes or no."""
        return self.filter(accepted_at=None, declined_at=None)

    def to_sign(self) -> Self:
        return self.filter(accepted_at__isnull=False, issued_at=None)

    def in_force(self) -> Self:
        return self.filter(issued_at__isnull=False, revocation=None)

    def standing(self) -> Self:
        """Neither declined nor revoked: another of the same class would be one too many."""
        return self.filter(declined_at=None, revocation=None)


class Badge(PersonBound):
    """`facts`: what it rests on, for her and her team alone. `subject`: whom it is given to, as the badge says it:
    drawn for this badge, so that nobody joins two of them. `visits`: how many times its page was opened."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    badge_class = models.ForeignKey(BadgeClass, on_delete=models.PROTECT, related_name="badges")
    evidence = ArrayField(
        models.CharField(max_length=12, choices=Evidence), verbose_name=_("il repose sur"), size=6
    )
    facts = EncryptedTextField(_("les faits"))
    subject = models.UUIDField(default=uuid4, unique=True, editable=False)
    accepted_at = models.DateTimeField(_("accepté le"), null=True)
    accepted_how = models.CharField(_("comment"), max_length=6, choices=Accepted, blank=True, default="")
    declined_at = models.DateTimeField(_("refusé le"), null=True)
    place = models.OneToOneField(StatusPlace, on_delete=models.PROTECT, null=True, related_name="+")
    issued_at = models.DateTimeField(_("signé le"), null=True)
    credential = models.JSONField(_("badge signé"), null=True)
    visits = models.PositiveIntegerField(_("consultations de sa page"), default=0)

    objects = BadgeQuerySet.as_manager()
    rows: ClassVar = PersonRows(
        level=FULL,
        derived=("visits",),
        web=("SELECT", "INSERT", "UPDATE (accepted_at, accepted_how, declined_at)"),
    )

    class Meta:
        verbose_name = _("badge d’une personne")
        verbose_name_plural = _("badges d’une personne")
        constraints = (
            models.UniqueConstraint(
                fields=("person", "badge_class"),
                condition=Q(accepted_at=None, declined_at=None),
                name="badge_proposed_once",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(declined_at=None), name="badge_one_answer"
            ),
            models.CheckConstraint(
                condition=Q(issued_at=None, credential=None, place=None)
                | Q(
                    issued_at__isnull=False,
                    credential__isnull=False,
                    place__isnull=False,
                    accepted_at__isnull=False,
                ),
                name="badge_signed_once_accepted",
            ),
        )
        indexes = (
            models.Index(fields=("person", "-created_at"), name="badge_person"),
            models.Index(
                fields=("accepted_at",),
                condition=Q(accepted_at__isnull=False, issued_at=None),
                name="badge_to_sign",
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def state(self) -> State:
        if self.declined_at:
            return State.DECLINED
        if hasattr(self, "revocation"):
            return State.REVOKED
        if self.issued_at:
            return State.ISSUED
        return State.ACCEPTED if self.accepted_at else State.PROPOSED

    @property
    def evidence_said(self) -> list[str]:
        return [str(Evidence(one).label) for one in self.evidence]


class Revocation(PersonBound):
    """It attests nothing any more. `words`: for the team; strangers are told that it was revoked, and no reason."""

    badge = models.OneToOneField(Badge, on_delete=models.CASCADE, related_name="revocation")
    reason = models.CharField(_("pourquoi"), max_length=8, choices=RevokedBecause)
    words = EncryptedTextField(_("en quelques mots"), blank=True, default="")
    at = models.DateTimeField(_("révoqué le"))

    rows: ClassVar = PersonRows(
        level=FULL, also=OF_BADGE.format(table="skills_revocation"), web=("SELECT", "INSERT")
    )

    class Meta:
        verbose_name = _("révocation d’un badge")
        verbose_name_plural = _("révocations de badges")
        indexes = (models.Index(fields=("person",), name="badge_revocation_person"),)

    def __str__(self) -> str:
        return str(self.badge_id)


class ShowingQuerySet(models.QuerySet["Showing"]):
    def open(self) -> Self:
        return self.filter(link__revoked_at=None)


class Showing(PersonBound):
    """She shows a badge with her name, as she wants it written, to whom she gives the link. She takes it back."""

    badge = models.ForeignKey(Badge, on_delete=models.CASCADE, related_name="showings", db_index=False)
    name = EncryptedTextField(_("son nom, comme elle veut qu’on le lise"), max_length=120)
    link = models.OneToOneField(OutsideLink, on_delete=models.PROTECT, related_name="+")
    visits = models.PositiveIntegerField(_("consultations de sa page"), default=0)

    objects = ShowingQuerySet.as_manager()
    rows: ClassVar = PersonRows(
        level=FULL,
        also=OF_BADGE.format(table="skills_showing"),
        derived=("visits",),
        web=("SELECT", "INSERT"),
    )

    class Meta:
        verbose_name = _("badge montré avec un nom")
        verbose_name_plural = _("badges montrés avec un nom")
        indexes = (
            models.Index(fields=("badge", "created_at"), name="badge_showing_badge"),
            models.Index(fields=("person",), name="badge_showing_person"),
        )

    def __str__(self) -> str:
        return str(self.pk)
