from collections.abc import Iterable
from datetime import date, timedelta
from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, Project, User
from filrouge.shared import clock
from filrouge.shared.ids import uuid7
from filrouge.shared.rows import NotAboutPeople

from .places import Place, projects_walked
from .vocabulary import Approach, Kind

DEBRIEF_WITHIN = timedelta(days=3)
SEASON = timedelta(days=90)
OFFICE = (9, 17)  # hours, Paris: outside them, on a weekend or over lunch, an outing is at shifted hours
LUNCH = (12, 14)


class OutingQuerySet(models.QuerySet["Outing"]):
    def visible_to(self, user: User) -> Self:
        """Teams of one project see where the others go: the territory is walked together."""
        return self.filter(project__in=projects_walked(user).values("project"))

    def kept(self) -> Self:
        return self.filter(cancelled_at=None)

    def done(self) -> Self:
        return self.kept().filter(ends_at__lte=clock.now())

    def lately_held_by(self, organisations: Iterable[Organisation]) -> Self:
        """Begun this season by these teams, the latest first: where a testimony may have been given."""
        season = (clock.now() - SEASON, clock.now())
        held = self.kept().filter(organisation__in=list(organisations), starts_at__range=season)
        return held.order_by("-starts_at")

    def without_debrief(self) -> Self:
        return self.done().filter(debrief=None)


class Outing(models.Model):
    """An action outside the walls: planned, done, debriefed (mission S-1)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+", db_index=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", db_index=False, verbose_name=_("équipe")
    )
    kind = models.CharField(_("forme"), max_length=16, choices=Kind)
    other_kind = models.CharField(_("laquelle"), max_length=80, blank=True)
    title = models.CharField(_("titre"), max_length=120, blank=True)
    place = models.ForeignKey(
        Place, on_delete=models.PROTECT, null=True, blank=True, related_name="outings", verbose_name=_("lieu")
    )
    starts_at = models.DateTimeField(_("début"))
    ends_at = models.DateTimeField(_("fin"))
    childcare = models.BooleanField(_("garde d’enfants proposée"), default=False)
    women_only = models.BooleanField(_("créneau réservé aux femmes"), default=False)
    transport = models.CharField(_("transport proposé"), max_length=160, blank=True)
    cost = models.DecimalField(_("coût en euros"), max_digits=8, decimal_places=2, null=True, blank=True)
    team = models.ManyToManyField(User, through="OutingMember", related_name="+")
    modelled_on = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="+")
    created_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    created_at = models.DateTimeField(auto_now_add=True)
    cancelled_at = models.DateTimeField(null=True)
    cancelled_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    cancelled_because = models.CharField(_("pourquoi"), max_length=300, blank=True)

    objects = OutingQuerySet.as_manager()
    rows: ClassVar = NotAboutPeople("what teams do, where and when", web=("SELECT", "INSERT", "UPDATE"))

    class Meta:
        verbose_name = _("action hors les murs")
        verbose_name_plural = _("actions hors les murs")
        constraints = (models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="outing_period"),)
        indexes = (models.Index(fields=("project", "starts_at"), name="outing_week"),)

    def __str__(self) -> str:
        return self.title or capfirst(self.kind_said)

    @property
    def kind_said(self) -> str:
        return self.other_kind or self.get_kind_display()

    @property
    def approach(self) -> Approach:
        return Kind(self.kind).approach

    @property
    def day(self) -> date:
        """In Paris: what begins just after midnight there is still yesterday in UTC."""
        return timezone.localdate(self.starts_at)

    @property
    def is_done(self) -> bool:
        return self.cancelled_at is None and self.ends_at <= clock.now()

    @property
    def shifted_hours(self) -> bool:
        """Not the hours of an office: early, late, over lunch, or on a weekend. Paris time."""
        start, end = timezone.localtime(self.starts_at), timezone.localtime(self.ends_at)
        if start.weekday() >= 5:
            return True
        over_lunch = LUNCH[0] <= start.hour < LUNCH[1] and end.hour <= LUNCH[1]
        return over_lunch or start.hour < OFFICE[0] or start.hour >= OFFICE[1]


class OutingMember(models.Model):
    """Who goes."""

    outing = models.ForeignKey(Outing, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    rows: ClassVar = NotAboutPeople("who of a team goes out")

    class Meta:
        verbose_name = _("membre d’une action")
        constraints = (models.UniqueConstraint(fields=("outing", "user"), name="outing_member_once"),)

    def __str__(self) -> str:
        return f"{self.outing_id} {self.user_id}"


class OutingPartner(models.Model):
    """A structure that comes along, in the team's words."""

    outing = models.ForeignKey(Outing, on_delete=models.CASCADE, related_name="partners")
    name = models.CharField(_("partenaire présent"), max_length=120)

    rows: ClassVar = NotAboutPeople("structures present at an outing")

    class Meta:
        verbose_name = _("partenaire d’une action")

    def __str__(self) -> str:
        return self.name


class Debrief(models.Model):
    """What was learned, the same evening: what worked, what did not, for whom."""

    class Group(models.TextChoices):
        WOMEN = "women", _("les femmes")
        YOUNG = "young", _("les moins de 26 ans")
        OVER_40 = "over_40", _("les 40 ans et plus")
        NEWCOMERS = "newcomers", _("les personnes qui parlent peu français")
        PARENTS = "parents", _("les parents")
        RURAL = "rural", _("les personnes des villages")
        NOBODY = "nobody", _("presque personne")

    outing = models.OneToOneField(Outing, on_delete=models.CASCADE, primary_key=True, related_name="debrief")
    worked = models.TextField(_("ce qui a marché"), max_length=1000, blank=True)
    did_not = models.TextField(_("ce qui n’a pas marché"), max_length=1000, blank=True)
    for_whom = ArrayField(
        models.CharField(max_length=10, choices=Group), default=list, verbose_name=_("pour qui cela a marché")
    )
    learned = models.TextField(_("ce que nous avons appris"), max_length=1000, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(auto_now=True)

    rows: ClassVar = NotAboutPeople("what a team learned", web=("SELECT", "INSERT", "UPDATE"))

    class Meta:
        verbose_name = _("bilan d’une action")

    def __str__(self) -> str:
        return str(self.outing_id)

    @property
    def groups_said(self) -> list[str]:
        return [str(self.Group(group).label) for group in self.for_whom]
