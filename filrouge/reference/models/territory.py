from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User
from filrouge.shared.rows import NotAboutPeople

from .registry import phrase

RURAL = 5  # INSEE: levels 5 to 7 (small rural towns, scattered, very scattered) are the rural ones


class Commune(models.Model):
    """A commune of today (INSEE, *code officiel géographique*), loaded by `manage.py load_communes`."""

    code = models.CharField(_("code INSEE"), primary_key=True, max_length=5)
    name = models.CharField(_("nom"), max_length=60)
    search_key = models.CharField(max_length=60, db_collation="C", db_index=True)
    department = models.CharField(_("département"), max_length=3, db_index=True)
    postcodes = ArrayField(models.CharField(max_length=5), verbose_name=_("codes postaux"))
    population = models.PositiveIntegerField(_("population"), default=0)
    density = models.PositiveSmallIntegerField(_("niveau de densité (INSEE, de 1 à 7)"), null=True)

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


class TranslationQuerySet(models.QuerySet["Translation"]):
    def current(self, language: str) -> Self:
        """The last wording of each phrase in this language: the one shown."""
        return self.filter(language=language).order_by("key", "-pk").distinct("key")

    def of_phrase(self, language: str, key: str) -> Self:
        """Every wording this phrase had in this language, the last first."""
        return self.filter(language=language, key=key).order_by("-pk")


class Translation(models.Model):
    """A phrase in another language. A correction is a new row: the last one is shown, the others remain.

    `of`: mark of the French words it was made of. `by` None: shipped with the program.
    """

    class Status(models.TextChoices):
        MACHINE = "machine", _("proposée par le logiciel")
        HUMAN = "human", _("corrigée")
        VALIDATED = "validated", _("relue par quelqu’un qui parle la langue")

    key = models.CharField(max_length=120)
    language = models.CharField(_("langue"), max_length=3)
    text = models.CharField(_("traduction"), max_length=500)
    status = models.CharField(max_length=9, choices=Status, default=Status.MACHINE)
    of = models.CharField(max_length=16)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = TranslationQuerySet.as_manager()
    rows: ClassVar = NotAboutPeople("words of the screens", web=("SELECT", "INSERT"))

    class Meta:
        verbose_name = _("traduction")
        indexes = (models.Index(fields=("language", "key", "-id"), name="translation_current"),)
        constraints = (
            models.CheckConstraint(condition=~models.Q(text=""), name="translation_says_something"),
        )

    def __str__(self) -> str:
        return self.text

    @property
    def is_stale(self) -> bool:
        """French has changed since. Raises UnknownPhrase when it is said no more."""
        return self.of != phrase(self.key).mark

    @property
    def is_reviewed(self) -> bool:
        return self.status == self.Status.VALIDATED and not self.is_stale
