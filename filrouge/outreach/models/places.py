from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import ConsortiumMember, Membership, Organisation, Project, User
from filrouge.shared.ids import uuid7
from filrouge.shared.rows import NotAboutPeople

from .vocabulary import Zone


def projects_walked(user: User) -> models.QuerySet[ConsortiumMember]:
    """Projects in which the user's team takes part today: whoever goes out there sees where the others go."""
    mine = Membership.objects.current().accompanying().filter(user=user).values("organisation")
    return ConsortiumMember.objects.filter(organisation__in=mine, until=None)


class PlaceQuerySet(models.QuerySet["Place"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(project__in=projects_walked(user).values("project"))

    def in_use(self) -> Self:
        return self.filter(ended_on=None)


class Place(models.Model):
    """Where a team goes. A bus on the square is seen by the whole village: `second_place` is where one may
    speak without being seen (mission S-1)."""

    class Exposure(models.TextChoices):
        SEEN = "seen", _("vu de tout le monde")
        ORDINARY = "ordinary", _("passage ordinaire")
        DISCREET = "discreet", _("discret")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+", db_index=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("nom du lieu"), max_length=120)
    commune_code = models.CharField(_("commune (code INSEE)"), max_length=5, blank=True)
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    zone = models.CharField(_("zone"), max_length=6, choices=Zone, blank=True, default="")
    neutral = models.BooleanField(_("lieu neutre, qui n’appartient à aucune institution"), default=False)
    exposure = models.CharField(
        _("est-on vu en y venant ?"), max_length=8, choices=Exposure, default=Exposure.ORDINARY
    )
    second_place = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lieu discret proposé ensuite"),
    )
    access = models.CharField(_("comment y venir, à qui demander"), max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    ended_on = models.DateField(null=True)

    objects = PlaceQuerySet.as_manager()
    rows: ClassVar = NotAboutPeople("where teams go", web=("SELECT", "INSERT", "UPDATE"))

    class Meta:
        verbose_name = _("lieu")
        indexes = (models.Index(fields=("project", "name"), name="place_project"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None)
                | Q(latitude__isnull=False, longitude__isnull=False),
                name="place_whole_point",
            ),
        )

    def __str__(self) -> str:
        return self.name
