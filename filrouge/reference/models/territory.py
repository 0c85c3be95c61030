from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.shared.rows import NotAboutPeople

RURAL = 5  # INSEE: levels 5 to 7 (small rural towns, scattered, very scattered) are the rural ones


class Epci(models.Model):
    """An intercommunality (*établissement public de coopération intercommunale*), loaded with the communes that it
    gathers by `manage.py load_communes`. It may lie across departments."""

    code = models.CharField(_("numéro SIREN"), primary_key=True, max_length=9)
    name = models.CharField(_("nom"), max_length=200)

    rows: ClassVar = NotAboutPeople("public data", web=("SELECT",))

    class Meta:
        verbose_name = _("intercommunalité")
        verbose_name_plural = _("intercommunalités")

    def __str__(self) -> str:
        return self.name


class Commune(models.Model):
    """A commune of today (INSEE, *code officiel géographique*), loaded by `manage.py load_communes`."""

    code = models.CharField(_("code INSEE"), primary_key=True, max_length=5)
    name = models.CharField(_("nom"), max_length=60)
    search_key = models.CharField(max_length=60, db_collation="C", db_index=True)
    department = models.CharField(_("département"), max_length=3, db_index=True)
    postcodes = ArrayField(models.CharField(max_length=5), verbose_name=_("codes postaux"))
    population = models.PositiveIntegerField(_("population"), default=0)
    density = models.PositiveSmallIntegerField(_("niveau de densité (INSEE, de 1 à 7)"), null=True)
    latitude = models.FloatField(_("latitude"), null=True)
    longitude = models.FloatField(_("longitude"), null=True)
    epci = models.ForeignKey(
        Epci,
        on_delete=models.SET_NULL,
        null=True,
        related_name="communes",
        verbose_name=_("intercommunalité"),
    )

    rows: ClassVar = NotAboutPeople("public data", web=("SELECT",))

    class Meta:
        verbose_name = _("commune")
        indexes = (GinIndex(fields=("postcodes",), name="commune_postcodes"),)

    def __str__(self) -> str:
        return f"{self.name} ({self.department})"

    @property
    def is_rural(self) -> bool | None:
        """None until the density grid is loaded (`manage.py load_density`)."""
        return None if self.density is None else self.density >= RURAL

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude of its centre; None until they are loaded (`manage.py load_points`)."""
        if self.latitude is None or self.longitude is None:
            return None
        return self.latitude, self.longitude


class PriorityDistrict(models.Model):
    """A *quartier prioritaire de la politique de la ville*, loaded by `manage.py load_districts`.

    Which communes it touches; never a reason to guess that someone of the commune lives there.
    """

    code = models.CharField(_("code"), primary_key=True, max_length=12)
    name = models.CharField(_("nom"), max_length=200)
    communes = ArrayField(models.CharField(max_length=5), verbose_name=_("communes (codes INSEE)"))

    rows: ClassVar = NotAboutPeople("public data", web=("SELECT",))

    class Meta:
        verbose_name = _("quartier prioritaire")
        verbose_name_plural = _("quartiers prioritaires")
        ordering = ("name",)
        indexes = (GinIndex(fields=("communes",), name="district_communes"),)

    def __str__(self) -> str:
        return self.name
