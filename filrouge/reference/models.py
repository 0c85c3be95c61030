from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.shared.rows import NotAboutPeople


class Commune(models.Model):
    """A commune of today (INSEE, *code officiel géographique*), loaded by `manage.py load_communes`."""

    code = models.CharField(_("code INSEE"), primary_key=True, max_length=5)
    name = models.CharField(_("nom"), max_length=60)
    search_key = models.CharField(max_length=60, db_collation="C", db_index=True)
    department = models.CharField(_("département"), max_length=3, db_index=True)
    postcodes = ArrayField(models.CharField(max_length=5), verbose_name=_("codes postaux"))
    population = models.PositiveIntegerField(_("population"), default=0)

    rows: ClassVar = NotAboutPeople("public data", web=("SELECT",))

    class Meta:
        verbose_name = _("commune")
        indexes = (GinIndex(fields=("postcodes",), name="commune_postcodes"),)

    def __str__(self) -> str:
        return f"{self.name} ({self.department})"
