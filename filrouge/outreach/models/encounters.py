"""Whom one met outside. Not yet people of the project: coarse, short-lived, without history.

No row here is audited: what is deleted after 90 days must not survive in a history. Until the person agrees to
be followed, rows belong to the team that met her; once `person` is known, to those her grants reach.
"""

from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import ClassVar, Self
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, Project, User
from filrouge.people.models import Person, Sex
from filrouge.people.queries.places import places_of
from filrouge.privacy.rows import OwnRows
from filrouge.shared import clock
from filrouge.shared.encrypted_field import EncryptedTextField
from filrouge.shared.personal_data import RETENTION
from filrouge.shared.phones import display_phone

from .choices import Choice
from .outings import Outing
from .vocabulary import CHANNELS, AgeBand, BroughtBy

FORGOTTEN_AFTER = timedelta(days=90)  # without follow-up (mission S-2)

OF_THE_TEAM = (
    "CASE WHEN person_id IS NULL THEN organisation_id = ANY ((SELECT fr_organisations())::bigint[])"
    " ELSE fr_reaches(person_id, project_id, 3) END"
)
TEAM_ROWS = OwnRows(OF_THE_TEAM, web=("SELECT", "INSERT", "UPDATE"), insert_sql=OF_THE_TEAM)


class Identification(models.TextChoices):
    ANONYMOUS = "anonymous", _("sans nom")
    NICKNAME = "nickname", _("un prénom ou un surnom")
    IDENTIFIED = "identified", _("nom et téléphone, avec son accord")


class AcquaintanceQuerySet(models.QuerySet["Acquaintance"]):
    def of_teams(self, user: User) -> Self:
        """Those whom the user's teams met and who are not people of the project yet."""
        teams = [Q(organisation=team.organisation, project=team.project) for team in places_of(user)]
        return self.filter(reduce(or_, teams), person=None) if teams else self.none()

    def due(self) -> Self:
        return self.filter(next_step_on__lte=clock.today())

    def to_forget(self) -> Self:
        """Past the days they may be kept without follow-up. As batch: of every team."""
        met_before = Q(identification=Identification.NICKNAME, last_met_at__lt=clock.now() - FORGOTTEN_AFTER)
        named_before = Q(identification=Identification.IDENTIFIED, last_met_at__lt=clock.now() - RETENTION)
        return self.filter(met_before | named_before, person=None)


