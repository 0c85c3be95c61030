"""Who was trained in what, and how newcomers are welcomed: the fourth axis of IPR (mission S-25)."""

from typing import ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, User
from filrouge.privacy.rows import OwnRows
from filrouge.shared.ids import uuid7
from filrouge.shared.rows import NotAboutPeople


class TrainingTheme(models.TextChoices):
    ASYLUM = "asylum", _("droit d’asile et du séjour")
    RIGHTS = "rights", _("accès aux droits sociaux")
    DISCRIMINATION = "discrimination", _("discriminations")
    INTERCULTURAL = "intercultural", _("travail interculturel")
    INTERPRETER = "interpreter", _("travailler avec un interprète")
    TRAUMA = "trauma", _("psychotraumatisme : repérer, orienter")
    VIOLENCE = "violence", _("violences faites aux femmes, traite")
    LANGUAGE = "language", _("français pour adultes, alphabétisation")
    WORK = "work", _("emploi et entreprises")
    DATA = "data", _("protection des données")
    OTHER = "other", _("autre")


class TrainingQuerySet(models.QuerySet["Training"]):
    def in_force(self) -> Self:
        return self.filter(withdrawn_at=None)

    def between(self, first: object, last: object) -> Self:
        return self.filter(on__range=(first, last))


class Training(models.Model):
    """One training followed by someone who works or helps here. Seen by oneself, and by who runs the team."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="trainings", db_index=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    theme = models.CharField(_("thème"), max_length=14, choices=TrainingTheme)
    title = models.CharField(_("intitulé"), max_length=160)
    on = models.DateField(_("le"))
    hours = models.PositiveSmallIntegerField(
        _("durée en heures"), validators=[MinValueValidator(1), MaxValueValidator(400)]
    )
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    created_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = TrainingQuerySet.as_manager()
    rows: ClassVar = OwnRows(
        "user_id = (SELECT fr_user()) OR fr_runs(organisation_id)",
        person="",
        web=("SELECT", "INSERT", "UPDATE (withdrawn_at)"),
        insert_sql=(
            "noted_by_id = (SELECT fr_user()) AND (user_id = (SELECT fr_user()) OR fr_runs(organisation_id))"
            " AND fr_member_of(user_id, organisation_id)"
        ),
    )

    class Meta:
        verbose_name = _("formation suivie")
        verbose_name_plural = _("formations suivies")
        indexes = (
            models.Index(fields=("user", "-on"), name="training_user"),
            models.Index(fields=("organisation", "-on"), name="training_organisation"),
        )

    def __str__(self) -> str:
        return f"{self.title} {self.on:%d/%m/%Y}"


class OnboardingItem(models.Model):
    """One line of what a team goes through with someone who arrives."""

    class Audience(models.TextChoices):
        NEWCOMER = "newcomer", _("qui commence à accompagner")
        RECEPTION = "reception", _("qui tient l’accueil")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    audience = models.CharField(_("pour"), max_length=10, choices=Audience)
    words = models.CharField(_("à voir ensemble"), max_length=200)
    position = models.PositiveSmallIntegerField(default=0)
    ended_on = models.DateField(null=True)

    rows: ClassVar = NotAboutPeople(
        "what a team shows to those who arrive", web=("SELECT", "INSERT", "UPDATE")
    )

    class Meta:
        verbose_name = _("point d’accueil")
        ordering = ("audience", "position", "pk")

    def __str__(self) -> str:
        return self.words


class OnboardingTick(models.Model):
    """Seen, by someone who arrives. Her own row: seen by herself and by who runs the team."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    item = models.ForeignKey(OnboardingItem, on_delete=models.CASCADE, related_name="ticks")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True)

    rows: ClassVar = OwnRows(
        "user_id = (SELECT fr_user()) OR EXISTS (SELECT 1 FROM pathways_onboardingitem i"
        " WHERE i.id = item_id AND fr_runs(i.organisation_id) OFFSET 0)",
        person="",
        web=("SELECT", "INSERT", "UPDATE (undone_at)"),
        insert_sql=(
            "user_id = (SELECT fr_user()) AND EXISTS (SELECT 1 FROM pathways_onboardingitem i"
            " WHERE i.id = item_id AND fr_works_in(i.organisation_id) OFFSET 0)"
        ),
    )

    class Meta:
        verbose_name = _("point d’accueil vu")
        verbose_name_plural = _("points d’accueil vus")
        constraints = (
            models.UniqueConstraint(
                fields=("item", "user"), condition=models.Q(undone_at=None), name="onboarding_tick_once"
            ),
        )
        indexes = (models.Index(fields=("user",), name="onboarding_tick_user"),)

    def __str__(self) -> str:
        return f"{self.item_id} {self.at:%d/%m/%Y}"


class LawCheck(models.Model):
    """Somebody who coordinates read the source of a sheet again, and it still holds; or says what changed."""

    project = models.ForeignKey(
        "accounts.Project", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    sheet = models.CharField(max_length=40)
    on = models.DateField(_("relue le"))
    note = models.CharField(_("ce qui a changé"), max_length=300, blank=True)
    checked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    created_at = models.DateTimeField(auto_now_add=True)

    rows: ClassVar = NotAboutPeople("when a sheet of law was read again", web=("SELECT", "INSERT"))

    class Meta:
        verbose_name = _("fiche de droit relue")
        verbose_name_plural = _("fiches de droit relues")
        indexes = (models.Index(fields=("project", "sheet", "-on"), name="law_check_latest"),)

    def __str__(self) -> str:
        return f"{self.sheet} {self.on:%d/%m/%Y}"
