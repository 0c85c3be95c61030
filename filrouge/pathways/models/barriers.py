"""What stands in the way, seen again and again (mission S-13)."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User
from filrouge.privacy.rows import Level, PersonRows
from filrouge.reference.barriers import BY_CODE, SEVERITY_BY_RANK, Severity, SubTheme

from .contacts import Contact
from .diagnosis import Interview
from .pathways import Pathway, PersonBound


class BarrierQuerySet(models.QuerySet["Barrier"]):
    def open(self) -> Self:
        return self.filter(lifted_on=None)

    def blocking(self) -> Self:
        """Those that stand between the person and work today."""
        return self.filter(blocking=True)

    def unhandled(self) -> Self:
        """Nobody takes care of it."""
        return self.filter(handler=None, handled_with="")

    def ordinary(self) -> Self:
        return self.exclude(sub_theme="")


class Barrier(PersonBound):
    """One thing in someone's way, from the first time it was said. Re-opened, it is the same one.

    A sensitive one has no sub-theme, no severity and no word here: only that it is there, and who takes care
    of it. What it is stands in `sensitive.py`, by need to know. The columns under "kept" are those of its last
    period and its last observation; `manage.py check_kept_facts` proves it.
    """

    pathway = models.ForeignKey(Pathway, on_delete=models.CASCADE, related_name="barriers", db_index=False)
    sub_theme = models.CharField(_("frein (data·inclusion)"), max_length=100, blank=True)
    handler = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name=_("suivi par"),
    )
    handled_with = models.CharField(_("avec qui"), max_length=160, blank=True)
    # kept
    since = models.DateField(null=True)
    lifted_on = models.DateField(null=True)
    severity = models.PositiveSmallIntegerField(null=True)
    blocking = models.BooleanField(default=False)
    observed_on = models.DateField(null=True)

    objects = BarrierQuerySet.as_manager()
    rows: ClassVar = PersonRows(
        level=Level.FULL, derived=("since", "lifted_on", "severity", "blocking", "observed_on")
    )

    class Meta:
        verbose_name = _("frein")
        constraints = (
            models.UniqueConstraint(
                fields=("pathway", "sub_theme"), condition=~Q(sub_theme=""), name="barrier_once_on_a_path"
            ),
            models.CheckConstraint(
                condition=~Q(sub_theme="") | Q(handled_with="", severity=None, blocking=False),
                name="barrier_sensitive_says_nothing",
            ),
        )
        indexes = (
            models.Index(fields=("person",), name="barrier_person"),
            models.Index(fields=("pathway",), name="barrier_pathway"),
        )

    def __str__(self) -> str:
        return self.label

    @property
    def is_sensitive(self) -> bool:
        return not self.sub_theme

    @property
    def of(self) -> SubTheme | None:
        return BY_CODE.get(self.sub_theme)

    @property
    def label(self) -> str:
        if self.is_sensitive:
            return str(_("un frein sensible"))
        return self.of.label if self.of else self.sub_theme

    @property
    def weight(self) -> Severity | None:
        return SEVERITY_BY_RANK.get(self.severity or 0)

    @property
    def is_handled(self) -> bool:
        return bool(self.handler_id or self.handled_with)


class BarrierPeriod(PersonBound):
    """From when to when it stood in the way. `how` it was lifted; nothing is said here of a sensitive one."""

    barrier = models.ForeignKey(Barrier, on_delete=models.CASCADE, related_name="periods", db_index=False)
    since = models.DateField(_("depuis le"))
    lifted_on = models.DateField(_("levé le"), null=True)
    lifted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    how = models.CharField(_("comment il a été levé"), max_length=240, blank=True)

    rows: ClassVar = PersonRows(level=Level.FULL)

    class Meta:
        verbose_name = _("période d’un frein")
        constraints = (
            models.UniqueConstraint(
                fields=("barrier",), condition=Q(lifted_on=None), name="barrier_period_one_open"
            ),
            models.CheckConstraint(
                condition=Q(lifted_on=None) | Q(lifted_on__gte=F("since")), name="barrier_period_dates"
            ),
        )
        indexes = (
            models.Index(fields=("person",), name="barrier_period_person"),
            models.Index(fields=("barrier", "-since", "-id"), name="barrier_period_latest"),
        )

    def __str__(self) -> str:
        return f"{self.since:%d/%m/%Y}"


class BarrierObservation(PersonBound):
    """How much it weighs, one day, as the professional sees it; and whether it blocks work for now."""

    barrier = models.ForeignKey(
        Barrier, on_delete=models.CASCADE, related_name="observations", db_index=False
    )
    contact = models.ForeignKey(
        Contact, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False
    )
    interview = models.ForeignKey(
        Interview, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False
    )
    severity = models.PositiveSmallIntegerField(_("gravité"))
    blocking = models.BooleanField(_("bloque le travail pour l’instant"))
    observed_on = models.DateField(_("vu le"))

    rows: ClassVar = PersonRows(level=Level.FULL)

    class Meta:
        verbose_name = _("frein observé")
        constraints = (
            models.CheckConstraint(
                condition=Q(severity__range=(1, len(SEVERITY_BY_RANK))), name="barrier_severity_known"
            ),
        )
        indexes = (
            models.Index(fields=("person",), name="barrier_seen_person"),
            models.Index(fields=("barrier", "-observed_on", "-id"), name="barrier_seen_latest"),
            # For the day a contact or an interview is erased.
            models.Index(
                fields=("contact",), condition=Q(contact__isnull=False), name="barrier_seen_contact"
            ),
            models.Index(
                fields=("interview",), condition=Q(interview__isnull=False), name="barrier_seen_interview"
            ),
        )

    def __str__(self) -> str:
        return f"{self.observed_on:%d/%m/%Y}"

    @property
    def weight(self) -> Severity:
        return SEVERITY_BY_RANK[self.severity]
