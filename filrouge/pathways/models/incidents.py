"""What must not wait: danger, violence, a home lost overnight. Known to those who act, and to nobody else."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Project, User
from filrouge.privacy.rows import Level, OwnRows, PersonRows
from filrouge.shared.encrypted_field import EncryptedTextField
from filrouge.shared.ids import uuid7
from filrouge.shared.rows import NotAboutPeople

from .pathways import Pathway, PersonBound

# The author and the referents of that project, as long as the file is open to them; those who were warned.
# Asked of a definer function for the warned: the policy of their notices reads this one.
WHO_KNOWS = (
    "(fr_reaches(person_id, project_id, 3) AND (created_by_id = (SELECT fr_user())"
    " OR EXISTS (SELECT 1 FROM pathways_referent r WHERE r.person_id = pathways_incident.person_id"
    " AND r.project_id = pathways_incident.project_id AND r.user_id = (SELECT fr_user())"
    " AND r.until IS NULL OFFSET 0))) OR fr_warned_of(id)"
)
OF_AN_INCIDENT = "EXISTS (SELECT 1 FROM pathways_incident i WHERE i.id = incident_id OFFSET 0)"


class Severity(models.IntegerChoices):
    """In words that say what to do. Compared: a plan that speaks from « grave » speaks of danger too."""

    WATCH = 1, _("à surveiller : pas de danger, mais il faut en garder trace")
    SERIOUS = 2, _("grave : il faut agir dans les jours qui viennent")
    DANGER = 3, _("danger : il faut agir aujourd’hui")


class IncidentQuerySet(models.QuerySet["Incident"]):
    def open(self) -> Self:
        return self.filter(ended_at=None)


class Incident(PersonBound):
    """What happened, how grave it is, when it ended and what was learnt. Its journal is in its entries."""

    class Kind(models.TextChoices):
        CHILD = "child", _("un enfant est en danger, ou risque de l’être")
        VIOLENCE = "violence", _("violences subies, dans le couple, la famille ou ailleurs")
        SUICIDE = "suicide", _("idées suicidaires ou détresse aiguë")
        EXPLOITATION = "exploitation", _("exploitation, emprise ou menace")
        HOME = "home", _("perte soudaine du logement ou des ressources")
        HEALTH = "health", _("accident ou hospitalisation")
        MISSING = "missing", _("disparition inquiétante")
        ARREST = "arrest", _("interpellation ou mesure d’éloignement")
        TEAM = "team", _("menace ou agression envers l’équipe ou le groupe")
        OTHER = "other", _("autre situation critique")

    pathway = models.ForeignKey(Pathway, on_delete=models.CASCADE, related_name="incidents", db_index=False)
    kind = models.CharField(_("ce qui se passe"), max_length=12, choices=Kind)
    severity = models.PositiveSmallIntegerField(_("gravité"), choices=Severity)
    happened_on = models.DateField(_("depuis quand"))
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    lessons = EncryptedTextField(_("ce qu’on en retient"), blank=True, default="")

    objects = IncidentQuerySet.as_manager()
    rows: ClassVar = PersonRows(level=Level.FULL, instead=WHO_KNOWS, restricted=True)

    class Meta:
        verbose_name = _("incident")
        constraints = (models.CheckConstraint(condition=Q(severity__in=(1, 2, 3)), name="incident_severity"),)
        indexes = (
            models.Index(fields=("person",), name="incident_person"),
            models.Index(fields=("pathway",), name="incident_pathway"),
            models.Index(fields=("created_by",), name="incident_author"),
            models.Index(fields=("project",), condition=Q(ended_at=None), name="incident_open"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.happened_on}"

    @property
    def is_open(self) -> bool:
        return self.ended_at is None


class IncidentEntry(PersonBound):
    """One line of the journal of an incident: never changed, never taken out."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="entries", db_index=False)
    text = EncryptedTextField(_("ce qui s’est passé, ce qui a été fait"))

    rows: ClassVar = PersonRows(
        level=Level.FULL, instead=OF_AN_INCIDENT, restricted=True, web=("SELECT", "INSERT")
    )

    class Meta:
        verbose_name = _("journal d’un incident")
        indexes = (
            models.Index(fields=("incident", "created_at"), name="incident_entry_journal"),
            models.Index(fields=("person",), name="incident_entry_person"),
        )

    def __str__(self) -> str:
        return str(self.id)


class IncidentNotice(PersonBound):
    """Someone was warned, by when an answer is expected, and when it came. Whoever is warned may read."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="notices", db_index=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    due_at = models.DateTimeField(_("à lire avant"))
    acknowledged_at = models.DateTimeField(_("lu le"), null=True)

    # A notice opens an incident to someone: only who knows it may write one.
    rows: ClassVar = OwnRows(
        f"user_id = (SELECT fr_user()) OR {OF_AN_INCIDENT}",
        web=("SELECT", "INSERT", "UPDATE (acknowledged_at)"),
        insert_sql=OF_AN_INCIDENT,
    )

    class Meta:
        verbose_name = _("personne prévenue d’un incident")
        verbose_name_plural = _("personnes prévenues d’un incident")
        constraints = (
            models.UniqueConstraint(fields=("incident", "user"), name="incident_notice_once"),
            models.CheckConstraint(
                condition=Q(acknowledged_at=None) | Q(acknowledged_at__gte=F("created_at")),
                name="incident_notice_order",
            ),
        )
        indexes = (
            models.Index(fields=("user",), name="incident_notice_user"),
            models.Index(fields=("person",), name="incident_notice_person"),
            models.Index(
                fields=("due_at",), condition=Q(acknowledged_at=None), name="incident_notice_waiting"
            ),
        )

    def __str__(self) -> str:
        return f"{self.incident_id} {self.user_id}"


class AlarmStepQuerySet(models.QuerySet["AlarmStep"]):
    def in_force(self) -> Self:
        return self.filter(removed_at=None)


class AlarmStep(models.Model):
    """One line of a project's plan: from this severity on, who is warned and within how many hours."""

    class Whom(models.TextChoices):
        LEAD = "lead", _("le ou la référent·e du parcours")
        COORDINATION = "coordination", _("la coordination du projet")
        MANAGER = "manager", _("la direction de l’organisation qui suit")
        NAMED = "named", _("une personne désignée")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="+", db_index=False)
    severity = models.PositiveSmallIntegerField(_("à partir de"), choices=Severity)
    whom = models.CharField(_("qui est prévenu"), max_length=12, choices=Whom)
    user = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    within_hours = models.PositiveSmallIntegerField(_("en combien d’heures"))
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    added_at = models.DateTimeField(auto_now_add=True)
    removed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    removed_at = models.DateTimeField(null=True)

    objects = AlarmStepQuerySet.as_manager()
    rows: ClassVar = NotAboutPeople(
        "whom a project warns", web=("SELECT", "INSERT", "UPDATE (removed_at, removed_by_id)")
    )

    class Meta:
        verbose_name = _("ligne du plan d’alerte")
        verbose_name_plural = _("lignes du plan d’alerte")
        constraints = (
            models.CheckConstraint(
                condition=Q(whom="named", user__isnull=False) | (~Q(whom="named") & Q(user=None)),
                name="alarm_step_named",
            ),
        )
        indexes = (models.Index(fields=("project", "severity"), name="alarm_step_project"),)

    def __str__(self) -> str:
        return f"{self.project_id} {self.severity} {self.whom}"
