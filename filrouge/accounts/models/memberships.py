from typing import ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from filrouge.shared import clock
from filrouge.shared.rows import NotAboutPeople
from filrouge.shared.written import Given

from .organisations import Organisation
from .projects import Project
from .users import User


class Role(models.TextChoices):
    """What someone does in an organisation. What each may do is in the `policies.py` of each domain."""

    REFERENT = "referent", _("référent·e de parcours")
    OUTREACH = "outreach", _("médiateur·rice hors les murs")
    PROFESSIONAL = "professional", _("autre professionnel·le de l’accompagnement")
    COORDINATOR = "coordinator", _("coordinateur·rice du projet")
    MANAGER = "manager", _("responsable de l’organisation")
    OFFICER = "officer", _("délégué·e à la protection des données")
    EVALUATOR = "evaluator", _("évaluateur·rice")
    VOLUNTEER = "volunteer", _("bénévole")
    PLATFORM = "platform", _("administrateur·rice de la plateforme")


# Those who accompany people, hence those whom their organisation's grants reach (need to know, mission S-59).
ACCOMPANYING = (Role.REFERENT, Role.OUTREACH, Role.PROFESSIONAL, Role.COORDINATOR)


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self) -> Self:
        today = Given(clock.today)
        return self.filter(Q(until=None) | Q(until__gt=today), since__lte=today, user__is_active=True)

    def accompanying(self) -> Self:
        return self.filter(role__in=ACCOMPANYING)

    def platform(self) -> Self:
        return self.filter(role=Role.PLATFORM)


class Membership(models.Model):
    """A role of a user in an organisation, dated. A coordinator or an evaluator holds it for one project."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(_("fonction"), max_length=20, choices=Role)
    project = models.ForeignKey(
        Project,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name=_("projet"),
    )
    working_time = models.PositiveSmallIntegerField(
        _("temps de travail (%)"), default=100, validators=[MinValueValidator(10), MaxValueValidator(100)]
    )
    since = models.DateField(_("depuis"))
    until = models.DateField(_("jusqu’au"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()
    rows: ClassVar = NotAboutPeople("who works where", web=("SELECT", "INSERT", "UPDATE"))

    class Meta:
        verbose_name = _("fonction")
        constraints = (
            models.CheckConstraint(
                condition=Q(role__in=("coordinator", "evaluator"), project__isnull=False)
                | (~Q(role__in=("coordinator", "evaluator")) & Q(project=None)),
                name="membership_project_where_needed",
            ),
            models.UniqueConstraint(
                fields=("user", "organisation", "role", "project"),
                condition=Q(until=None),
                nulls_distinct=False,
                name="membership_once",
            ),
        )
        indexes = (models.Index(fields=("organisation", "role")),)

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display()} ({self.organisation})"


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def waiting(self) -> Self:
        """Neither accepted nor withdrawn; its link may have expired."""
        return self.filter(accepted_at=None, revoked_at=None)

    def open(self) -> Self:
        return self.waiting().filter(expires_at__gt=clock.now())


class Invitation(models.Model):
    """A role offered to an e-mail address. Only the digest of its link is kept."""

    email = models.EmailField(_("adresse e-mail"))
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="invitations")
    role = models.CharField(_("fonction"), max_length=20, choices=Role)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, null=True, blank=True)
    token_digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="invitations_sent")
    sent_at = models.DateTimeField(_("envoyée le"))
    expires_at = models.DateTimeField(_("valable jusqu’au"))
    accepted_at = models.DateTimeField(_("acceptée le"), null=True, blank=True)
    accepted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    revoked_at = models.DateTimeField(_("retirée le"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()
    rows: ClassVar = NotAboutPeople("invitations to professionals", web=("SELECT", "INSERT", "UPDATE"))

    class Meta:
        verbose_name = _("invitation")

    def __str__(self) -> str:
        return f"{self.email} ({self.organisation})"

    @property
    def expired(self) -> bool:
        return self.expires_at <= clock.now()
