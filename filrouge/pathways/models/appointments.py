from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User
from filrouge.privacy.rows import Level, PersonRows
from filrouge.shared import clock
from filrouge.shared.rows import NotAboutPeople
from filrouge.shared.written import Given

from .pathways import Pathway, PersonBound


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    def coming(self) -> Self:
        return self.filter(outcome="", starts_at__gte=Given(clock.now))

    def to_settle(self) -> Self:
        """Past, and nobody said yet what happened."""
        return self.filter(outcome="", starts_at__lt=clock.now())


class Appointment(PersonBound):
    class Outcome(models.TextChoices):
        CAME = "came", _("est venu·e")
        MISSED = "missed", _("n’est pas venu·e")
        EXCUSED = "excused", _("a prévenu")
        CANCELLED = "cancelled", _("annulé")

    class Reason(models.TextChoices):
        """Why she did not come, as she says it. Never health: « un empêchement » is enough (mission S-14)."""

        FORGOT = "forgot", _("un oubli")
        TRANSPORT = "transport", _("le transport")
        CHILD = "child", _("la garde d’un enfant")
        WORK = "work", _("le travail ou un cours")
        OTHER_MEETING = "other", _("un autre rendez-vous")
        UNTOLD = "untold", _("pas prévenu·e, ou mauvais lieu")
        HINDERED = "hindered", _("un empêchement")
        UNWILLING = "unwilling", _("pas envie de venir")

    pathway = models.ForeignKey(Pathway, on_delete=models.CASCADE, related_name="appointments")
    user = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False, verbose_name=_("avec")
    )
    starts_at = models.DateTimeField(_("quand"))
    minutes = models.PositiveSmallIntegerField(_("durée en minutes"), default=45)
    place = models.CharField(_("où"), max_length=160, blank=True)
    purpose = models.CharField(_("pour quoi"), max_length=160)
    outcome = models.CharField(_("suite"), max_length=10, choices=Outcome, blank=True, default="")
    outcome_at = models.DateTimeField(null=True)
    outcome_note = models.CharField(_("en quelques mots"), max_length=240, blank=True)
    missed_because = models.CharField(_("pourquoi"), max_length=10, choices=Reason, blank=True, default="")
    # How many times its hour, its place or who receives has changed: a reminder is about one of them.
    version = models.PositiveSmallIntegerField(default=0)
    changed_at = models.DateTimeField(null=True)
    invites = models.BooleanField(_("invitation d’agenda à la personne"), default=False)

    objects = AppointmentQuerySet.as_manager()
    rows: ClassVar = PersonRows(level=Level.SHARED)

    class Meta:
        verbose_name = _("rendez-vous")
        verbose_name_plural = _("rendez-vous")
        indexes = (
            models.Index(fields=("user", "starts_at"), name="appointment_user"),
            models.Index(fields=("person", "starts_at"), name="appointment_person"),
            models.Index(fields=("pathway", "starts_at"), name="appointment_pathway"),
            # What is to be reminded of is read across teams, by the hour.
            models.Index(fields=("starts_at", "id"), condition=Q(outcome=""), name="appointment_ahead"),
        )

    def __str__(self) -> str:
        return f"{self.purpose} {self.starts_at:%d/%m/%Y}"


class CalendarFeed(models.Model):
    """A user's private calendar address; only its digest is kept, and no name ever leaves by it."""

    user = models.OneToOneField(
        User, on_delete=models.CASCADE, primary_key=True, related_name="calendar_feed"
    )
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)

    rows: ClassVar = NotAboutPeople("an address of a professional's own diary")

    class Meta:
        verbose_name = _("adresse d’agenda")

    def __str__(self) -> str:
        return str(self.user_id)


class InvitationWish(models.Model):
    """A professional who wants each meeting in the diary as an invitation by e-mail, which names nobody."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, primary_key=True, related_name="+")
    since = models.DateTimeField(auto_now_add=True)

    rows: ClassVar = NotAboutPeople("a professional's own choice", web=("SELECT", "INSERT", "DELETE"))

    class Meta:
        verbose_name = _("invitations d’agenda")

    def __str__(self) -> str:
        return str(self.user_id)
