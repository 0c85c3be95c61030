from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Project, User
from filrouge.privacy.rows import OwnRows
from filrouge.reference.keepers import OF_THE_PROJECT
from filrouge.shared import clock
from filrouge.shared.ids import uuid7

from .structures import Structure

WEB = ("SELECT", "INSERT", "UPDATE")
ADDED = f"added_by_id = (SELECT fr_user()) AND {OF_THE_PROJECT}"


class KeyContactQuerySet(models.QuerySet["KeyContact"]):
    def current(self) -> Self:
        """Still there today."""
        return self.filter(Q(until=None) | Q(until__gt=clock.today()))


class KeyContact(models.Model):
    """Someone who opens doors in a structure, as a project knows her. Turnover is kept: `replaced` by whom."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="+", db_index=False)
    structure = models.ForeignKey(
        Structure, on_delete=models.PROTECT, related_name="contacts", db_index=False
    )
    name = models.CharField(_("nom"), max_length=120)
    function = models.CharField(_("fonction"), max_length=160, blank=True)
    phone = models.CharField(_("téléphone"), max_length=40, blank=True)
    email = models.EmailField(_("adresse e-mail"), blank=True)
    since = models.DateField(_("depuis le"), null=True, blank=True)
    until = models.DateField(_("parti·e le"), null=True, blank=True)
    replaced_by = models.OneToOneField(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="replaces"
    )
    last_spoken_on = models.DateField(_("on s’est parlé le"), null=True, blank=True)
    last_spoken_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    added_at = models.DateTimeField(auto_now_add=True)

    objects = KeyContactQuerySet.as_manager()
    rows: ClassVar = OwnRows(OF_THE_PROJECT, person="", web=WEB, insert_sql=ADDED)

    class Meta:
        verbose_name = _("contact clé")
        verbose_name_plural = _("contacts clés")
        constraints = (
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=models.F("since")),
                name="key_contact_term",
            ),
        )
        indexes = (
            models.Index(fields=("project", "structure"), name="key_contact_project"),
            models.Index(fields=("structure",), name="key_contact_structure"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def is_current(self) -> bool:
        today: date = clock.today()
        return self.until is None or self.until > today


class OfficialQuerySet(models.QuerySet["Official"]):
    def in_office(self) -> Self:
        return self.filter(Q(term_ends_on=None) | Q(term_ends_on__gte=clock.today()))


class Official(models.Model):
    """An elected official of the territory: to be told of, never someone who reads a file (mission S-40)."""

    class Mandate(models.TextChoices):
        MAYOR = "mayor", _("maire")
        DEPUTY = "deputy", _("adjoint·e, conseiller·ère municipal·e")
        INTERCOMMUNAL = "intercommunal", _("élu·e de l’intercommunalité")
        DEPARTMENT = "department", _("conseiller·ère départemental·e")
        REGION = "region", _("conseiller·ère régional·e")
        PARLIAMENT = "parliament", _("député·e, sénateur·rice")
        OTHER = "other", _("autre mandat")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="+", db_index=False)
    name = models.CharField(_("nom"), max_length=120)
    mandate = models.CharField(_("mandat"), max_length=13, choices=Mandate)
    territory = models.CharField(_("territoire"), max_length=120)
    commune_code = models.CharField(_("commune (code INSEE)"), max_length=5, blank=True)
    charge = models.CharField(_("délégation"), max_length=160, blank=True)
    phone = models.CharField(_("téléphone"), max_length=40, blank=True)
    email = models.EmailField(_("adresse e-mail"), blank=True)
    term_ends_on = models.DateField(_("fin du mandat"), null=True, blank=True)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    added_at = models.DateTimeField(auto_now_add=True)

    objects = OfficialQuerySet.as_manager()
    rows: ClassVar = OwnRows(OF_THE_PROJECT, person="", web=WEB, insert_sql=ADDED)

    class Meta:
        verbose_name = _("élu·e")
        verbose_name_plural = _("élu·es")
        indexes = (models.Index(fields=("project", "territory"), name="official_project"),)

    def __str__(self) -> str:
        return self.name
