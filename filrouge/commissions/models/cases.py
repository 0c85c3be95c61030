"""Someone's situation, on the agenda of one meeting; what she agreed that members read, and what they decide.

Who reads it: the team in charge and the coordination of the project. Members read, of those who agreed to it and during
the meeting, what was prepared for them, through the functions of sql/commissions.sql: no table answers them.
"""

from datetime import date
from typing import ClassVar, Self
from uuid import UUID, uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from filrouge.partners.models import ReferralValue
from filrouge.pathways.models import Pathway, Step
from filrouge.pathways.models.pathways import PersonBound
from filrouge.people.models.agreements import How
from filrouge.privacy.rows import Level, PersonRows, reached
from filrouge.shared import clock
from filrouge.shared.encrypted_field import EncryptedTextField

from .commissions import BY_COORDINATION, Member
from .meetings import Meeting
from .vocabulary import Learned, Leaving, Origin, Told, What


def agenda_reach(table: str) -> str:
    """The team in charge; and the coordination, which arranges the agenda: it writes here what it may only read
    elsewhere."""
    return f"({reached(table, '= 3')}) OR ({table}.{BY_COORDINATION} AND {reached(table, 'BETWEEN 2 AND 3')})"


OF_CASE = (
    "EXISTS (SELECT 1 FROM commissions_case c WHERE c.id = {table}.case_id"
    " AND c.person_id = {table}.person_id AND c.project_id = {table}.project_id OFFSET 0)"
)


class CaseQuerySet(models.QuerySet["Case"]):
    def on_agenda(self) -> Self:
        """A path that ended meanwhile is not looked at any more."""
        looked_at = Q(pathway__closed_on=None) | Q(started_at__isnull=False)
        return self.filter(looked_at, left_at=None).order_by("rank", "created_at", "pk")


class Case(PersonBound):
    """`facts`: the figures that say why it is proposed, as they were that day. `rank`: its place in the order.
    `told_on`: the day she was told that it will be looked at. `learned_on`: the day she learned what was decided."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="cases", db_index=False)
    pathway = models.ForeignKey(Pathway, on_delete=models.CASCADE, related_name="cases")
    origin = models.CharField(_("pourquoi"), max_length=10, choices=Origin)
    facts = models.JSONField(default=dict)
    asked = EncryptedTextField(_("ce qui est demandé à la commission"), blank=True, default="")
    summary = EncryptedTextField(_("ce qui s’est dit d’utile"), blank=True, default="")
    rank = models.PositiveSmallIntegerField(_("place dans l’ordre"), default=0)
    minutes = models.PositiveSmallIntegerField(_("minutes prévues"), default=10)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    told_on = models.DateField(_("prévenue le"), null=True)
    left_at = models.DateTimeField(_("retirée de l’ordre du jour le"), null=True)
    left_because = models.CharField(_("pourquoi"), max_length=8, choices=Leaving, blank=True)
    learned_on = models.DateField(_("a appris la décision le"), null=True)
    learned_how = models.CharField(_("comment elle l’a apprise"), max_length=12, choices=Learned, blank=True)

    objects = CaseQuerySet.as_manager()
    rows: ClassVar = PersonRows(level=Level.SHARED, instead=agenda_reach("commissions_case"))

    class Meta:
        verbose_name = _("situation à l’ordre du jour")
        verbose_name_plural = _("situations à l’ordre du jour")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "pathway"), name="case_once_a_meeting"),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(started_at__isnull=False), name="case_ended_once_started"
            ),
        )
        indexes = (
            models.Index(fields=("person",), name="case_person"),
            models.Index(fields=("meeting", "rank"), name="case_order"),
        )

    def __str__(self) -> str:
        return str(self.id)

    @property
    def is_current(self) -> bool:
        """It is being looked at now."""
        return self.started_at is not None and self.ended_at is None

    @property
    def minutes_taken(self) -> int | None:
        if self.started_at is None:
            return None
        return int(((self.ended_at or clock.now()) - self.started_at).total_seconds() // 60)


class CaseAgreementQuerySet(models.QuerySet["CaseAgreement"]):
    def in_force(self) -> Self:
        return self.filter(withdrawn_at=None, until__gte=clock.today())


class CaseAgreement(PersonBound):
    """She agreed that these members read these lines, for this meeting. `trusted`: those of them to whom she also
    lets what is of need to know be told. Withdrawn by `end_case_agreement` alone, which ends what rests on it."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="agreements", db_index=False)
    members = ArrayField(models.UUIDField(), verbose_name=_("qui peut lire"))
    trusted = ArrayField(models.UUIDField(), verbose_name=_("qui peut lire ce qui est réservé"))
    said = ArrayField(models.CharField(max_length=12, choices=Told), verbose_name=_("ce qui est dit"))
    text_version = models.CharField(_("version du texte"), max_length=20)
    language = models.CharField(_("langue du texte lu ou montré"), max_length=3)
    how = models.CharField(_("comment"), max_length=8, choices=How)
    witness = models.CharField(_("interprète ou témoin"), max_length=120, blank=True)
    signature = models.TextField(blank=True)
    at = models.DateTimeField(_("le"))
    until = models.DateField(_("jusqu’au"))
    withdrawn_at = models.DateTimeField(_("retiré le"), null=True)
    withdrawn_how = models.CharField(_("retiré"), max_length=8, choices=How, blank=True)

    objects = CaseAgreementQuerySet.as_manager()
    rows: ClassVar = PersonRows(
        level=Level.SHARED, also=OF_CASE.format(table="commissions_caseagreement"), web=("SELECT", "INSERT")
    )

    class Meta:
        verbose_name = _("accord pour une commission")
        constraints = (
            models.UniqueConstraint(
                fields=("case",), condition=Q(withdrawn_at=None), name="case_agreement_one_in_force"
            ),
        )
        indexes = (
            models.Index(fields=("person",), name="case_agreement_person"),
            models.Index(fields=("case",), name="case_agreement_case"),
        )

    def __str__(self) -> str:
        return f"{self.at:%d/%m/%Y}"

    @property
    def said_labels(self) -> list[str]:
        return [str(Told(one).label) for one in Told.values if one in self.said]

    @property
    def in_force(self) -> bool:
        return self.withdrawn_at is None and self.until >= clock.today()

    def covers(self, member_id: UUID) -> bool:
        return self.in_force and member_id in self.members


