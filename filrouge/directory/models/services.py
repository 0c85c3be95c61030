from typing import Any, ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from filrouge.reference.barriers import BY_CODE as SUB_THEMES
from filrouge.shared.rows import NotAboutPeople

from .published import LOCATED, Published, PublishedQuerySet
from .structures import Structure
from .vocabulary import Asker, Audience, Fees, Reception, ServiceKind, Way

SERVICE_FIELDS = (
    *(
        "name",
        "kind",
        "description",
        "themes",
        "audiences",
        "audiences_details",
        "conditions",
        "french_level",
    ),
    *("fees", "fees_details", "receptions", "zone", "phone", "email", "contact_name", "opening_hours"),
    *("ways", "askers", "ways_details", "ask_url", "hours_per_week", "weeks"),
    *LOCATED,
)


def _codes(longest: int, label: Any) -> "ArrayField[list[str], list[str]]":
    return ArrayField(models.CharField(max_length=longest), verbose_name=label, default=list, blank=True)


class ServiceQuerySet(PublishedQuerySet["Service"]):
    def of_structure(self, structure: Structure) -> Self:
        return self.filter(structure=structure).order_by("name_key", "pk")


class Service(Published):
    """What a structure offers, to whom, where, how one gets in.

    `themes`: sub-themes of data·inclusion (`reference.barriers`). `zone`: whose inhabitants, in codes of communes,
    departments, EPCI or « france »; empty: not said. `french_level`: the least asked, blank when not known.
    `open_at`: half-hours of the week, from Monday 0:00, at which it is open; empty when hours are not known.
    `score`: quality by the criteria of data·inclusion, 0 to 1.
    """

    structure = models.ForeignKey(Structure, on_delete=models.PROTECT, related_name="services")
    kind = models.CharField(_("type"), max_length=16, choices=ServiceKind, blank=True)
    themes = _codes(90, _("ce à quoi il répond"))
    audiences = _codes(50, _("pour qui"))
    audiences_details = models.TextField(_("précisions sur le public"), blank=True)
    conditions = models.TextField(_("conditions d’accès"), blank=True)
    french_level = models.CharField(_("niveau de français demandé"), max_length=2, blank=True)
    fees = models.CharField(_("coût"), max_length=8, choices=Fees, blank=True)
    fees_details = models.TextField(_("précisions sur le coût"), blank=True)
    receptions = _codes(16, _("sur place ou à distance"))
    zone = _codes(9, _("pour qui vit à"))
    contact_name = models.CharField(_("personne à joindre"), max_length=120, blank=True)
    ways = _codes(30, _("comment le demander"))
    askers = _codes(16, _("qui peut le demander"))
    ways_details = models.TextField(_("précisions pour le demander"), blank=True)
    ask_url = models.TextField(_("lien pour le demander"), blank=True)
    hours_per_week = models.FloatField(_("heures par semaine"), null=True, blank=True)
    weeks = models.PositiveIntegerField(_("nombre de semaines"), null=True, blank=True)
    open_at = ArrayField(models.SmallIntegerField(), default=list, editable=False)
    score = models.FloatField(null=True, editable=False)

    objects = ServiceQuerySet.as_manager()
    rows: ClassVar = NotAboutPeople(
        "the public offer of a territory; the name published to be called is the service's",
        web=("SELECT", "INSERT", f"UPDATE ({', '.join(SERVICE_FIELDS)}, name_key, sought, open_at, gone_at)"),
    )

    class Meta:
        verbose_name = _("service")
        constraints = (
            models.UniqueConstraint(
                fields=("source_id",), condition=~Q(source_id=""), name="service_published_once"
            ),
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None)
                | Q(latitude__isnull=False, longitude__isnull=False),
                name="service_whole_point",
                violation_error_message=_("Donnez la latitude et la longitude, ou aucune des deux."),
            ),
        )
        indexes = (
            models.Index(
                fields=("latitude", "longitude"), condition=Q(gone_at=None), name="service_current_point"
            ),
            models.Index(fields=("commune_code",), name="service_commune"),
            GinIndex(fields=("themes",), name="service_themes", fastupdate=False),
            GinIndex(fields=("zone",), name="service_zone", fastupdate=False),
            GinIndex(fields=("words",), name="service_words", gin_pending_list_limit=512),
        )

    @property
    def theme_labels(self) -> list[str]:
        return [SUB_THEMES[code].label for code in self.themes if code in SUB_THEMES]

    @property
    def audience_labels(self) -> list[str]:
        return _labels(Audience, self.audiences)

    @property
    def reception_labels(self) -> list[str]:
        return _labels(Reception, self.receptions)

    @property
    def way_labels(self) -> list[str]:
        return _labels(Way, self.ways)

    @property
    def asker_labels(self) -> list[str]:
        return _labels(Asker, self.askers)

    @property
    def is_remote(self) -> bool:
        return Reception.REMOTE in self.receptions

    @property
    def is_only_remote(self) -> bool:
        return self.receptions == [Reception.REMOTE]

    @property
    def can_be_reached(self) -> bool:
        return bool(self.phone or self.email or self.ask_url)


def _labels(choices: type[models.TextChoices], codes: list[str]) -> list[str]:
    known = dict(choices.choices)
    return [str(known[code]) for code in codes if code in known]
