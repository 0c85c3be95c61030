from collections.abc import Collection
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, Project, User
from filrouge.people.models import AccessGrant, Person
from filrouge.people.models.grants import AccessGrantQuerySet
from filrouge.privacy.rows import Level, PersonRows, reached
from filrouge.shared import clock
from filrouge.shared.ids import uuid7
from filrouge.shared.written import Given

ITS_USER_ALONE = 99  # the level of alerts that only the one who should act reads: no grant opens it

# Alerts about a person follow the person's grants, each at the level it needs; alerts about a team (overload, absence)
# have no person and belong to the organisation and to those who coordinate the project.
OPENED = reached(
    "vigilance_alert",
    f"BETWEEN vigilance_alert.level AND greatest(vigilance_alert.level, {Level.FULL.value})",
)
ABOUT_A_TEAM = (
    "person_id IS NULL AND (organisation_id = ANY ((SELECT fr_organisations())::bigint[])"
    " OR project_id = ANY ((SELECT fr_coordinated())::bigint[]))"
)


class AlertQuerySet(models.QuerySet["Alert"]):
    def open(self) -> Self:
        return self.filter(closed_at=None)

    def due(self) -> Self:
        """Open, and not postponed to a later day."""
        return self.open().filter(Q(postponed_until=None) | Q(postponed_until__lte=Given(clock.today)))

    def for_users(self, user_ids: Collection[int]) -> Self:
        return self.filter(user__in=user_ids)

    def saying_if_in_charge(self, user: User) -> Self:
        """With `in_charge`: whether this user holds the whole file it is about, otherwise than by an emergency."""
        return self._in_charge_by(AccessGrant.objects.reaching(user))

    def saying_if_asker_in_charge(self) -> Self:
        """The same of whoever asks, known only then: for a written query."""
        return self._in_charge_by(AccessGrant.objects.reaching_asker())

    def _in_charge_by(self, grants: AccessGrantQuerySet) -> Self:
        whole = grants.in_force().exclude(basis=AccessGrant.Basis.EMERGENCY)
        about = {"person": models.OuterRef("person"), "project": models.OuterRef("project")}
        return self.annotate(in_charge=models.Exists(whole.filter(**about, level=Level.FULL)))

    def by_risk(self) -> Self:
        return self.order_by("-risk", "since", "id")


class Alert(models.Model):
    """Something that should not be forgotten. It remembers why it opened and what closed it.

    `rule` names it; `subject_id` is the object concerned (a pathway, a step, an appointment, a user).
    `facts` are the figures of the sentence (days, dates), no text. `user` is who should act.
    """

    class Closing(models.TextChoices):
        RESOLVED = "resolved", _("la situation a changé")
        HANDLED = "handled", _("traitée")
        OFF = "off", _("règle arrêtée dans le projet")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    rule = models.CharField(max_length=40)
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, null=True, related_name="alerts", db_index=False
    )
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="+", db_index=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, null=True, related_name="+", db_index=False
    )
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="alerts", db_index=False)
    subject_id = models.CharField(max_length=80)
    level = models.SmallIntegerField(default=Level.SHARED.value)  # what the reader's grant must open
    risk = models.SmallIntegerField()
    since = models.DateField()
    facts = models.JSONField(default=dict)
    opened_at = models.DateTimeField()
    postponed_until = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)
    closing = models.CharField(max_length=10, choices=Closing, blank=True)
    closed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    closing_note = models.CharField(max_length=300, blank=True)

    objects = AlertQuerySet.as_manager()
    rows: ClassVar = PersonRows(
        level=Level.SHARED,
        instead=(
            f"{OPENED} OR ({ABOUT_A_TEAM}) OR (level = {ITS_USER_ALONE} AND user_id = (SELECT fr_user()))"
        ),
        derived=("facts", "risk", "since", "user_id"),
        web=("SELECT", "UPDATE"),
    )

    class Meta:
        verbose_name = _("alerte")
        constraints = (
            models.UniqueConstraint(
                fields=("rule", "subject_id"), condition=Q(closed_at=None), name="alert_open_once"
            ),
        )
        indexes = (
            models.Index(
                fields=("user", "-risk", "since"), condition=Q(closed_at=None), name="alert_user_open"
            ),
            models.Index(fields=("project", "rule"), condition=Q(closed_at=None), name="alert_project_open"),
            models.Index(fields=("person", "closed_at"), name="alert_person"),
            models.Index(fields=("user", "opened_at"), name="alert_user_opened"),
        )

    def __str__(self) -> str:
        return f"{self.rule} {self.subject_id}"

    @property
    def may_be_set_aside(self) -> bool:
        """What one person alone must read is read: neither waved away nor put off."""
        return self.level != ITS_USER_ALONE

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def is_due(self) -> bool:
        """Open, and not postponed to a later day."""
        return self.is_open and (self.postponed_until is None or self.postponed_until <= clock.today())