class CaseLine(PersonBound):
    """One thing said, as it was on that day. Erased when she takes her agreement back, and a month after the meeting.
    No history: what she took back must not survive in one."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="lines", db_index=False)
    said = models.CharField(_("quoi"), max_length=12, choices=Told)
    value = EncryptedTextField(_("dit à la commission"))
    level = models.SmallIntegerField(
        _("qui peut le lire"), choices=ReferralValue.Seen, default=ReferralValue.Seen.FULL
    )

    rows: ClassVar = PersonRows(
        level=Level.FULL,
        also=(
            "(level = 3 OR fr_reaches(person_id, project_id, level)) AND "
            + OF_CASE.format(table="commissions_caseline")
        ),
        web=("SELECT", "INSERT"),
        audited=False,
    )

    class Meta:
        verbose_name = _("élément dit à une commission")
        constraints = (models.UniqueConstraint(fields=("case", "said"), name="case_line_once"),)
        indexes = (models.Index(fields=("person",), name="case_line_person"),)

    def __str__(self) -> str:
        return self.get_said_display()


class DecisionQuerySet(models.QuerySet["Decision"]):
    def ahead(self) -> Self:
        """Neither kept nor given up, by itself or by the step it became."""
        open_step = Q(step=None) | Q(step__done_on=None, step__dropped_on=None)
        return self.filter(open_step, kept_on=None, dropped_on=None)


class Decision(PersonBound):
    """Who does what, for when. `step`: the one it became, on her path. `member`: who takes care of it."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="decisions", db_index=False)
    what = models.CharField(_("ce qu’il faut"), max_length=10, choices=What)
    words = models.CharField(_("qui fait quoi"), max_length=160)
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+", verbose_name=_("par qui"))
    due_on = models.DateField(_("pour le"))
    step = models.ForeignKey(
        Step, on_delete=models.SET_NULL, null=True, related_name="decisions", verbose_name=_("étape")
    )
    kept_on = models.DateField(_("fait le"), null=True)
    dropped_on = models.DateField(_("abandonnée le"), null=True)
    dropped_because = models.CharField(_("pourquoi"), max_length=240, blank=True)

    objects = DecisionQuerySet.as_manager()
    rows: ClassVar = PersonRows(
        level=Level.SHARED,
        instead=f"({agenda_reach('commissions_decision')}) AND {OF_CASE.format(table='commissions_decision')}",
    )

    class Meta:
        verbose_name = _("décision d’une commission")
        verbose_name_plural = _("décisions d’une commission")
        indexes = (
            models.Index(fields=("person",), name="decision_person"),
            models.Index(fields=("case", "created_at"), name="decision_case"),
        )

    def __str__(self) -> str:
        return self.words

    @property
    def done_on(self) -> date | None:
        """The day it was kept: said by somebody, or the step it became is done."""
        return self.kept_on or (self.step.done_on if self.step else None)

    @property
    def is_ahead(self) -> bool:
        left = self.dropped_on or (self.step and self.step.dropped_on)
        return not (self.done_on or left)

    @property
    def is_late(self) -> bool:
        return self.is_ahead and bool(self.due_on < clock.today())
