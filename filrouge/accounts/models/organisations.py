from collections.abc import Collection
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.shared.rows import NotAboutPeople
from filrouge.shared.siret import compact, validate_siret

from .users import User


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def visible_to(self, user: User) -> Self:
        """Those where this user works today; all of them for a platform administrator."""
        current = user.memberships.current()
        return self if current.platform().exists() else self.filter(pk__in=current.values("organisation"))


class Organisation(models.Model):
    """A legal body whose staff use Fil rouge."""

    class Kind(models.TextChoices):
        MISSION_LOCALE = "mission_locale", _("mission locale")
        ASSOCIATION = "association", _("association")
        ASYLUM_CENTRE = "asylum_centre", _("centre d’accueil ou d’hébergement (CADA, CPH, SPADA…)")
        TRAINING_BODY = "training_body", _("organisme de formation")
        SIAE = "siae", _("structure d’insertion par l’activité économique")
        PUBLIC_BODY = "public_body", _("service public ou collectivité")
        OTHER = "other", _("autre")

    name = models.CharField(_("nom"), max_length=160)
    kind = models.CharField(_("type"), max_length=20, choices=Kind, default=Kind.ASSOCIATION)
    siret = models.CharField(_("SIRET"), max_length=14, unique=True, validators=[validate_siret])
    commune_code = models.CharField(_("commune (code INSEE)"), max_length=5, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = OrganisationQuerySet.as_manager()
    rows: ClassVar = NotAboutPeople("legal bodies")

    class Meta:
        verbose_name = _("organisation")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        self.siret = compact(self.siret)
        super().clean_fields(exclude)
