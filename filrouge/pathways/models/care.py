"""Care for those who accompany (mission S-25). About teams: no row tells how one person is, nor how much she does."""

from typing import ClassVar, Self
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Membership, Organisation, Project, Role, User
from filrouge.privacy.rows import OwnRows
from filrouge.shared import clock
from filrouge.shared.ids import uuid7
from filrouge.shared.rows import NotAboutPeople

ENOUGH = 5  # answers under which nothing of a week is shown
OUTSIDE_THE_TEAM = (Role.VOLUNTEER, Role.EVALUATOR)


def teams_of(user: User) -> models.QuerySet[Organisation]:
    """Where this user works, and those she coordinates: `fr_works_in` or `fr_runs` (SQL) say the same."""
    roles = Membership.objects.current().filter(user=user)
    works = roles.exclude(role__in=OUTSIDE_THE_TEAM).values("organisation")
    coordinated = roles.filter(role=Role.COORDINATOR).values("project")
    around = Organisation.objects.filter(consortium__until=None, consortium__project__in=coordinated)
    return Organisation.objects.filter(models.Q(pk__in=works) | models.Q(pk__in=around.values("pk")))


class TeamSessionQuerySet(models.QuerySet["TeamSession"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(organisation__in=teams_of(user))

    def coming(self) -> Self:
        return self.filter(cancelled_at=None, starts_at__gte=clock.now())

    def held(self) -> Self:
        return self.filter(cancelled_at=None, starts_at__lt=clock.now())


class TeamSession(models.Model):
    """A time for the team. How many came, never who: what is said there stays there."""

    class Kind(models.TextChoices):
        SUPERVISION = "supervision", _("supervision, avec quelqu’un d’extérieur")
        EXCHANGE = "exchange", _("échange de pratiques, entre collègues")
        TRAINING = "training", _("formation")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(_("quoi"), max_length=12, choices=Kind)
    theme = models.CharField(_("sujet"), max_length=160)
    starts_at = models.DateTimeField(_("quand"))
    minutes = models.PositiveSmallIntegerField(_("durée en minutes"), default=120)
    place = models.CharField(_("où"), max_length=160, blank=True)
    led_by = models.CharField(_("animé par"), max_length=160, blank=True)
    attended = models.PositiveSmallIntegerField(_("combien sont venus"), null=True)
    worked_on = models.CharField(
        _("ce qui a été travaillé, sans nommer personne"), max_length=500, blank=True
    )
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    created_at = models.DateTimeField(auto_now_add=True)
    cancelled_at = models.DateTimeField(null=True)

    objects = TeamSessionQuerySet.as_manager()
    rows: ClassVar = NotAboutPeople("meetings of professionals", web=("SELECT", "INSERT", "UPDATE"))

    class Meta:
        verbose_name = _("temps d’équipe")
        verbose_name_plural = _("temps d’équipe")
        indexes = (models.Index(fields=("organisation", "-starts_at"), name="team_session_when"),)

    def __str__(self) -> str:
        return f"{self.theme} {self.starts_at:%d/%m/%Y}"

    @property
    def to_settle(self) -> bool:
        return self.cancelled_at is None and self.attended is None and self.starts_at < clock.now()


class PulseWeek(models.Model):
    """The answers of a team for one week, added up: there is no row per answer, hence nothing to give back to anyone.

    `first`, `second`, `third`: how many answered 1, 2, 3, 4, 5. Written by `answer_pulse` (SQL) only; read from five
    answers, once the week is over (decision 0012).
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)  # says nothing of when
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+", db_index=False)
    week = models.DateField(_("semaine (lundi)"))
    answers = models.PositiveSmallIntegerField(default=0)
    first = ArrayField(models.PositiveSmallIntegerField(), size=5)
    second = ArrayField(models.PositiveSmallIntegerField(), size=5)
    third = ArrayField(models.PositiveSmallIntegerField(), size=5)

    rows: ClassVar = OwnRows(
        f"answers >= {ENOUGH} AND week < fr_this_week()"
        " AND (fr_works_in(organisation_id) OR fr_runs(organisation_id))",
        person="",
        web=("SELECT",),
    )

    class Meta:
        verbose_name = _("semaine de la météo d’équipe")
        constraints = (models.UniqueConstraint(fields=("organisation", "week"), name="pulse_week_once"),)

    def __str__(self) -> str:
        return f"{self.week:%d/%m/%Y}"


class PulseMark(models.Model):
    """« Has answered this week », for nobody to read: a digest with the week's salt, both deleted the week after."""

    digest = models.CharField(max_length=64, primary_key=True)
    week = models.DateField()

    rows: ClassVar = NotAboutPeople("digests that only a SQL function writes and compares", web=(), batch=())

    class Meta:
        verbose_name = _("marque de la météo d’équipe")

    def __str__(self) -> str:
        return self.digest


class PulseSalt(models.Model):
    week = models.DateField(primary_key=True)
    salt = models.CharField(max_length=80)

    rows: ClassVar = NotAboutPeople("the salt of this week's digests", web=(), batch=())

    class Meta:
        verbose_name = _("sel de la météo d’équipe")

    def __str__(self) -> str:
        return str(self.week)


class TeamHours(models.Model):
    """When a team can be reached, and what to do otherwise: printed on what people receive."""

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, primary_key=True, related_name="team_hours"
    )
    hours = models.CharField(_("jours et heures"), max_length=240)
    phone = models.CharField(_("téléphone"), max_length=30, blank=True)
    otherwise = models.CharField(_("en dehors de ces heures"), max_length=240, blank=True)
    # The same in figures, to be said in every language. Monday is 1.
    days = ArrayField(models.PositiveSmallIntegerField(), default=list, verbose_name=_("jours"))
    opens_at = models.TimeField(_("de"), null=True)
    closes_at = models.TimeField(_("à"), null=True)
    updated_at = models.DateTimeField(auto_now=True)
    updated_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)

    rows: ClassVar = NotAboutPeople("opening hours of a team", web=("SELECT", "INSERT", "UPDATE"))

    class Meta:
        verbose_name = _("heures de l’équipe")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(opens_at=None, closes_at=None, days=[])
                | models.Q(opens_at__lt=models.F("closes_at"), days__len__gt=0),
                name="team_hours_in_figures",
            ),
        )

    def __str__(self) -> str:
        return self.hours


class SupportContact(models.Model):
    """Whom a professional may call when it weighs too much. Nobody knows who called."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="support_contacts")
    name = models.CharField(_("qui"), max_length=120)
    what = models.CharField(_("pour quoi"), max_length=240)
    phone = models.CharField(_("téléphone"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    hours = models.CharField(_("quand"), max_length=120, blank=True)
    ended_on = models.DateField(null=True)

    rows: ClassVar = NotAboutPeople("whom professionals may call", web=("SELECT", "INSERT", "UPDATE"))

    class Meta:
        verbose_name = _("soutien psychologique")

    def __str__(self) -> str:
        return self.name
