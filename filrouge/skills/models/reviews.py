"""Interviews that record progress: she and her team; or she, her team and a company (mission S-35).

Prepared from what the file knows, noted with each voice apart; what was seen becomes evidence, what is decided
becomes steps."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from filrouge.pathways.models import Step
from filrouge.pathways.models.pathways import PersonBound
from filrouge.privacy.rows import Level, PersonRows
from filrouge.reference.models import FrameworkSkill
from filrouge.shared.encrypted_field import EncryptedTextField

FULL = Level.FULL
OF_REVIEW = (
    "EXISTS (SELECT 1 FROM skills_review r WHERE r.id = {table}.review_id"
    " AND r.person_id = {table}.person_id AND r.project_id = {table}.project_id OFFSET 0)"
)
OF_STEP = (
    "EXISTS (SELECT 1 FROM pathways_step s WHERE s.id = {table}.step_id"
    " AND s.person_id = {table}.person_id AND s.project_id = {table}.project_id OFFSET 0)"
)


class Among(models.TextChoices):
    TWO = "two", _("point à deux, elle et son équipe")
    THREE = "three", _("entretien à trois, avec l’entreprise")


class Voice(models.TextChoices):
    HERS = "hers", _("elle")
    THEIRS = "theirs", _("l’entreprise")
    OURS = "ours", _("l’équipe qui l’accompagne")


def titled(among: str, day: date) -> str:
    """« Entretien à trois du 21 décembre 2026 », « Point du 21 décembre 2026 »."""
    said = gettext("Entretien à trois du %(day)s") if among == Among.THREE else gettext("Point du %(day)s")
    return said % {"day": date_format(day, "j F Y")}


class ReviewQuerySet(models.QuerySet["Review"]):
    def planned(self) -> Self:
        return self.filter(held_on=None, dropped_on=None)

    def held(self) -> Self:
        return self.filter(held_on__isnull=False)


class Review(PersonBound):
    """`company`: with whom, when it is among three; `stands_for_it`: who comes, and as what. Each voice: in its own
    words, once held."""

    among = models.CharField(_("entre qui"), max_length=5, choices=Among)
    planned_on = models.DateField(_("prévu le"))
    company = models.CharField(_("entreprise"), max_length=160, blank=True, default="")
    stands_for_it = EncryptedTextField(_("qui vient pour elle"), blank=True, default="")
    held_on = models.DateField(_("tenu le"), null=True)
    dropped_on = models.DateField(_("annulé le"), null=True)
    hers = EncryptedTextField(_("ce qu’elle dit"), blank=True, default="")
    theirs = EncryptedTextField(_("ce que dit l’entreprise"), blank=True, default="")
    ours = EncryptedTextField(_("ce que dit l’équipe"), blank=True, default="")

    objects = ReviewQuerySet.as_manager()
    rows: ClassVar = PersonRows(
        level=FULL,
        web=("SELECT", "INSERT", "UPDATE (planned_on, held_on, dropped_on, hers, theirs, ours)"),
    )

    class Meta:
        verbose_name = _("entretien de suivi")
        verbose_name_plural = _("entretiens de suivi")
        constraints = (
            models.CheckConstraint(condition=Q(held_on=None) | Q(dropped_on=None), name="review_one_end"),
            models.CheckConstraint(
                condition=Q(among=Among.TWO, company="") | Q(among=Among.THREE) & ~Q(company=""),
                name="review_company_among_three",
            ),
        )
        indexes = (
            models.Index(fields=("person", "-planned_on"), name="review_person"),
            models.Index(
                fields=("planned_on",), condition=Q(held_on=None, dropped_on=None), name="review_to_hold"
            ),
        )

    def __str__(self) -> str:
        return f"{self.planned_on:%d/%m/%Y}"

    @property
    def day(self) -> date:
        """When it was held, else when it is planned."""
        return self.held_on or self.planned_on

    @property
    def title(self) -> str:
        return titled(self.among, self.day)


class SeenSkill(PersonBound):
    """What one voice saw of a skill: evidence, with where it comes from, never a level."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="seen", db_index=False)
    skill = models.ForeignKey(FrameworkSkill, on_delete=models.PROTECT, related_name="+")
    voice = models.CharField(_("vu par"), max_length=6, choices=Voice)
    seen = EncryptedTextField(_("ce qui a été vu"))

    rows: ClassVar = PersonRows(
        level=FULL, also=OF_REVIEW.format(table="skills_seenskill"), web=("SELECT", "INSERT")
    )

    class Meta:
        verbose_name = _("compétence vue en entretien")
        verbose_name_plural = _("compétences vues en entretien")
        constraints = (
            models.UniqueConstraint(fields=("review", "skill", "voice"), name="seen_skill_once_a_voice"),
        )
        indexes = (models.Index(fields=("person", "skill"), name="seen_skill_person"),)

    def __str__(self) -> str:
        return str(self.skill_id)


class ReviewStep(PersonBound):
    """A step of the path that was decided there."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="decided")
    step = models.OneToOneField(Step, on_delete=models.CASCADE, related_name="+")

    rows: ClassVar = PersonRows(
        level=FULL,
        also=f"{OF_REVIEW.format(table='skills_reviewstep')} AND {OF_STEP.format(table='skills_reviewstep')}",
        web=("SELECT", "INSERT"),
    )

    class Meta:
        verbose_name = _("étape décidée en entretien")
        verbose_name_plural = _("étapes décidées en entretien")
        indexes = (models.Index(fields=("person",), name="review_step_person"),)

    def __str__(self) -> str:
        return str(self.step_id)
