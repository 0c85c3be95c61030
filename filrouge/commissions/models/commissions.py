"""A commission of a territory, the organisations that are its members, and who comes for each of them."""

from datetime import date, datetime, timedelta
from typing import Any, ClassVar, Self
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Max, Min, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, Project, User
from filrouge.directory.models import Structure
from filrouge.privacy.rows import OwnRows
from filrouge.shared import clock

from .vocabulary import LONGEST_RHYTHM, WHERE_PEOPLE_ARE_NAMED, Function, Kind

BY_COORDINATION = "project_id = ANY ((SELECT fr_coordinated())::bigint[])"
# Through the commission, whose own policy tells who reaches it.
OF_COMMISSION = (
    "EXISTS (SELECT 1 FROM commissions_commission c WHERE c.id = {table}.commission_id{more} OFFSET 0)"
)
COORDINATED = f" AND c.{BY_COORDINATION}"


def of_commission(table: str, more: str = "") -> str:
    return OF_COMMISSION.format(table=table, more=more)


class CommissionQuerySet(models.QuerySet["Commission"]):
    def open(self) -> Self:
        return self.filter(closed_on=None)

    def with_meetings(self) -> "models.QuerySet[Any]":
        """`last_at`: the latest meeting that was held. `next_at`: the first one to come."""
        today = clock.start_of(clock.today())
        held = Q(meetings__opened_at__isnull=False, meetings__cancelled_at=None)
        ahead = Q(meetings__at__gte=today, meetings__closed_at=None, meetings__cancelled_at=None)
        return self.annotate(
            last_at=Max("meetings__at", filter=held), next_at=Min("meetings__at", filter=ahead)
        )


class Commission(models.Model):
    """`names_people`: said once, of its kind; the seats bear it too, so that the database can refuse some functions.
    `communes`: where those live whom the agenda proposes; empty: wherever they live. `territory`: how they are called
    together. `rhythm_days`: at most so long between two meetings."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("pour quoi"), max_length=10, choices=Kind)
    names_people = models.BooleanField(_("des personnes y sont nommées"), default=True)
    name = models.CharField(_("nom"), max_length=120)
    territory = models.CharField(_("territoire"), max_length=120)
    communes = ArrayField(
        models.CharField(max_length=5), default=list, blank=True, verbose_name=_("communes (codes INSEE)")
    )
    rhythm_days = models.PositiveSmallIntegerField(
        _("une réunion tous les … jours, au plus"),
        default=LONGEST_RHYTHM,
        validators=[MinValueValidator(7), MaxValueValidator(LONGEST_RHYTHM)],
    )
    opened_on = models.DateField(_("depuis le"), default=clock.today)
    closed_on = models.DateField(_("arrêtée le"), null=True, blank=True)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    added_at = models.DateTimeField(auto_now_add=True)

    objects = CommissionQuerySet.as_manager()
    rows: ClassVar = OwnRows(
        "fr_carries_project(project_id)",
        person="",
        web=("SELECT", "INSERT", "UPDATE (name, territory, communes, rhythm_days, closed_on)"),
        insert_sql=f"{BY_COORDINATION} AND added_by_id = (SELECT fr_user())",
    )

    class Meta:
        verbose_name = _("commission")
        verbose_name_plural = _("commissions")
        constraints = (
            models.CheckConstraint(
                condition=Q(kind=Kind.UNBLOCKING, names_people=False)
                | (~Q(kind=Kind.UNBLOCKING) & Q(names_people=True)),
                name="commission_names_by_kind",
            ),
            models.CheckConstraint(
                condition=Q(rhythm_days__range=(7, LONGEST_RHYTHM)), name="commission_rhythm"
            ),
        )

    def __str__(self) -> str:
        return self.name

    def due_on(self, last_at: datetime | None) -> date:
        """The day by which the next meeting is to be held."""
        since = last_at.astimezone(clock.PARIS).date() if last_at else self.opened_on
        return since + timedelta(days=self.rhythm_days)


class MemberQuerySet(models.QuerySet["Member"]):
    def current(self) -> Self:
        return self.filter(Q(until=None) | Q(until__gt=clock.today()))

    def by_name(self) -> Self:
        named = self.select_related("organisation", "structure")
        return named.order_by(Coalesce("organisation__name", "structure__name"), "pk")


class Member(models.Model):
    """One organisation, with an account or known by the directory: what a person agrees to is said by organisation."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    commission = models.ForeignKey(
        Commission, on_delete=models.CASCADE, related_name="members", db_index=False
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("organisation")
    )
    structure = models.ForeignKey(
        Structure, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("structure")
    )
    since = models.DateField(_("depuis le"), default=clock.today)
    until = models.DateField(_("jusqu’au"), null=True)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)

    objects = MemberQuerySet.as_manager()
    rows: ClassVar = OwnRows(
        of_commission("commissions_member"),
        person="",
        web=("SELECT", "INSERT", "UPDATE (until)"),
        insert_sql=of_commission("commissions_member", COORDINATED),
    )

    class Meta:
        verbose_name = _("organisation membre")
        verbose_name_plural = _("organisations membres")
        constraints = (
            models.CheckConstraint(
                condition=Q(organisation=None, structure__isnull=False)
                | Q(organisation__isnull=False, structure=None),
                name="member_one_organisation",
            ),
            models.UniqueConstraint(
                fields=("commission", "organisation"),
                condition=Q(until=None),
                name="member_organisation_once",
            ),
            models.UniqueConstraint(
                fields=("commission", "structure"), condition=Q(until=None), name="member_structure_once"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return str(self.organisation or self.structure)


class SeatQuerySet(models.QuerySet["Seat"]):
    def current(self) -> Self:
        return self.filter(Q(until=None) | Q(until__gt=clock.today()))


class Seat(models.Model):
    """Someone who comes for a member, with an account or by a link sent to an address."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    commission = models.ForeignKey(Commission, on_delete=models.CASCADE, related_name="seats", db_index=False)
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="seats")
    name = models.CharField(_("nom"), max_length=120)
    function = models.CharField(_("à quel titre"), max_length=12, choices=Function)
    names_people = models.BooleanField(default=True)
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    email = models.EmailField(_("adresse e-mail"), blank=True)
    since = models.DateField(_("depuis le"), default=clock.today)
    until = models.DateField(_("jusqu’au"), null=True)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)

    objects = SeatQuerySet.as_manager()
    rows: ClassVar = OwnRows(
        of_commission("commissions_seat"),
        person="",
        web=("SELECT", "INSERT", "UPDATE (until)"),
        insert_sql=of_commission(
            "commissions_seat", f"{COORDINATED} AND c.names_people = commissions_seat.names_people"
        ),
    )

    class Meta:
        verbose_name = _("place dans une commission")
        constraints = (
            models.CheckConstraint(
                condition=Q(names_people=False) | Q(function__in=WHERE_PEOPLE_ARE_NAMED),
                name="seat_where_people_are_named",
            ),
        )
        indexes = (models.Index(fields=("commission", "name"), name="seat_commission"),)

    def __str__(self) -> str:
        return self.name

    @property
    def accompanies(self) -> bool:
        return self.function == Function.OPERATIONAL
