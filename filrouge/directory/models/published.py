"""What structures and services have in common: published by someone or added here, somewhere, at some date."""

from datetime import date
from typing import Self, TypeVar

from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, User
from filrouge.shared import clock
from filrouge.shared.ids import uuid7
from filrouge.shared.phones import display_phone

M = TypeVar("M", bound="Published")

# What a correction may touch, besides what each model adds.
LOCATED = ["address", "address_more", "postcode", "commune", "commune_code", "latitude", "longitude"]


class PublishedQuerySet(models.QuerySet[M]):
    def current(self) -> Self:
        """Still published by its source, or added here and not ended."""
        return self.filter(gone_at=None)

    def imported(self) -> Self:
        return self.exclude(source_id="")


class Located(models.Model):
    """Where it is. A point, when there is one, is whole."""

    address = models.CharField(_("adresse"), max_length=255, blank=True)
    address_more = models.CharField(_("complément d’adresse"), max_length=255, blank=True)
    postcode = models.CharField(_("code postal"), max_length=5, blank=True)
    commune = models.CharField(_("commune"), max_length=120, blank=True)
    commune_code = models.CharField(_("commune (code INSEE)"), max_length=5, blank=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def place(self) -> str:
        """« 12 rue du Pont, bâtiment B, 34500 Béziers »."""
        town = " ".join(part for part in (self.postcode, self.commune) if part)
        return ", ".join(part for part in (self.address, self.address_more, town) if part)


class Published(Located):
    """`source_id`: its identifier in data·inclusion, blank for what was added here, by `added_by` for `added_for`.

    The columns hold what is shown: a corrected field keeps its correction through imports (`Correction`).
    `digest`: mark of what its source last said. `updated_on`: when its source last touched it.
    `gone_at`: since when its source no longer publishes it, or those who added it ended it; never deleted.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    source = models.CharField(_("source"), max_length=60, blank=True)
    source_id = models.CharField(max_length=255, blank=True)
    source_url = models.TextField(_("page de la source"), blank=True)
    digest = models.CharField(max_length=32, blank=True)
    name = models.CharField(_("nom"), max_length=150)
    name_key = models.CharField(max_length=170, db_collation="C", editable=False)
    phone = models.CharField(_("téléphone"), max_length=60, blank=True)
    email = models.CharField(_("adresse e-mail"), max_length=254, blank=True)
    opening_hours = models.TextField(_("horaires"), blank=True)
    description = models.TextField(_("présentation"), blank=True)
    updated_on = models.DateField(_("mis à jour le"))
    first_seen_at = models.DateTimeField(default=clock.now)
    gone_at = models.DateTimeField(null=True)
    added_for = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    sought = models.TextField(editable=False, default="")
    words = models.GeneratedField(
        expression=SearchVector("sought", config="french"),
        output_field=SearchVectorField(null=True),
        db_persist=True,
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def is_local(self) -> bool:
        return not self.source_id

    @property
    def phone_said(self) -> str:
        return display_phone(self.phone)

    @property
    def is_current(self) -> bool:
        return self.gone_at is None

    @property
    def age_in_days(self) -> int:
        today: date = clock.today()
        return max((today - self.updated_on).days, 0)
