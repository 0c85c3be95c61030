from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.shared import prefix  # noqa: F401 - registers `__prefix`
from filrouge.shared.rows import NotAboutPeople

LONGEST = 200


class Occupation(models.Model):
    """A trade of the ROME (France Travail), loaded by `manage.py load_occupations`; Fil rouge works without it.

    What it says of hours, strain and access is what the trade may ask, not what one job asks.
    """

    code = models.CharField(_("code ROME"), primary_key=True, max_length=5)
    name = models.CharField(_("nom"), max_length=160)
    hours = ArrayField(models.CharField(max_length=LONGEST), verbose_name=_("horaires"), default=list)
    strain = ArrayField(models.CharField(max_length=LONGEST), verbose_name=_("conditions"), default=list)
    access = models.TextField(_("pour y accéder"), blank=True)
    regulated = models.BooleanField(_("métier réglementé"), default=False)

    rows: ClassVar = NotAboutPeople("public data", web=("SELECT",))

    class Meta:
        verbose_name = _("métier")

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"


class OccupationName(models.Model):
    """One way to begin to say it: the name from each of its words, so that « crèche » finds who works there."""

    occupation = models.ForeignKey(Occupation, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(_("appellation"), max_length=160)
    search_key = models.CharField(max_length=160, db_collation="C", db_index=True)

    rows: ClassVar = NotAboutPeople("public data", web=("SELECT",))

    class Meta:
        verbose_name = _("appellation")

    def __str__(self) -> str:
        return self.name
