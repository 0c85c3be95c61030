from datetime import UTC, datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, Project, User
from filrouge.people.models import AccessGrant, Person
from filrouge.people.models.grants import AccessGrantQuerySet
from filrouge.privacy.rows import Level, PersonRows
from filrouge.shared.ids import uuid7

NEVER = datetime(1, 1, 2, tzinfo=UTC)
# Who was never talked to comes first.
SILENT_SINCE = Coalesce(
    models.F("last_exchange_at"), models.Value(NEVER, output_field=models.DateTimeField())
)
WEEKLY = 7  # days; the default rhythm of the seeds: at least one contact a week


class PathwayQuerySet(models.QuerySet["Pathway"]):
    def visible_to(self, user: User) -> Self:
        return self._opened_by(AccessGrant.objects.reaching(user))

    def visible_to_asker(self) -> Self:
        """The same for whoever asks, known only then: for a written query."""
        return self._opened_by(AccessGrant.objects.reaching_asker())

    def _opened_by(self, grants: AccessGrantQuerySet) -> Self:
        about = {"person": models.OuterRef("person"), "project": models.OuterRef("project")}
        return self.filter(models.Exists(grants.in_force().filter(**about, level__range=(2, 3))))

    def of(self, row: "PersonBound") -> Self:
        """Of whom a row is about, in its project: one at most."""
        return self.filter(person=row.person_id, project=row.project_id)

    def open(self) -> Self:
        return self.filter(closed_on=None)

    def of_referent(self, user: User) -> Self:
        return self.filter(lead=user)

    def without_referent(self) -> Self:
        return self.open().filter(lead=None)


class PersonBound(models.Model):
    """A row about a person's path: it carries person and project, for the row policies."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="%(class)ss", db_index=False)
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+", db_index=False)
    created_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True


class Pathway(PersonBound):
    """A person's path in one project, followed by one organisation.

    The columns under "kept" are facts of other rows, put here by the actions that change them because
    lists need them; `manage.py check_kept_facts` proves they equal the truth recomputed.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("organisation qui suit")
    )
    opened_on = models.DateField(_("ouvert le"))
    oriented_by = models.CharField(_("structure d’orientation"), max_length=160, blank=True)
    rhythm_days = models.PositiveSmallIntegerField(_("un contact tous les … jours"), default=WEEKLY)
    # kept
    lead = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    closed_on = models.DateField(null=True)
    last_contact_at = models.DateTimeField(null=True)  # any contact tried
    last_exchange_at = models.DateTimeField(null=True)  # the last one in which somebody answered
    next_appointment_at = models.DateTimeField(null=True)
    missed_in_a_row = models.PositiveSmallIntegerField(default=0)  # since the last meeting held or excused
    next_step_on = models.DateField(null=True)
    next_step_title = models.CharField(max_length=160, blank=True)
    diagnosed_on = models.DateField(null=True)  # the last time a level or an ordinary barrier was looked at
    blocking_barriers = models.PositiveSmallIntegerField(default=0)  # open ones
    uncovered_barriers = models.PositiveSmallIntegerField(default=0)  # blocking, and nobody sees to it

    objects = PathwayQuerySet.as_manager()
    rows: ClassVar = PersonRows(
        level=Level.SHARED,
        derived=(
            "lead_id",
            "closed_on",
            "last_contact_at",
            "last_exchange_at",
            "next_appointment_at",
            "missed_in_a_row",
            "next_step_on",
            "next_step_title",
            "diagnosed_on",
            "blocking_barriers",
            "uncovered_barriers",
        ),
    )

    class Meta:
        verbose_name = _("parcours")
        verbose_name_plural = _("parcours")
        constraints = (
            models.UniqueConstraint(
                fields=("person", "project"), condition=Q(closed_on=None), name="pathway_one_open_in_project"
            ),
        )
        indexes = (
            models.Index(fields=("person",), name="pathway_person"),
            models.Index(
                fields=("lead", "last_exchange_at"), condition=Q(closed_on=None), name="pathway_caseload"
            ),
            # Also those that ended: the good news of the day are told of them too.
            models.Index(fields=("lead",), name="pathway_lead"),
            models.Index(fields=("project", "organisation", "closed_on"), name="pathway_project"),
            # Long lists are read in this order, fifty at a time, without sorting a whole territory.
            models.Index(
                "organisation", SILENT_SINCE, "id", condition=Q(closed_on=None), name="pathway_team_silence"
            ),
            models.Index(
                "project", SILENT_SINCE, "id", condition=Q(closed_on=None), name="pathway_project_silence"
            ),
            models.Index(
                fields=("organisation", "project", "opened_on", "id"),
                condition=Q(closed_on=None),
                name="pathway_begun",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.opened_on}"

    @property
    def is_open(self) -> bool:
        return self.closed_on is None


class Closure(PersonBound):
    """The end of a path: why, when, to whom it was told; and its re-opening, if it comes."""

    class Reason(models.TextChoices):
        JOB = "job", _("emploi")
        TRAINING = "training", _("formation")
        RELAY = "relay", _("relais pris par une autre structure")
        OWN_WISH = "own_wish", _("arrêt à l’initiative de la personne")
        MOVED = "moved", _("déménagement")
        LOST = "lost", _("perdu·e de vue")
        OTHER = "other", _("autre")

    pathway = models.ForeignKey(Pathway, on_delete=models.CASCADE, related_name="closures")
    on = models.DateField(_("date de fin"))
    reason = models.CharField(_("motif"), max_length=10, choices=Reason)
    note = models.CharField(_("en quelques mots"), max_length=500, blank=True)
    reopened_at = models.DateTimeField(null=True)
    reopened_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    reopening_note = models.CharField(_("pourquoi reprendre"), max_length=500, blank=True)

    rows: ClassVar = PersonRows(level=Level.SHARED)

    class Meta:
        verbose_name = _("fin de parcours")
        constraints = (
            models.UniqueConstraint(
                fields=("pathway",), condition=Q(reopened_at=None), name="closure_one_in_force"
            ),
        )
        indexes = (models.Index(fields=("person",), name="closure_person"),)

    def __str__(self) -> str:
        return f"{self.on} {self.get_reason_display()}"
