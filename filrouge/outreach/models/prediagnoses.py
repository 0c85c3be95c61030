"""First needs, seen outside then in a discreet place, and the addresses given at once (mission S-6)."""

from datetime import date
from typing import ClassVar, Self
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, Project, User
from filrouge.people.models import Person
from filrouge.reference.themes import THEMES
from filrouge.shared import clock
from filrouge.shared.encrypted_field import EncryptedTextField
from filrouge.shared.ids import uuid7
from filrouge.shared.rows import NotAboutPeople

from .encounters import FORGOTTEN_AFTER, TEAM_ROWS, Acquaintance
from .outings import Outing
from .places import projects_walked

THEME_CHOICES = [(theme.code, theme.label) for theme in THEMES]


class AddressQuerySet(models.QuerySet["Address"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(project__in=projects_walked(user).values("project"))

    def in_use(self) -> Self:
        return self.filter(ended_on=None)


class Address(models.Model):
    """Where to go, as one would write it on a paper: the project's own list of useful addresses."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="+", db_index=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("nom"), max_length=120)
    themes = ArrayField(
        models.CharField(max_length=50, choices=THEME_CHOICES), default=list, verbose_name=_("pour quoi")
    )
    street = models.CharField(_("adresse"), max_length=160, blank=True)
    commune_code = models.CharField(_("commune (code INSEE)"), max_length=5, blank=True)
    phone = models.CharField(_("téléphone"), max_length=20, blank=True)
    hours = models.CharField(_("quand y aller"), max_length=120, blank=True)
    advice = models.CharField(_("bon à savoir"), max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    ended_on = models.DateField(null=True)

    objects = AddressQuerySet.as_manager()
    rows: ClassVar = NotAboutPeople("structures and their doors", web=("SELECT", "INSERT", "UPDATE"))

    class Meta:
        verbose_name = _("adresse utile")
        verbose_name_plural = _("adresses utiles")
        indexes = (models.Index(fields=("project", "name"), name="address_project"),)

    def __str__(self) -> str:
        return self.name


class PrediagnosisQuerySet(models.QuerySet["Prediagnosis"]):
    def to_forget(self) -> Self:
        """Of people nobody could name. As batch; the others go with whom they are about."""
        return self.filter(person=None, acquaintance=None, at__lt=clock.now() - FORGOTTEN_AFTER)


class Prediagnosis(models.Model):
    """First needs on the data·inclusion themes. With or without identity: the list of addresses is for
    whoever stands there."""

    class Stage(models.TextChoices):
        OUTSIDE = "outside", _("dehors, en quelques mots")
        DISCREET = "discreet", _("au calme, dans un lieu discret")

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+", db_index=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    acquaintance = models.ForeignKey(
        Acquaintance, on_delete=models.CASCADE, null=True, related_name="prediagnoses"
    )
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, null=True, related_name="prediagnoses", db_index=False
    )
    outing = models.ForeignKey(Outing, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    at = models.DateTimeField(_("quand"))
    stage = models.CharField(_("où en parle-t-on ?"), max_length=8, choices=Stage, default=Stage.OUTSIDE)
    themes = ArrayField(
        models.CharField(max_length=50, choices=THEME_CHOICES),
        default=list,
        verbose_name=_("premiers besoins"),
    )
    addresses = ArrayField(models.UUIDField(), default=list, verbose_name=_("adresses données"))
    note = EncryptedTextField(_("en quelques mots"), max_length=500, blank=True, default="")
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PrediagnosisQuerySet.as_manager()
    rows: ClassVar = TEAM_ROWS

    class Meta:
        verbose_name = _("premiers besoins")
        indexes = (
            models.Index(fields=("organisation", "project", "-at"), name="prediagnosis_team"),
            models.Index(fields=("person",), condition=Q(person__isnull=False), name="prediagnosis_person"),
        )

    def __str__(self) -> str:
        return f"{self.at:%d/%m/%Y}"

    @property
    def forgotten_on(self) -> date:
        return timezone.localdate(self.at) + FORGOTTEN_AFTER
