from typing import ClassVar, Self

from django.apps import apps
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Project
from filrouge.privacy.rows import Level, OwnRows
from filrouge.shared import clock
from filrouge.shared.ids import uuid7


class Reveals(models.TextChoices):
    """What coming from such a place says of someone."""

    NOTHING = "nothing", _("rien de particulier")
    HEALTH = "health", _("la santé")
    JUSTICE = "justice", _("la justice")
    VIOLENCE = "violence", _("des violences subies")

    @property
    def level(self) -> Level:
        """Whom the origin is shown to: the team, or those to whom this category of the file was opened.

        No category of its own stands for violence. JUSTICE does: of those that exist it is opened to the
        fewest, never on its own, and it already holds protection orders and complaints.
        """
        return {Reveals.NOTHING: Level.SHARED, Reveals.HEALTH: Level.HEALTH}.get(self, Level.JUSTICE)


class StructureKind(models.TextChoices):
    MISSION_LOCALE = "mission_locale", _("mission locale")
    EMPLOYMENT = "employment", _("France Travail, Cap emploi")
    SOCIAL = "social", _("service social, CCAS, département")
    HOUSING = "housing", _("hébergement, logement accompagné")
    ASYLUM = "asylum", _("accueil des personnes réfugiées ou demandeuses d’asile")
    TRAINING = "training", _("organisme de formation, école")
    WORK = "work", _("structure d’insertion, employeur")
    ASSOCIATION = "association", _("association, maison de quartier, bénévoles")
    HEALTH = "health", _("hôpital, centre de santé, psychiatrie")
    ADDICTION = "addiction", _("addictologie (CSAPA, CAARUD)")
    JUSTICE = "justice", _("justice (SPIP, PJJ, associations socio-judiciaires)")
    VIOLENCE = "violence", _("accueil de femmes ou de victimes de violences")
    OTHER = "other", _("autre")


class OrientingOrganisationQuerySet(models.QuerySet["OrientingOrganisation"]):
    def in_use(self) -> Self:
        return self.filter(Q(ended_on=None) | Q(ended_on__gt=clock.today()))

    def with_briefing(self) -> Self:
        """`briefed_at`, `briefed_sheet`: when it was last told whom the project looks for, and which sheet."""
        latest = apps.get_model("outreach", "Briefing").objects.filter(structure=OuterRef("pk"))
        latest = latest.order_by("-at", "-pk")
        return self.annotate(
            briefed_at=Subquery(latest.values("at")[:1]), briefed_sheet=Subquery(latest.values("sheet")[:1])
        )


class OrientingOrganisation(models.Model):
    """A structure that sends people to a project, as its coordination knows it.

    `name_key` is the name as compared. What it `reveals` covers the origin of whoever comes from it, also
    of those who came before it was said.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("nom"), max_length=160)
    name_key = models.CharField(max_length=170, editable=False)
    kind = models.CharField(_("type"), max_length=16, choices=StructureKind)
    reveals = models.CharField(
        _("ce que son nom révèle"), max_length=10, choices=Reveals, default=Reveals.NOTHING
    )
    contact = models.CharField(_("personne à joindre"), max_length=120, blank=True)
    email = models.EmailField(_("adresse e-mail"), blank=True)
    phone = models.CharField(_("téléphone"), max_length=40, blank=True)
    ended_on = models.DateField(_("n’oriente plus depuis le"), null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = OrientingOrganisationQuerySet.as_manager()
    rows: ClassVar = OwnRows(
        "project_id = ANY ((SELECT fr_coordinated())::bigint[])",
        person="",  # structures and those who work there
        web=("SELECT", "INSERT", "UPDATE"),
        insert_sql="project_id = ANY ((SELECT fr_coordinated())::bigint[])",
    )

    class Meta:
        verbose_name = _("structure d’orientation")
        verbose_name_plural = _("structures d’orientation")
        constraints = (
            models.UniqueConstraint(fields=("project", "name_key"), name="orienting_organisation_once"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def is_covered(self) -> bool:
        return self.reveals != Reveals.NOTHING

    @property
    def is_in_use(self) -> bool:
        return self.ended_on is None or self.ended_on > clock.today()
