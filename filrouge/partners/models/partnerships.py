"""What an organisation of the project and a structure of the directory decided to do together: for what, how far, until
when, who signed; who does what and how often; what each brings. Nobody accompanied is in these tables."""

from datetime import date, timedelta
from typing import ClassVar, Self
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, Project, User
from filrouge.directory.models import KeyContact, Official, Structure
from filrouge.privacy.rows import OwnRows
from filrouge.reference.themes import BY_CODE as THEMES
from filrouge.reference.themes import Theme
from filrouge.shared import clock

from .vocabulary import Aim, Brought, Cooperation, Rhythm, Side, Size

OUR_PAGE = "partnership"  # the purpose of the link by which a partner reads the page of both
RENEWAL = timedelta(days=90)  # before its end, to speak of what follows

KEPT = "fr_keeps_partnerships(project_id, organisation_id)"
# Through the partnership, whose own policy tells who reads it.
OF_PARTNERSHIP = (
    "EXISTS (SELECT 1 FROM partners_partnership p WHERE p.id = {table}.partnership_id{more} OFFSET 0)"
)


def of_partnership(table: str, more: str = "") -> str:
    return OF_PARTNERSHIP.format(table=table, more=more)


def kept_partnership(table: str) -> str:
    return of_partnership(table, " AND fr_keeps_partnerships(p.project_id, p.organisation_id)")


class PartnershipQuerySet(models.QuerySet["Partnership"]):
    def current(self) -> Self:
        return self.filter(closed_on=None)


class Partnership(models.Model):
    """A random id: it is the subject of the link that leaves. `contact`: on whom it rests there; None when the whole
    organisation carries it. `official`: the elected counterpart. Formal once it is signed, on both sides."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+", db_index=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("de notre côté")
    )
    structure = models.ForeignKey(
        Structure, on_delete=models.PROTECT, related_name="+", verbose_name=_("partenaire")
    )
    aims = ArrayField(models.CharField(max_length=13, choices=Aim), verbose_name=_("pour quoi"))
    themes = ArrayField(
        models.CharField(max_length=60), default=list, blank=True, verbose_name=_("besoins couverts")
    )
    level = models.CharField(_("jusqu’où"), max_length=12, choices=Cooperation)
    protocol = models.TextField(_("ce qui est convenu"), max_length=2000, blank=True)
    contact = models.ForeignKey(
        KeyContact, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("repose sur")
    )
    official = models.ForeignKey(
        Official, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("élu·e")
    )
    size = models.CharField(_("taille du partenaire"), max_length=7, choices=Size, blank=True)
    yearly_volume = models.PositiveIntegerField(
        _("personnes attendues par an"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    starts_on = models.DateField(_("depuis le"), default=clock.today)
    ends_on = models.DateField(_("jusqu’au"), null=True, blank=True)
    signed_on = models.DateField(_("signé le"), null=True, blank=True)
    our_signer = models.CharField(_("qui signe de notre côté"), max_length=160, blank=True)
    their_signer = models.CharField(_("qui signe chez le partenaire"), max_length=160, blank=True)
    closed_on = models.DateField(_("arrêté le"), null=True, blank=True)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    added_at = models.DateTimeField(auto_now_add=True)

    objects = PartnershipQuerySet.as_manager()
    rows: ClassVar = OwnRows(
        KEPT,
        read_also="fr_carries_project(project_id) OR id = (SELECT fr_partnered())",
        person="",
        web=("SELECT", "INSERT", "UPDATE"),
        insert_sql=f"{KEPT} AND added_by_id = (SELECT fr_user())",
    )

    class Meta:
        verbose_name = _("partenariat")
        verbose_name_plural = _("partenariats")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="partnership_term"
            ),
            models.CheckConstraint(
                condition=Q(signed_on=None, our_signer="", their_signer="")
                | (Q(signed_on__isnull=False) & ~Q(our_signer="") & ~Q(their_signer="")),
                name="partnership_signed_by_both",
            ),
            models.UniqueConstraint(
                fields=("project", "organisation", "structure"),
                condition=Q(closed_on=None),
                name="partnership_once",
            ),
        )
        indexes = (models.Index(fields=("project", "structure"), name="partnership_project"),)

    def __str__(self) -> str:
        return self.structure.name

    @property
    def is_formal(self) -> bool:
        return self.signed_on is not None

    @property
    def ends_soon(self) -> bool:
        return self.ends_on is not None and self.ends_on - RENEWAL <= clock.today()

    @property
    def aim_labels(self) -> list[str]:
        return [str(Aim(one).label) for one in Aim.values if one in self.aims]

    @property
    def needs(self) -> list[Theme]:
        """In the order of the themes."""
        return [theme for code, theme in THEMES.items() if code in self.themes]


class RoutineQuerySet(models.QuerySet["Routine"]):
    def kept(self) -> Self:
        return self.filter(ended_on=None)


class Routine(models.Model):
    """What is done together, who sees to it on our side, how often: « point sur les places libres ». The rule
    `partnership_routine` reminds of it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="routines")
    what = models.CharField(_("quoi"), max_length=160)
    keeper = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name=_("qui y veille"), db_index=False
    )
    with_whom = models.CharField(_("avec qui, chez le partenaire"), max_length=160, blank=True)
    every_days = models.PositiveSmallIntegerField(_("à quel rythme"), choices=Rhythm)
    since = models.DateField(_("depuis le"), default=clock.today)
    last_on = models.DateField(_("fait le"), null=True, blank=True)
    ended_on = models.DateField(_("arrêtée le"), null=True, blank=True)

    objects = RoutineQuerySet.as_manager()
    rows: ClassVar = OwnRows(
        f"keeper_id = (SELECT fr_user()) OR {kept_partnership('partners_routine')}",
        read_also=of_partnership("partners_routine"),
        person="",
        web=("SELECT", "INSERT", "UPDATE"),
        insert_sql=kept_partnership("partners_routine"),
    )

    class Meta:
        verbose_name = _("routine d’un partenariat")
        verbose_name_plural = _("routines d’un partenariat")

    def __str__(self) -> str:
        return self.what

    @property
    def due_on(self) -> date:
        return (self.last_on or self.since) + timedelta(days=self.every_days)

    @property
    def is_due(self) -> bool:
        return self.ended_on is None and self.due_on <= clock.today()


class Contribution(models.Model):
    """What one side brought, and when: a room, hours, money. `amount`: hours or euros; None in kind."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="contributions")
    side = models.CharField(_("par qui"), max_length=6, choices=Side)
    kind = models.CharField(_("sous quelle forme"), max_length=7, choices=Brought)
    what = models.CharField(_("quoi"), max_length=200)
    amount = models.PositiveIntegerField(
        _("combien"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    on = models.DateField(_("le"), default=clock.today)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)

    rows: ClassVar = OwnRows(
        kept_partnership("partners_contribution"),
        read_also=of_partnership("partners_contribution"),
        person="",
        web=("SELECT", "INSERT", "UPDATE"),
        insert_sql=f"{kept_partnership('partners_contribution')} AND added_by_id = (SELECT fr_user())",
    )

    class Meta:
        verbose_name = _("contribution à un partenariat")
        verbose_name_plural = _("contributions à un partenariat")
        constraints = (
            models.CheckConstraint(
                condition=Q(kind=Brought.IN_KIND, amount=None)
                | (~Q(kind=Brought.IN_KIND) & Q(amount__isnull=False)),
                name="contribution_amount_by_kind",
            ),
        )

    def __str__(self) -> str:
        return self.what
