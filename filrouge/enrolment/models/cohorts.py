"""Cohorts (mission S-11): filled little by little, dates too; a collective opening, sometimes a break stay."""

from datetime import date, timedelta
from typing import ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, Project, Role, User
from filrouge.pathways.models.pathways import PersonBound
from filrouge.privacy.rows import Level, PersonRows
from filrouge.shared import clock
from filrouge.shared.rows import NotAboutPeople

from .targeting import Group

SATURDAY = 5


class CohortQuerySet(models.QuerySet["Cohort"]):
    def of_team(self, user: User) -> Self:
        """Those of the organisations where this user accompanies people, and of projects coordinated."""
        roles = user.memberships.current()
        coordinated = roles.filter(role=Role.COORDINATOR).values("project")
        team = roles.accompanying().values("organisation")
        return self.filter(Q(organisation__in=team) | Q(project__in=coordinated))

    def recent_first(self) -> Self:
        """Those without a date yet come first: they are being prepared."""
        return self.order_by(models.F("opening_from").desc(nulls_first=True), "-created_at", "-pk")


class Cohort(models.Model):
    """A group of people who begin together in one organisation. Nobody is named here: see CohortPlace."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="cohorts", db_index=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("organisation")
    )
    name = models.CharField(_("nom"), max_length=80)
    seats = models.PositiveSmallIntegerField(
        _("nombre de places"), validators=[MinValueValidator(1), MaxValueValidator(200)]
    )
    opening_from = models.DateField(_("premier jour ensemble"), null=True, blank=True)
    opening_until = models.DateField(_("dernier jour du temps collectif"), null=True, blank=True)
    opening_hours = models.CharField(_("horaires"), max_length=120, blank=True)
    opening_place = models.CharField(_("lieu"), max_length=160, blank=True)
    break_from = models.DateField(_("départ en séjour de rupture"), null=True, blank=True)
    break_until = models.DateField(_("retour"), null=True, blank=True)
    break_place = models.CharField(_("lieu du séjour"), max_length=160, blank=True)
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = CohortQuerySet.as_manager()
    rows: ClassVar = NotAboutPeople("a group's name, dates and places", web=("SELECT", "INSERT", "UPDATE"))

    class Meta:
        verbose_name = _("cohorte")
        constraints = (
            models.CheckConstraint(
                condition=Q(opening_until=None) | Q(opening_until__gte=models.F("opening_from")),
                name="cohort_opening",
            ),
            models.CheckConstraint(
                condition=Q(break_until=None) | Q(break_until__gte=models.F("break_from")),
                name="cohort_break",
            ),
        )
        indexes = (models.Index(fields=("project", "opening_from"), name="cohort_project"),)

    def __str__(self) -> str:
        return self.name

    @property
    def has_opened(self) -> bool:
        return self.opening_from is not None and self.opening_from <= clock.today()

    @property
    def opening_days(self) -> list[date]:
        """Every day of the collective period but week-ends; none until both its ends are known."""
        if not (self.opening_from and self.opening_until):
            return []
        span = (self.opening_until - self.opening_from).days + 1
        days = (self.opening_from + timedelta(days=n) for n in range(span))
        return [day for day in days if day.weekday() < SATURDAY]

    def away_on(self, day: date) -> bool:
        """Is the group on its break stay?"""
        return bool(self.break_from and self.break_until and self.break_from <= day <= self.break_until)


class CohortWish(models.Model):
    """At least so many per cent of the places for people of this group. It steers outreach only."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="wishes", db_index=False)
    group = models.CharField(_("groupe"), max_length=12, choices=Group)
    percent = models.PositiveSmallIntegerField(
        _("au moins (%)"), validators=[MinValueValidator(1), MaxValueValidator(100)]
    )

    rows: ClassVar = NotAboutPeople("what a group would be")

    class Meta:
        verbose_name = _("mixité souhaitée d’une cohorte")
        constraints = (
            models.UniqueConstraint(fields=("cohort", "group"), name="cohort_wish_once"),
            models.CheckConstraint(condition=Q(percent__range=(1, 100)), name="cohort_wish_percent"),
        )

    def __str__(self) -> str:
        return f"{self.group} {self.percent} %"


class CohortPlaceQuerySet(models.QuerySet["CohortPlace"]):
    def taken(self) -> Self:
        return self.filter(left_on=None)


class CohortPlace(PersonBound):
    """Someone's place in a cohort, from the day it was given; and the end of it, if it came before its time."""

    class Leaving(models.TextChoices):
        OTHER_COHORT = "other_cohort", _("rejoint une autre cohorte")
        OWN_WISH = "own_wish", _("ne souhaite plus venir")
        PREVENTED = "prevented", _("ne peut plus venir (garde, santé, transport, horaires)")
        JOB = "job", _("a trouvé un emploi ou une formation")
        MOVED = "moved", _("a déménagé")
        LOST = "lost", _("perdu·e de vue")
        MISTAKE = "mistake", _("ajouté·e par erreur")
        OTHER = "other", _("autre")

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="places", db_index=False)
    since = models.DateField(_("depuis le"))
    left_on = models.DateField(_("parti·e le"), null=True, blank=True)
    left_because = models.CharField(_("raison"), max_length=12, choices=Leaving, blank=True)
    left_note = models.CharField(_("en quelques mots"), max_length=240, blank=True)

    objects = CohortPlaceQuerySet.as_manager()
    rows: ClassVar = PersonRows(level=Level.SHARED)

    class Meta:
        verbose_name = _("place dans une cohorte")
        verbose_name_plural = _("places dans une cohorte")
        constraints = (
            models.UniqueConstraint(
                fields=("person", "project"), condition=Q(left_on=None), name="cohort_place_one_in_project"
            ),
        )
        indexes = (
            models.Index(fields=("person",), name="cohort_place_person"),
            models.Index(fields=("cohort", "left_on"), name="cohort_place_cohort"),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.cohort_id}"
