"""A partnership looked at by both: the same short form on each side, each answering without reading the other."""

from typing import Any, ClassVar
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User
from filrouge.privacy.rows import OwnRows
from filrouge.shared import clock

from .partnerships import Partnership, kept_partnership, of_partnership
from .vocabulary import Side

# What each side rates, from « pas du tout » to « tout à fait ». Their order is that of `JointAnswer.ratings`.
QUESTIONS = (
    _("Nous savons qui appeler de l’autre côté, et on nous répond."),
    _("Ce qui était convenu est tenu."),
    _("Chacun dit à l’autre ce qu’il doit savoir, et rien de plus."),
    _("Les personnes y gagnent."),
    _("Chacun y trouve son compte."),
)


class JointEvaluationQuerySet(models.QuerySet["JointEvaluation"]):
    def with_sides(self) -> "models.QuerySet[Any]":
        """`sides`: those that have answered. Nothing of what they answered: the database hides it until both have."""
        answered = Func(
            F("pk"), function="fr_sides_answered", output_field=ArrayField(models.CharField(max_length=6))
        )
        return self.annotate(sides=answered)


class JointEvaluation(models.Model):
    """Asked of both one day. `email`: where the partner's link leaves."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="evaluations")
    email = models.EmailField(_("adresse e-mail du partenaire"))
    asked_on = models.DateField(_("demandée le"), default=clock.today)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)

    objects = JointEvaluationQuerySet.as_manager()
    rows: ClassVar = OwnRows(
        kept_partnership("partners_jointevaluation"),
        read_also=of_partnership("partners_jointevaluation"),
        person="",
        web=("SELECT", "INSERT"),
        insert_sql=f"{kept_partnership('partners_jointevaluation')} AND asked_by_id = (SELECT fr_user())",
    )

    class Meta:
        verbose_name = _("évaluation d’un partenariat")
        verbose_name_plural = _("évaluations d’un partenariat")

    def __str__(self) -> str:
        return f"{self.asked_on:%d/%m/%Y}"


OF_EVALUATION = (
    "EXISTS (SELECT 1 FROM partners_jointevaluation e JOIN partners_partnership p ON p.id = e.partnership_id"
    " WHERE e.id = partners_jointanswer.evaluation_id{more} OFFSET 0)"
)
KEPT_EVALUATION = OF_EVALUATION.format(more=" AND fr_keeps_partnerships(p.project_id, p.organisation_id)")
BY_US = f"side = 'ours' AND user_id = (SELECT fr_user()) AND {KEPT_EVALUATION}"
# What the partner said by telephone, by who has answered already: what they heard must not change our answer.
BY_PHONE = (
    "side = 'theirs' AND user_id = (SELECT fr_user()) AND 'ours' = ANY (fr_sides_answered(evaluation_id))"
    f" AND {KEPT_EVALUATION}"
)
BY_THEM = "side = 'theirs' AND user_id IS NULL AND " + OF_EVALUATION.format(
    more=" AND p.id = (SELECT fr_partnered())"
)


class JointAnswer(models.Model):
    """One side's, once; hidden from everyone, its author included, until both have answered. `user`: who answered on
    ours, or typed what the partner said by telephone; None when it came by the link, which says who it is or not."""

    class Rating(models.IntegerChoices):
        NOT_AT_ALL = 1, _("pas du tout")
        RATHER_NOT = 2, _("plutôt non")
        RATHER = 3, _("plutôt oui")
        WHOLLY = 4, _("tout à fait")

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    evaluation = models.ForeignKey(
        JointEvaluation, on_delete=models.CASCADE, related_name="answers", db_index=False
    )
    side = models.CharField(_("de quel côté"), max_length=6, choices=Side)
    ratings = ArrayField(models.SmallIntegerField(choices=Rating))
    words = models.CharField(_("ce qu’il faudrait changer"), max_length=600, blank=True)
    who = models.CharField(_("qui répond"), max_length=160, blank=True)
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    at = models.DateTimeField(_("le"), auto_now_add=True)

    rows: ClassVar = OwnRows(
        f"cardinality(fr_sides_answered(evaluation_id)) = {len(Side)}",
        person="",
        web=("SELECT", "INSERT"),
        insert_sql=f"({BY_US}) OR ({BY_THEM}) OR ({BY_PHONE})",
    )

    class Meta:
        verbose_name = _("réponse à l’évaluation d’un partenariat")
        constraints = (
            models.UniqueConstraint(fields=("evaluation", "side"), name="joint_answer_once_a_side"),
            models.CheckConstraint(condition=Q(ratings__len=len(QUESTIONS)), name="joint_answer_to_all"),
        )

    def __str__(self) -> str:
        return self.get_side_display()

    @property
    def by_phone(self) -> bool:
        return self.side == Side.THEIRS and self.user_id is not None
