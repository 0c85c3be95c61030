from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, User
from filrouge.shared.rows import NotAboutPeople
from filrouge.shared.siret import validate_siret

from .published import LOCATED, Published, PublishedQuerySet

STRUCTURE_FIELDS = (
    *("name", "siret", "phone", "email", "website", "opening_hours", "description"),
    *LOCATED,
    "networks",
)


class StructureQuerySet(PublishedQuerySet["Structure"]):
    pass


class Structure(Published):
    """A body that offers something on the territory: public service, association, company.

    `organisation`: its account in Fil rouge, when whoever manages that one said that it is theirs (`linked_by`, on
    `linked_on`). Written by `link_structure` (SQL) alone; it opens something only while both have the same SIRET.
    """

    siret = models.CharField(_("SIRET"), max_length=14, blank=True, validators=[validate_siret])
    website = models.TextField(_("site"), blank=True)
    accessibility_url = models.TextField(_("accessibilité du lieu"), blank=True)
    networks = ArrayField(
        models.CharField(max_length=60), verbose_name=_("réseaux porteurs"), default=list, blank=True
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    linked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    linked_on = models.DateField(null=True)

    objects = StructureQuerySet.as_manager()
    rows: ClassVar = NotAboutPeople(
        "the public offer of a territory: bodies, not people",
        web=("SELECT", "INSERT", f"UPDATE ({', '.join(STRUCTURE_FIELDS)}, name_key, sought, gone_at)"),
    )

    class Meta:
        verbose_name = _("structure")
        constraints = (
            models.UniqueConstraint(
                fields=("source_id",), condition=~Q(source_id=""), name="structure_published_once"
            ),
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None)
                | Q(latitude__isnull=False, longitude__isnull=False),
                name="structure_whole_point",
                violation_error_message=_("Donnez la latitude et la longitude, ou aucune des deux."),
            ),
        )
        indexes = (
            models.Index(fields=("commune_code", "name_key"), name="structure_commune"),
            models.Index(fields=("siret",), condition=~Q(siret=""), name="structure_siret"),
        )

    @property
    def account(self) -> Organisation | None:
        """Its account in Fil rouge, while both are the same body."""
        linked = self.organisation
        return linked if linked and linked.siret == self.siret else None
