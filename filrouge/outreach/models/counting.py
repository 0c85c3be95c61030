"""What stays once people are forgotten, and what never knew them."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, Project
from filrouge.people.models import Sex
from filrouge.privacy.rows import OwnRows
from filrouge.shared.rows import NotAboutPeople

from .choices import Choice
from .encounters import Encounter
from .outings import Outing
from .vocabulary import CHANNELS, AgeBand, BroughtBy, HourBand, Zone


class Reticence(models.Model):
    """What held someone back, and the answer tried: statistics only, never a line about someone (S-2).

    No key to an encounter, a team or a user; no time finer than the week; a random id; no history. The web
    role reads its columns and none of PostgreSQL's own (`xmin` and `ctid` would tell what was written
    together), and the rows are shuffled every night.
    """

    class Helped(models.TextChoices):
        YES = "yes", _("oui")
        NO = "no", _("non")
        UNKNOWN = "", _("on ne sait pas encore")

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="+", db_index=False)
    channel = models.CharField(max_length=16, choices=CHANNELS)
    week = models.DateField()  # its Monday
    reticence = models.ForeignKey(Choice, on_delete=models.PROTECT, related_name="+", db_index=False)
    reply = models.ForeignKey(Choice, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    helped = models.CharField(max_length=3, choices=Helped, blank=True, default=Helped.UNKNOWN)

    rows: ClassVar = NotAboutPeople(
        "statistics that nothing links to anyone",
        web=("SELECT (id, project_id, channel, week, reticence_id, reply_id, helped)", "INSERT"),
    )

    class Meta:
        verbose_name = _("réticence entendue")
        indexes = (models.Index(fields=("project", "week"), name="reticence_project"),)

    def __str__(self) -> str:
        return str(self.id)


# What a tally counts of its encounter.
COUNTED = (
    "channel", "outing_id", "commune_code", "month", "hour_band", "age_band", "sex", "zone", "brought_by"
)  # fmt: skip


class Tally(models.Model):
    """The countable remainder of one encounter: it stays when the encounter goes, and then knows nobody."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    encounter = models.OneToOneField(Encounter, on_delete=models.SET_NULL, null=True, related_name="tally")
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="+", db_index=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    channel = models.CharField(max_length=16, choices=CHANNELS)
    outing = models.ForeignKey(Outing, on_delete=models.SET_NULL, null=True, related_name="tallies")
    commune_code = models.CharField(max_length=5, blank=True)
    month = models.DateField()  # its first day
    hour_band = models.CharField(max_length=9, choices=HourBand)
    age_band = models.CharField(max_length=8, choices=AgeBand, blank=True, default="")
    sex = models.CharField(max_length=8, choices=Sex, blank=True, default="")
    zone = models.CharField(max_length=6, choices=Zone, blank=True, default="")
    brought_by = models.CharField(max_length=12, choices=BroughtBy, blank=True, default="")

    rows: ClassVar = OwnRows(
        "organisation_id = ANY ((SELECT fr_organisations())::bigint[])"
        " OR project_id = ANY ((SELECT fr_coordinated())::bigint[])",
        person="",
        # A correction counts an encounter otherwise; whose it is never changes.
        web=("SELECT", "INSERT", f"UPDATE ({', '.join(COUNTED)})"),
        insert_sql="organisation_id = ANY ((SELECT fr_organisations())::bigint[])",
    )

    class Meta:
        verbose_name = _("rencontre comptée")
        indexes = (models.Index(fields=("project", "month", "channel"), name="tally_project"),)

    def __str__(self) -> str:
        return f"{self.channel} {self.month:%m/%Y}"
