"""Someone sent to a project from outside, and where she comes from, which may have to be kept quiet.

Without history, like encounters: what is erased when no file is opened must not survive in one.
"""

from datetime import timedelta
from typing import ClassVar, Self
from uuid import uuid4

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Membership, Organisation, Project, Role, User
from filrouge.people.models import AccessGrant, Person
from filrouge.privacy.rows import Level, OwnRows
from filrouge.shared import clock
from filrouge.shared.encrypted_field import EncryptedTextField
from filrouge.shared.phones import display_phone
from filrouge.shared.written import Given

from .structures import OrientingOrganisation, StructureKind

PURPOSE = "orientation"  # of the outside link its sender follows
SOON = timedelta(days=2)  # before the day promised, when the team is reminded

# Until a file is opened: the team that received it and who coordinates. Then whoever sees the path.
REACH = (
    "(person_id IS NULL AND (organisation_id = ANY ((SELECT fr_organisations())::bigint[])"
    " OR project_id = ANY ((SELECT fr_coordinated())::bigint[])))"
    " OR fr_reaches(person_id, project_id, 2)"
)
# What the team may change; whose it is and what was sent are written by functions alone.
FOLLOWED_UP = (
    *("organisation_id", "taken_by_id", "taken_at", "tells"),
    *("discarded_by_id", "discarded_at", "discarded_because"),
)
WITHIN_REACH = "EXISTS (SELECT 1 FROM outreach_orientation o WHERE o.id = {column} OFFSET 0)"


class Told(models.TextChoices):
    """What the person agrees that whoever sent her may follow."""

    ANSWER = "answer", _("la réponse de l’équipe")
    MEETING = "meeting", _("le premier rendez-vous, s’il a eu lieu")
    ENTRY = "entry", _("l’entrée dans le projet")


class AgreedHow(models.TextChoices):
    SPOKEN = "spoken", _("de vive voix, dans une langue qu’elle comprend")
    INTERPRETER = "interpreter", _("avec un·e interprète")
    WRITTEN = "written", _("par écrit")
    HERSELF = "herself", _("elle écrit elle-même")


class OrientationQuerySet(models.QuerySet["Orientation"]):
    def visible_to(self, user: User) -> Self:
        roles = Membership.objects.current().filter(user=user)
        team = Q(organisation__in=roles.accompanying().values("organisation"))
        team |= Q(project__in=roles.filter(role=Role.COORDINATOR).values("project"))
        grants = AccessGrant.objects.in_force().reaching(user).filter(level__range=(2, 3))
        held = Exists(grants.filter(person=OuterRef("person"), project=OuterRef("project")))
        return self.filter(Q(person=None) & team | held)

    def of_teams(self, *, coordinating: bool) -> Self:
        """Received by these `organisations`, or in these `projects` for who coordinates some (see `Given`): to list
        them, without asking of each who may see it (the row policies do)."""
        team = Q(organisation=Given("organisations", among=True))
        return self.filter(team | Q(project=Given("projects", among=True)) if coordinating else team)

    def with_answer(self) -> Self:
        """`last_answer`: "accepted", "refused", "waiting", or "" while there is none; and its moment."""
        answers = apps.get_model("outreach", "OrientationAnswer").objects
        latest = answers.filter(orientation=OuterRef("pk")).order_by("-at")
        return self.annotate(
            last_answer=Coalesce(Subquery(latest.values("kind")[:1]), models.Value("")),
            last_answer_at=Subquery(latest.values("at")[:1]),
        )

    def to_answer(self) -> Self:
        """Neither answered nor put aside."""
        return self.with_answer().filter(last_answer="", discarded_at=None, person=None)

    def in_hand(self) -> Self:
        """Accepted or waiting, and no file is opened yet."""
        answered = self.with_answer().filter(last_answer__in=("accepted", "waiting"))
        return answered.filter(discarded_at=None, person=None)

    def over(self) -> Self:
        """Refused, put aside, or part of a file."""
        ended = Q(last_answer="refused") | Q(person__isnull=False) | Q(discarded_at__isnull=False)
        return self.with_answer().filter(ended)


