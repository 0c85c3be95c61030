"""One meeting, and the place that each one who comes has there."""

from datetime import timedelta
from typing import ClassVar, Self
from uuid import uuid4

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User
from filrouge.privacy.rows import OwnRows
from filrouge.shared import clock
from filrouge.shared.encrypted_field import EncryptedTextField

from .commissions import COORDINATED, Commission, Seat, of_commission
from .vocabulary import Function

PURPOSE = "commission"  # of the link by which a member without account comes
LASTS = timedelta(hours=12)  # a meeting that nobody closed closes by itself


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def ahead(self) -> Self:
        """To come or going on, the first one first."""
        today = clock.start_of(clock.today())
        return self.filter(at__gte=today, closed_at=None, cancelled_at=None).order_by("at", "pk")

    def held(self) -> Self:
        return self.filter(opened_at__isnull=False, cancelled_at=None)

    def saying_who_came(self) -> Self:
        """`came_at_all`, `teams_came`: whether somebody, and somebody who accompanies people, was there."""
        came = Place.objects.filter(meeting=OuterRef("pk"), came=True)
        return self.annotate(
            came_at_all=Exists(came), teams_came=Exists(came.filter(seat__function=Function.OPERATIONAL))
        )


class Meeting(models.Model):
    """`opened_at` and `closed_at`: between them, and no longer than `LASTS`, those who are there read what was
    prepared for them. Never before, never after: the functions of sql/commissions.sql say so."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    commission = models.ForeignKey(
        Commission, on_delete=models.CASCADE, related_name="meetings", db_index=False
    )
    at = models.DateTimeField(_("le"))
    place = models.CharField(_("lieu"), max_length=160, blank=True)
    called_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    called_at = models.DateTimeField(auto_now_add=True)
    cancelled_at = models.DateTimeField(_("annulée le"), null=True)
    opened_at = models.DateTimeField(_("ouverte à"), null=True)
    closed_at = models.DateTimeField(_("finie à"), null=True)
    approved_at = models.DateTimeField(_("compte rendu validé le"), null=True)
    approved_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    objects = MeetingQuerySet.as_manager()
    rows: ClassVar = OwnRows(
        of_commission("commissions_meeting"),
        person="",
        web=(
            "SELECT",
            "INSERT",
            "UPDATE (at, place, cancelled_at, opened_at, closed_at, approved_at, approved_by_id)",
        ),
        insert_sql=of_commission("commissions_meeting", COORDINATED),
    )

    class Meta:
        verbose_name = _("réunion d’une commission")
        verbose_name_plural = _("réunions d’une commission")
        constraints = (
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(opened_at__isnull=False), name="meeting_closed_once_opened"
            ),
            models.CheckConstraint(
                condition=Q(approved_at=None) | Q(opened_at__isnull=False), name="meeting_minutes_once_opened"
            ),
        )
        indexes = (models.Index(fields=("commission", "-at"), name="meeting_latest"),)

    def __str__(self) -> str:
        return f"{self.at:%d/%m/%Y}"

    @property
    def is_open(self) -> bool:
        return (
            self.opened_at is not None
            and self.closed_at is None
            and self.cancelled_at is None
            and self.opened_at > clock.now() - LASTS
        )

    @property
    def is_over(self) -> bool:
        return (
            self.cancelled_at is not None
            or self.closed_at is not None
            or (self.opened_at is not None and not self.is_open)
        )


class Place(models.Model):
    """Someone's place at one meeting. A random id: it is the subject of the link. `came`: None until it is said."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="places", db_index=False)
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="places")
    came = models.BooleanField(_("est là"), null=True)

    rows: ClassVar = OwnRows(
        "EXISTS (SELECT 1 FROM commissions_meeting m WHERE m.id = commissions_place.meeting_id OFFSET 0)",
        person="",
        web=("SELECT", "INSERT", "UPDATE (came)"),
        insert_sql=(
            "EXISTS (SELECT 1 FROM commissions_meeting m JOIN commissions_commission c ON c.id = m.commission_id"
            " WHERE m.id = commissions_place.meeting_id AND c.project_id = ANY ((SELECT fr_coordinated())::bigint[])"
            " OFFSET 0)"
        ),
    )

    class Meta:
        verbose_name = _("place à une réunion")
        constraints = (models.UniqueConstraint(fields=("meeting", "seat"), name="place_once"),)

    def __str__(self) -> str:
        return str(self.id)


class Asking(models.Model):
    """A member asks that someone's situation be looked at, in words: the coordination finds who it is. Written by
    `ask_commission` (SQL) alone, erased with what is said a month after the meeting."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="askings")
    words = EncryptedTextField(_("ce qui est demandé"))
    at = models.DateTimeField(_("le"))
    settled_at = models.DateTimeField(_("vue le"), null=True)
    settled_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    rows: ClassVar = OwnRows(
        "EXISTS (SELECT 1 FROM commissions_place p JOIN commissions_meeting m ON m.id = p.meeting_id"
        " JOIN commissions_commission c ON c.id = m.commission_id WHERE p.id = commissions_asking.place_id"
        " AND c.project_id = ANY ((SELECT fr_coordinated())::bigint[]) OFFSET 0)",
        person="",
        web=("SELECT", "UPDATE (settled_at, settled_by_id)"),
    )

    class Meta:
        verbose_name = _("demande d’un membre")

    def __str__(self) -> str:
        return str(self.id)