class Acquaintance(models.Model):
    """Someone met, whom the team hopes to meet again. `person`: who she became, once she agreed.

    `last_met_at`, `next_step` and `next_step_on` are those of her latest encounter, kept here for lists.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+", db_index=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, null=True, related_name="acquaintances", db_index=False
    )
    identification = models.CharField(max_length=10, choices=Identification, default=Identification.NICKNAME)
    nickname = EncryptedTextField(_("prénom ou surnom"), max_length=60, blank=True, default="")
    given_name = EncryptedTextField(_("prénom"), max_length=80, blank=True, default="")
    family_name = EncryptedTextField(_("nom"), max_length=80, blank=True, default="")
    phone = EncryptedTextField(_("téléphone"), max_length=40, blank=True, default="")
    age_band = models.CharField(_("âge"), max_length=8, choices=AgeBand, blank=True, default="")
    sex = models.CharField(_("sexe"), max_length=8, choices=Sex, blank=True, default="")
    language = models.CharField(_("langue (ISO 639-3)"), max_length=3, blank=True)
    commune_code = models.CharField(_("commune (code INSEE)"), max_length=5, blank=True)
    # What she says of how she heard of us, before she is a person of the project.
    heard_by = models.CharField(
        _("comment elle nous a connus"), max_length=16, choices=CHANNELS, blank=True, default=""
    )
    heard_from = models.CharField(
        _("par qui"), max_length=12, choices=BroughtBy, blank=True, default=BroughtBy.NOBODY
    )
    agreed_at = models.DateTimeField(null=True)  # to be followed
    created_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    created_at = models.DateTimeField(auto_now_add=True)
    # kept
    last_met_at = models.DateTimeField()
    next_step = models.ForeignKey(
        Choice, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    next_step_on = models.DateField(null=True)

    objects = AcquaintanceQuerySet.as_manager()
    rows: ClassVar = TEAM_ROWS

    class Meta:
        verbose_name = _("personne rencontrée")
        verbose_name_plural = _("personnes rencontrées")
        indexes = (
            models.Index(
                fields=("organisation", "project", "-last_met_at"),
                condition=Q(person=None),
                name="acquaintance_team",
            ),
            models.Index(
                fields=("organisation", "project", "next_step_on"),
                condition=Q(person=None, next_step_on__isnull=False),
                name="acquaintance_due",
            ),
            models.Index(fields=("person",), condition=Q(person__isnull=False), name="acquaintance_person"),
        )

    def __str__(self) -> str:
        return self.called

    @property
    def called(self) -> str:
        """As the team calls her."""
        return f"{self.given_name} {self.family_name}".strip() or self.nickname

    @property
    def phone_said(self) -> str:
        return display_phone(self.phone) if self.phone else ""

    @property
    def forgotten_on(self) -> date:
        """The day nothing of her is kept any more, if nobody meets her again."""
        named = self.identification == Identification.IDENTIFIED
        return timezone.localdate(self.last_met_at) + (RETENTION if named else FORGOTTEN_AFTER)

    @property
    def is_due(self) -> bool:
        return self.next_step_on is not None and self.next_step_on <= clock.today()


class EncounterQuerySet(models.QuerySet["Encounter"]):
    def told(self) -> Self:
        """Not those the person asked to drop."""
        return self.filter(dropped_at=None)

    def to_forget(self) -> Self:
        """Of people nobody could name, past their 90 days; and what people asked to drop. As batch."""
        anonymous = Q(acquaintance=None, person=None, at__lt=clock.now() - FORGOTTEN_AFTER)
        return self.filter(anonymous | Q(dropped_at__isnull=False))


class Encounter(models.Model):
    """One conversation outside, noted in thirty seconds. The place is that of the outing, no closer."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+", db_index=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, null=True, related_name="encounters", db_index=False
    )
    acquaintance = models.ForeignKey(
        Acquaintance, on_delete=models.CASCADE, null=True, related_name="encounters"
    )
    outing = models.ForeignKey(Outing, on_delete=models.PROTECT, null=True, related_name="encounters")
    commune_code = models.CharField(_("commune (code INSEE)"), max_length=5, blank=True)
    at = models.DateTimeField(_("quand"))
    identification = models.CharField(_("qui"), max_length=10, choices=Identification)
    age_band = models.CharField(_("âge"), max_length=8, choices=AgeBand, blank=True, default="")
    sex = models.CharField(_("sexe"), max_length=8, choices=Sex, blank=True, default="")
    needs = ArrayField(models.BigIntegerField(), default=list, verbose_name=_("besoins exprimés"))
    helps = ArrayField(models.BigIntegerField(), default=list, verbose_name=_("aides données sur place"))
    next_step = models.ForeignKey(
        Choice, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    next_step_on = models.DateField(_("pour le"), null=True)
    brought_by = models.CharField(
        _("venue par"), max_length=12, choices=BroughtBy, blank=True, default=BroughtBy.NOBODY
    )
    note = EncryptedTextField(_("en quelques mots"), max_length=500, blank=True, default="")
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    created_at = models.DateTimeField(auto_now_add=True)
    corrected_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    corrected_at = models.DateTimeField(null=True)  # the last time
    dropped_at = models.DateTimeField(null=True)  # the person did not want it kept: deleted within the hour

    objects = EncounterQuerySet.as_manager()
    rows: ClassVar = TEAM_ROWS

    class Meta:
        verbose_name = _("rencontre")
        indexes = (
            models.Index(fields=("organisation", "project", "-at"), name="encounter_team"),
            models.Index(fields=("person",), condition=Q(person__isnull=False), name="encounter_person"),
            models.Index(
                fields=("at",), condition=Q(person=None, acquaintance=None), name="encounter_nobody"
            ),
        )

    def __str__(self) -> str:
        return f"{self.at:%d/%m/%Y}"

    @property
    def version(self) -> str:
        """Another after each correction."""
        return self.corrected_at.isoformat() if self.corrected_at else ""

    @property
    def forgotten_on(self) -> date:
        return timezone.localdate(self.at) + FORGOTTEN_AFTER
