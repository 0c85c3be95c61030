"""What she can do, seen by her and by whoever accompanies her, apart; then looked at together.

Until both have answered, the database shows neither answer to anyone, its author included (sql/assessments.sql)."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from filrouge.pathways.models import Step
from filrouge.pathways.models.pathways import PersonBound
from filrouge.privacy.rows import Level, OwnRows, PersonRows
from filrouge.reference.models import FrameworkSkill, FrameworkVersion
from filrouge.reference.models.frameworks import HIGHEST
from filrouge.shared import clock
from filrouge.shared.encrypted_field import EncryptedTextField

MOST_SKILLS = 10
FULL = Level.FULL
OF_ASSESSMENT = (
    "EXISTS (SELECT 1 FROM skills_assessment a WHERE a.id = {table}.assessment_id"
    " AND a.person_id = {table}.person_id AND a.project_id = {table}.project_id OFFSET 0)"
)
OF_ASSESSED = (
    "EXISTS (SELECT 1 FROM skills_assessedskill s WHERE s.id = {table}.assessed_id"
    " AND s.assessment_id = {table}.assessment_id AND s.person_id = {table}.person_id"
    " AND s.project_id = {table}.project_id OFFSET 0)"
)
BOTH_ANSWERED = "cardinality(fr_sides_assessed(assessment_id)) = 2"
LEVEL = Q(level=None) | Q(level__lte=HIGHEST)


class Sight(models.TextChoices):
    """Whose eyes."""

    HERS = "hers", _("la personne")
    OURS = "ours", _("l’équipe qui l’accompagne")


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    def with_sides(self) -> "models.QuerySet[Any]":
        """`sides`: those that have answered. Nothing of what they answered."""
        answered = Func(
            F("pk"), function="fr_sides_assessed", output_field=ArrayField(models.CharField(max_length=4))
        )
        return self.annotate(sides=answered)


class Assessment(PersonBound):
    """Some skills of a published version of a framework, looked at one day."""

    version = models.ForeignKey(
        FrameworkVersion, on_delete=models.PROTECT, related_name="+", verbose_name=_("référentiel")
    )
    on = models.DateField(_("commencée le"), default=clock.today)

    objects = AssessmentQuerySet.as_manager()
    rows: ClassVar = PersonRows(level=FULL, web=("SELECT", "INSERT"))

    class Meta:
        verbose_name = _("évaluation à deux")
        verbose_name_plural = _("évaluations à deux")
        indexes = (models.Index(fields=("person", "-on"), name="assessment_person"),)

    def __str__(self) -> str:
        return f"{self.on:%d/%m/%Y}"


class AssessedSkill(PersonBound):
    assessment = models.ForeignKey(
        Assessment, on_delete=models.CASCADE, related_name="assessed", db_index=False
    )
    skill = models.ForeignKey(FrameworkSkill, on_delete=models.PROTECT, related_name="+")
    rank = models.PositiveSmallIntegerField()

    rows: ClassVar = PersonRows(
        level=FULL, also=OF_ASSESSMENT.format(table="skills_assessedskill"), web=("SELECT", "INSERT")
    )

    class Meta:
        verbose_name = _("compétence évaluée")
        verbose_name_plural = _("compétences évaluées")
        constraints = (
            models.UniqueConstraint(fields=("assessment", "skill"), name="assessed_skill_once"),
            models.UniqueConstraint(fields=("assessment", "rank"), name="assessed_skill_order"),
            models.CheckConstraint(condition=Q(rank__lt=MOST_SKILLS), name="assessed_skills_at_most"),
        )
        indexes = (models.Index(fields=("person",), name="assessed_skill_person"),)

    def __str__(self) -> str:
        return str(self.skill_id)


class SkillAnswer(PersonBound):
    """What one side says of one skill, once. `level` None: « je ne sais pas » on hers; on ours, words alone.

    Never changed, and no history is kept of it: a history would tell it before the other side has answered."""

    assessment = models.ForeignKey(
        Assessment, on_delete=models.CASCADE, related_name="answers", db_index=False
    )
    assessed = models.ForeignKey(
        AssessedSkill, on_delete=models.CASCADE, related_name="answers", db_index=False
    )
    side = models.CharField(_("de qui"), max_length=4, choices=Sight)
    level = models.PositiveSmallIntegerField(_("niveau"), null=True)
    advice = EncryptedTextField(_("conseil"), blank=True, default="")
    objective = EncryptedTextField(_("objectif"), blank=True, default="")

    rows: ClassVar = OwnRows(
        f"fr_reaches(person_id, project_id, 3) AND {BOTH_ANSWERED}",
        web=("SELECT", "INSERT"),
        insert_sql=(
            "fr_reaches(person_id, project_id, 3) AND created_by_id = (SELECT fr_user()) AND "
            + OF_ASSESSED.format(table="skills_skillanswer")
        ),
    )

    class Meta:
        verbose_name = _("réponse sur une compétence")
        verbose_name_plural = _("réponses sur des compétences")
        constraints = (
            models.UniqueConstraint(fields=("assessed", "side"), name="skill_answer_once_a_side"),
            models.CheckConstraint(condition=LEVEL, name="skill_answer_level"),
        )
        indexes = (
            models.Index(fields=("assessment",), name="skill_answer_assessment"),
            models.Index(fields=("person",), name="skill_answer_person"),
        )

    def __str__(self) -> str:
        return self.get_side_display()


class SkillDecision(PersonBound):
    """What was decided together on one skill, and why, once both had answered. `level`: the one they agree on."""

    assessment = models.ForeignKey(
        Assessment, on_delete=models.CASCADE, related_name="decisions", db_index=False
    )
    assessed = models.OneToOneField(AssessedSkill, on_delete=models.CASCADE, related_name="decision")
    level = models.PositiveSmallIntegerField(_("niveau retenu ensemble"), null=True, blank=True)
    decided = EncryptedTextField(_("ce que nous décidons"))
    because = EncryptedTextField(_("pourquoi"))
    step = models.ForeignKey(Step, on_delete=models.SET_NULL, null=True, related_name="+")

    rows: ClassVar = PersonRows(
        level=FULL,
        also=(f"{BOTH_ANSWERED} AND {OF_ASSESSED.format(table='skills_skilldecision')}"),
        web=("SELECT", "INSERT", "UPDATE (level, decided, because, step_id)"),
    )

    class Meta:
        verbose_name = _("décision prise ensemble")
        verbose_name_plural = _("décisions prises ensemble")
        constraints = (models.CheckConstraint(condition=LEVEL, name="skill_decision_level"),)
        indexes = (
            models.Index(fields=("person",), name="skill_decision_person"),
            models.Index(fields=("assessment",), name="skill_decision_assessment"),
        )

    def __str__(self) -> str:
        return str(self.assessed_id)
