"""Sessions of an activity: planned one by one or several at once, moved, held or not."""

from datetime import datetime, time, timedelta
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Project, User
from filrouge.shared import clock
from filrouge.shared.ids import uuid7
from filrouge.shared.rows import NotAboutPeople

from .activities import CHANGED, Activity
from .vocabulary import Half, Reason

NOON = time(13)  # the afternoon begins then, and lunch before it is the morning's
ENOUGH = timedelta(hours=1)  # in a half day, for it to be signed


class SessionQuerySet(models.QuerySet["Session"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(activity__in=Activity.objects.visible_to(user))

    def kept(self) -> Self:
        """Bar those that did not or will not take place."""
        return self.filter(not_held=None)

    def ahead(self) -> Self:
        return self.kept().filter(ends_at__gt=clock.now())

    def held(self) -> Self:
        return self.kept().filter(starts_at__lte=clock.now())


class Session(models.Model):
    """`project` is that of the activity, kept for the week of a project."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+", db_index=False)
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="sessions", db_index=False)
    starts_at = models.DateTimeField(_("début"))
    ends_at = models.DateTimeField(_("fin"))
    place = models.CharField(_("lieu"), max_length=160, blank=True)
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SessionQuerySet.as_manager()
    rows: ClassVar = NotAboutPeople("when and where a group meets", web=CHANGED)

    class Meta:
        verbose_name = _("séance")
        constraints = (
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="session_period"),
            models.UniqueConstraint(fields=("activity", "starts_at", "place"), name="session_once"),
        )
        indexes = (models.Index(fields=("project", "starts_at"), name="session_week"),)

    def __str__(self) -> str:
        return f"{self.activity_id} {self.starts_at:%d/%m/%Y}"

    @property
    def has_begun(self) -> bool:
        return self.starts_at <= clock.now()

    @property
    def is_over(self) -> bool:
        return self.ends_at <= clock.now()

    @property
    def halves(self) -> list[Half]:
        """The half days it takes an hour of, else the one it begins in: each is signed once by each person."""
        start, end = (one.astimezone(clock.PARIS) for one in (self.starts_at, self.ends_at))
        noon = datetime.combine(start.date(), NOON, tzinfo=clock.PARIS)
        spent = {Half.MORNING: min(end, noon) - start, Half.AFTERNOON: end - max(start, noon)}
        taken = [half for half, lasts in spent.items() if lasts >= ENOUGH]
        return taken or [Half.MORNING if start < noon else Half.AFTERNOON]


class SessionMove(models.Model):
    """What it was before, and why it changed."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="moves")
    starts_at = models.DateTimeField(_("début avant"))
    ends_at = models.DateTimeField(_("fin avant"))
    place = models.CharField(_("lieu avant"), max_length=160, blank=True)
    because = models.CharField(_("pourquoi"), max_length=240)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(auto_now_add=True)

    rows: ClassVar = NotAboutPeople("why a session was moved", web=("SELECT", "INSERT"))

    class Meta:
        verbose_name = _("séance déplacée")

    def __str__(self) -> str:
        return f"{self.session_id} {self.at:%d/%m/%Y}"


class NotHeld(models.Model):
    """It did not take place, or will not: said before or after."""

    session = models.OneToOneField(
        Session, on_delete=models.CASCADE, primary_key=True, related_name="not_held"
    )
    reason = models.CharField(_("pourquoi"), max_length=12, choices=Reason)
    words = models.CharField(_("en quelques mots"), max_length=240, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(auto_now_add=True)

    rows: ClassVar = NotAboutPeople("why a session did not take place", web=("SELECT", "INSERT"))

    class Meta:
        verbose_name = _("séance qui n’a pas eu lieu")

    def __str__(self) -> str:
        return self.get_reason_display()


class Reflection(models.Model):
    """Together, once it is over: the group's words, in which nobody is to be recognised."""

    session = models.OneToOneField(
        Session, on_delete=models.CASCADE, primary_key=True, related_name="reflection"
    )
    did = models.TextField(_("ce que nous avons fait"), max_length=1000, blank=True)
    hard = models.TextField(_("ce qui était difficile"), max_length=1000, blank=True)
    skills = models.TextField(_("ce qu’il a fallu savoir faire"), max_length=1000, blank=True)
    practised = models.TextField(_("mots et situations du métier pratiqués"), max_length=1000, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(auto_now=True)

    rows: ClassVar = NotAboutPeople("what a group says of a session", web=CHANGED)

    class Meta:
        verbose_name = _("temps réflexif")

    def __str__(self) -> str:
        return str(self.session_id)
