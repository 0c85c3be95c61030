"""Eligibility (mission S-9): the rules of a call as data, and what is answered to each, with its reason."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User
from filrouge.privacy.rows import Level, PersonRows
from filrouge.shared.rows import NotAboutPeople

from .candidacies import OfCandidacy
from .versions import Versioned, VersionQuerySet


class RuleSet(Versioned):
    """Who may enter, as one call or one project says it. Answers keep the version they were given to."""

    objects = VersionQuerySet["RuleSet"].as_manager()
    rows: ClassVar = NotAboutPeople("rules of a call", web=("SELECT", "INSERT"))

    class Meta:
        verbose_name = _("critères d’éligibilité")
        constraints = (
            models.UniqueConstraint(
                fields=("call", "project", "version"), nulls_distinct=False, name="rule_set_version"
            ),
        )


class Category(models.IntegerChoices):
    """Need to know: what an answer would reveal."""

    HEALTH = Level.HEALTH.value, _("santé")
    ASYLUM = Level.ASYLUM.value, _("statut et titre de séjour")


class Criterion(models.Model):
    """One line of the rules. Within a `group` of conditions one is enough; every group must be met.

    Priorities and attention points never decide: they count, and steer where one goes to meet people.
    """

    class Weight(models.TextChoices):
        CONDITION = "condition", _("condition")
        PRIORITY = "priority", _("public prioritaire")
        ATTENTION = "attention", _("point d’attention")

    rule_set = models.ForeignKey(RuleSet, on_delete=models.CASCADE, related_name="criteria")
    code = models.SlugField(_("code"), max_length=40)
    weight = models.CharField(_("ce qu’il décide"), max_length=10, choices=Weight)
    group = models.SlugField(max_length=40, blank=True)
    group_label = models.CharField(_("famille"), max_length=120, blank=True)
    label = models.CharField(_("critère"), max_length=200)
    explanation = models.CharField(_("en mots simples"), max_length=400, blank=True)
    how_to_get = models.CharField(_("ce qu’il faut, et comment l’obtenir"), max_length=400, blank=True)
    category = models.PositiveSmallIntegerField(
        _("réservé aux personnes habilitées"), choices=Category, null=True, blank=True
    )
    rank = models.PositiveSmallIntegerField(default=0)

    rows: ClassVar = NotAboutPeople("rules of a call", web=("SELECT", "INSERT"))

    class Meta:
        verbose_name = _("critère")
        ordering = ("rank", "pk")
        constraints = (models.UniqueConstraint(fields=("rule_set", "code"), name="criterion_code"),)

    def __str__(self) -> str:
        return self.label


class Evidence(models.TextChoices):
    """What was looked at. Never a copy: who saw it, and when, is enough."""

    SAID = "said", _("déclaration de la personne")
    IDENTITY = "identity", _("pièce d’identité")
    PERMIT = "permit", _("titre de séjour ou récépissé")
    DECISION = "decision", _("décision de protection (OFPRA, CNDA)")
    ASYLUM_CERTIFICATE = "asylum_certificate", _("attestation de demande d’asile")
    EMPLOYMENT_SERVICE = "employment_service", _("attestation de France Travail ou de la mission locale")
    BENEFITS = "benefits", _("attestation de la CAF ou de la MSA")
    DISABILITY = "disability", _("notification de la MDPH")
    DIPLOMA = "diploma", _("diplôme ou bulletin scolaire")
    ADDRESS = "address", _("justificatif de domicile")
    PARTNER = "partner", _("mot d’une structure partenaire")
    OBSERVED = "observed", _("constaté pendant l’échange")
    OTHER = "other", _("autre")


class Value(models.TextChoices):
    MET = "met", _("remplit le critère")
    NOT_MET = "not_met", _("ne le remplit pas")
    UNKNOWN = "unknown", _("à vérifier")


class AnswerQuerySet(models.QuerySet["Answer"]):
    def met(self) -> Self:
        return self.filter(value=Value.MET)


class Answer(OfCandidacy):
    """« Remplit le critère parce que… »: the latest answer; the former ones are in the history of the row.

    An answer that reveals a status or a health condition is read with that category only.
    """

    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+", db_index=False)
    category = models.PositiveSmallIntegerField(choices=Category, null=True)
    value = models.CharField(_("réponse"), max_length=8, choices=Value)
    because = models.CharField(_("parce que"), max_length=240, blank=True)
    evidence = models.CharField(_("ce qui a été vu"), max_length=20, choices=Evidence, blank=True)
    other_evidence = models.CharField(_("précisez"), max_length=120, blank=True)
    seen_on = models.DateField(_("vu le"), null=True, blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    answered_on = models.DateField(_("noté le"))

    objects = AnswerQuerySet.as_manager()
    rows: ClassVar = PersonRows(
        level=Level.SHARED,
        also=(
            "category IS NULL OR EXISTS (SELECT 1 FROM people_accessgrant n"
            " WHERE n.person_id = enrolment_answer.person_id AND n.project_id = enrolment_answer.project_id"
            " AND n.level = enrolment_answer.category AND fr_in_force(n.since, n.until) OFFSET 0)"
        ),
        restricted=True,
    )

    class Meta:
        verbose_name = _("réponse à un critère")
        verbose_name_plural = _("réponses aux critères")
        constraints = (models.UniqueConstraint(fields=("candidacy", "criterion"), name="answer_once"),)
        indexes = (models.Index(fields=("person",), name="answer_person"),)

    def __str__(self) -> str:
        return f"{self.criterion_id} {self.value}"


class Verification(OfCandidacy):
    """Where a group of conditions stands, and who looked: what may be known without the answers themselves.

    Written by the SQL function `weigh_candidacy` only, which sees every answer.
    """

    group = models.SlugField(max_length=40)
    outcome = models.CharField(max_length=8, choices=Value)
    seen_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    seen_on = models.DateField(null=True)

    rows: ClassVar = PersonRows(level=Level.SHARED, web=("SELECT",), audited=False)

    class Meta:
        verbose_name = _("critère vérifié")
        constraints = (models.UniqueConstraint(fields=("candidacy", "group"), name="verification_once"),)
        indexes = (models.Index(fields=("person",), name="verification_person"),)

    def __str__(self) -> str:
        return f"{self.group} {self.outcome}"
