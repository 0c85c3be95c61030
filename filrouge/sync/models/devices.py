from datetime import datetime, timedelta
from typing import ClassVar, Self
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Project, User
from filrouge.shared.encrypted_field import EncryptedTextField
from filrouge.shared.ids import uuid7
from filrouge.shared.rows import NotAboutPeople

# How long a telephone out of contact keeps what it can read; and at most, once its coordinator said so.
READABLE = timedelta(hours=72)
EXTENDED = timedelta(days=10)


class DeviceQuerySet(models.QuerySet["Device"]):
    def of(self, user: User) -> Self:
        return self.filter(user=user)

    def in_projects(self, projects: object) -> Self:
        """Those of the professionals whose organisation carries one of these projects today."""
        member = Q(user__memberships__organisation__consortium__project__in=projects)
        still = Q(user__memberships__until=None, user__memberships__organisation__consortium__until=None)
        return self.filter(member & still).distinct()

    def in_use(self) -> Self:
        return self.exclude(wipes__isnull=False)


class Device(models.Model):
    """A telephone on which a professional notes without network. Its id leaves: it says nothing.

    `private_key`: the server's half of a pair made for it; what is sealed there opens only here.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="devices")
    name = models.CharField(_("nom"), max_length=60)
    system = models.CharField(_("système"), max_length=40, blank=True)
    installed = models.BooleanField(_("application installée"), default=False)
    persisted = models.BooleanField(_("stockage garanti"), default=False)
    private_key = EncryptedTextField(default="")
    registered_at = models.DateTimeField(_("relié le"), auto_now_add=True)
    last_contact_at = models.DateTimeField(_("dernier contact"), null=True)

    objects = DeviceQuerySet.as_manager()
    rows: ClassVar = NotAboutPeople("telephones of professionals", web=("SELECT", "INSERT", "UPDATE"))

    class Meta:
        verbose_name = _("téléphone")

    def __str__(self) -> str:
        return self.name

    @property
    def readable_until(self) -> datetime | None:
        """None before the first contact. Asks for `extensions`: prefetch them on lists."""
        if self.last_contact_at is None:
            return None
        return max([self.last_contact_at + READABLE, *(one.until for one in self.extensions.all())])

    @property
    def wipe(self) -> "Wipe | None":
        return next(iter(self.wipes.all()), None)


class Extension(models.Model):
    """Before a trip, a coordinator lets a telephone stay readable longer without contact."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    device = models.ForeignKey(Device, on_delete=models.CASCADE, related_name="extensions")
    until = models.DateTimeField(_("jusqu’au"))
    reason = models.CharField(_("pour quel déplacement"), max_length=160)
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField(auto_now_add=True)

    rows: ClassVar = NotAboutPeople("telephones of professionals", web=("SELECT", "INSERT"))

    class Meta:
        verbose_name = _("prolongation")

    def __str__(self) -> str:
        return f"{self.device_id} {self.until}"


class Wipe(models.Model):
    """A telephone lost, stolen or given back: it erases what it can read at its next contact."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    device = models.ForeignKey(Device, on_delete=models.CASCADE, related_name="wipes")
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True)

    rows: ClassVar = NotAboutPeople("telephones of professionals", web=("SELECT", "INSERT", "UPDATE"))

    class Meta:
        verbose_name = _("effacement à distance")
        constraints = (models.UniqueConstraint(fields=("device",), name="wipe_once"),)

    def __str__(self) -> str:
        return f"{self.device_id} {self.asked_at}"


def projects_of(user: User) -> models.QuerySet[Project]:
    return Project.objects.of(user.memberships.current().values("organisation"))
