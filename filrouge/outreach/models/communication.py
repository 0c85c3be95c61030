"""The communication plan (mission S-5): what is said to whom, in which French, by what, when, and what it brought."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, Project, User
from filrouge.shared.ids import uuid7
from filrouge.shared.rows import NotAboutPeople

from .places import projects_walked
from .vocabulary import CHANNELS


class Audience(models.TextChoices):
    SOURCING = "sourcing", _("structures qui orientent")
    RECEPTION = "reception", _("nos propres accueils")
    PARTICIPANTS = "participants", _("personnes que nous voulons rencontrer")
    TERRITORY = "territory", _("financeurs et territoire")


class French(models.TextChoices):
    """The level one must have to understand it; plain French has rules of its own (short, concrete, one idea)."""

    PLAIN = "plain", _("français simple, facile à lire et à écouter")
    A1 = "a1", _("A1 : des mots et des phrases très simples")
    A2 = "a2", _("A2 : des phrases courtes de tous les jours")
    B1 = "b1", _("B1 : un texte courant")
    B2 = "b2", _("B2 : un texte détaillé")
    C1 = "c1", _("C1 : un texte long ou spécialisé")
    C2 = "c2", _("C2 : tout texte")


class Medium(models.TextChoices):
    POSTER = "poster", _("affiche")
    FLYER = "flyer", _("carte ou dépliant")
    MESSAGE = "message", _("SMS ou messagerie")
    VOICE = "voice", _("message vocal")
    SOCIAL = "social", _("réseaux sociaux")
    MEETING = "meeting", _("réunion ou visite")
    PHONE = "phone", _("téléphone")
    EMAIL = "email", _("e-mail")
    PRESS = "press", _("presse ou radio locale")
    EVENT = "event", _("événement")
    OTHER = "other", _("autre")


class PlannedMessageQuerySet(models.QuerySet["PlannedMessage"]):
    def visible_to(self, user: User) -> Self:
        """Whoever goes out in the project reads its whole plan."""
        return self.filter(project__in=projects_walked(user).values("project"))

    def between(self, first: date, last: date) -> Self:
        return self.filter(starts_on__lte=last).filter(
            Q(ends_on__gte=first) | Q(ends_on=None, starts_on__gte=first)
        )


class PlannedMessage(models.Model):
    """One thing said to one audience. `channel`: how those it touches would then come to us, to see what it brought."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+", db_index=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    audience = models.CharField(_("à qui"), max_length=12, choices=Audience)
    title = models.CharField(_("en un mot"), max_length=120)
    words = models.TextField(_("ce qui est dit"))
    french = models.CharField(_("niveau de français"), max_length=5, choices=French, default=French.PLAIN)
    medium = models.CharField(_("par quoi"), max_length=8, choices=Medium)
    other_medium = models.CharField(_("précisez"), max_length=80, blank=True)
    channel = models.CharField(
        _("façon de venir qu’il doit nourrir"), max_length=16, choices=CHANNELS, blank=True
    )
    starts_on = models.DateField(_("à partir du"))
    ends_on = models.DateField(_("jusqu’au"), null=True, blank=True)
    in_charge = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PlannedMessageQuerySet.as_manager()
    rows: ClassVar = NotAboutPeople("what teams say in public", web=("SELECT", "INSERT", "UPDATE"))

    class Meta:
        verbose_name = _("message")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="message_period"
            ),
        )
        indexes = (models.Index(fields=("project", "starts_on"), name="communication_project"),)

    def __str__(self) -> str:
        return self.title

    @property
    def last_day(self) -> date:
        return self.ends_on or self.starts_on

    @property
    def by_what(self) -> str:
        return self.other_medium or self.get_medium_display()


class Effect(models.Model):
    """What a message brought, as someone saw it: kept as it was noted, others may follow."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    message = models.ForeignKey(PlannedMessage, on_delete=models.CASCADE, related_name="effects")
    on = models.DateField(_("vu le"))
    people = models.PositiveIntegerField(_("personnes venues grâce à lui, à peu près"), null=True, blank=True)
    words = models.CharField(_("ce que ça a donné"), max_length=400)
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    noted_at = models.DateTimeField(auto_now_add=True)

    rows: ClassVar = NotAboutPeople("what a message brought, in general", web=("SELECT", "INSERT"))

    class Meta:
        verbose_name = _("effet d’un message")
        ordering = ("-on", "-id")

    def __str__(self) -> str:
        return self.words