class Orientation(models.Model):
    """Someone sent, or coming by herself. A random id: it is the subject of the link the sender follows.

    Where she comes from is another row (`Origin`), which not everyone who reads this one may read.
    `organisation`: whose inbox it is in. `answer_by`: the day promised when it was received.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+", db_index=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="orientations")
    by_herself = models.BooleanField(_("venue d’elle-même"), default=False)
    given_name = EncryptedTextField(_("prénom"))
    family_name = EncryptedTextField(_("nom"), blank=True, default="")
    phone = EncryptedTextField(_("téléphone"), blank=True, default="")
    reach = EncryptedTextField(_("comment la joindre"), blank=True, default="")
    sought = EncryptedTextField(_("ce qu’elle cherche"), blank=True, default="")
    commune_code = models.CharField(_("commune (code INSEE)"), max_length=5, blank=True)
    language = models.CharField(_("langue (ISO 639-3)"), max_length=3, blank=True)
    agreed_how = models.CharField(_("informée et d’accord"), max_length=12, choices=AgreedHow)
    tells = ArrayField(
        models.CharField(max_length=10, choices=Told),
        default=list,
        verbose_name=_("ce que la personne accepte de faire savoir"),
    )
    received_at = models.DateTimeField(_("reçue le"))
    answer_by = models.DateField(_("réponse promise pour le"))
    taken_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    taken_at = models.DateTimeField(_("prise en charge le"), null=True)
    discarded_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    discarded_at = models.DateTimeField(_("mise de côté le"), null=True)
    discarded_because = models.CharField(_("pourquoi mise de côté"), max_length=300, blank=True)

    objects = OrientationQuerySet.as_manager()
    rows: ClassVar = OwnRows(REACH, web=("SELECT", f"UPDATE ({', '.join(FOLLOWED_UP)})"))

    class Meta:
        verbose_name = _("orientation reçue")
        verbose_name_plural = _("orientations reçues")
        indexes = (
            models.Index(
                fields=("organisation", "answer_by"),
                condition=Q(person=None, discarded_at=None),
                name="orientation_inbox",
            ),
            models.Index(fields=("project", "answer_by"), name="orientation_project"),
        )

    def __str__(self) -> str:
        return f"{self.received_at:%Y-%m-%d}"

    @property
    def full_name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def phone_said(self) -> str:
        return display_phone(self.phone) if self.phone else ""

    @property
    def tells_said(self) -> str:
        return ", ".join(str(Told(one).label) for one in self.tells)

    @property
    def days_left(self) -> int:
        """Until the day promised; negative once it is past."""
        return (self.answer_by - clock.today()).days


class Origin(models.Model):
    """Who sent someone, and from where. Nothing of it is in `Orientation`.

    `level` SHARED: whoever reads the orientation. HEALTH or JUSTICE: nobody before a file is opened, then
    those alone to whom this category of the file was opened. `id` is that of the orientation.
    """

    class Seen(models.IntegerChoices):
        SHARED = Level.SHARED.value, _("l’équipe")
        HEALTH = Level.HEALTH.value, _("les personnes habilitées, santé")
        JUSTICE = Level.JUSTICE.value, _("les personnes habilitées, justice et violences")

    id = models.UUIDField(primary_key=True, editable=False)
    orientation = models.OneToOneField(Orientation, on_delete=models.CASCADE, related_name="origin")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="origins")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+", db_index=False)
    level = models.SmallIntegerField(_("qui peut la voir"), choices=Seen, default=Seen.SHARED)
    orienting_organisation = models.ForeignKey(
        OrientingOrganisation, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    kind = models.CharField(_("type de structure"), max_length=16, choices=StructureKind, blank=True)
    structure = EncryptedTextField(_("structure"), blank=True, default="")
    sender = EncryptedTextField(_("personne qui oriente"), blank=True, default="")
    email = EncryptedTextField(_("son adresse e-mail"), blank=True, default="")

    rows: ClassVar = OwnRows(
        f"(level = 2 AND {WITHIN_REACH.format(column='orientation_id')})"
        " OR (level > 3 AND fr_reaches(person_id, project_id, level))",
        web=("SELECT",),
    )

    class Meta:
        verbose_name = _("origine d’une orientation")

    def __str__(self) -> str:
        return str(self.id)

    @property
    def is_covered(self) -> bool:
        return self.level != self.Seen.SHARED
