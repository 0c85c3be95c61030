"""What an organisation's badges attest. Written by its team; once published it never changes; all read it."""

from typing import Any, ClassVar, Self
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, User
from filrouge.privacy.rows import OwnRows
from filrouge.reference.models import FrameworkSkill
from filrouge.shared.rows import NotAboutPeople
from filrouge.skills.badging.images import Drawing

from .vocabulary import Colour, Evidence, Shape

TEAM = "fr_of_the_team(organisation_id)"
OF_CLASS = (
    "EXISTS (SELECT 1 FROM skills_badgeclass c WHERE c.id = {table}.badge_class_id"
    " AND fr_of_the_team(c.organisation_id) OFFSET 0)"
)


class BadgeClassQuerySet(models.QuerySet["BadgeClass"]):
    def published(self) -> Self:
        return self.filter(publication__isnull=False)

    def offered(self) -> Self:
        """That can be proposed today."""
        return self.published().filter(withdrawal=None)

    def of_teams(self, organisations: Any) -> Self:
        return self.filter(organisation__in=organisations)


class BadgeClass(models.Model):
    """`skill`: the skill it attests, in words; `aligned`: the same in a published framework. `criteria`: what one must
    have done, that a stranger understands."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    name = models.CharField(_("nom"), max_length=80)
    skill = models.CharField(_("compétence attestée"), max_length=160)
    aligned = models.ForeignKey(
        FrameworkSkill,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("la même, dans un référentiel"),
        db_index=False,
    )
    says = models.CharField(_("ce qu’il dit de la personne"), max_length=400)
    criteria = models.TextField(_("ce qu’il faut avoir montré"), max_length=1200)
    evidence = ArrayField(
        models.CharField(max_length=12, choices=Evidence), verbose_name=_("il repose sur"), size=6
    )
    shape = models.CharField(_("forme"), max_length=8, choices=Shape, default=Shape.DISC)
    colour = models.CharField(_("couleur"), max_length=6, choices=Colour, default=Colour.TEAL)
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = BadgeClassQuerySet.as_manager()
    rows: ClassVar = OwnRows(
        TEAM,
        person="",
        read_also="EXISTS (SELECT 1 FROM skills_publication p WHERE p.badge_class_id = skills_badgeclass.id OFFSET 0)",
        web=("SELECT", "INSERT", "UPDATE (name, skill, aligned_id, says, criteria, evidence, shape, colour)"),
        insert_sql=f"{TEAM} AND created_by_id = (SELECT fr_user())",
    )

    class Meta:
        verbose_name = _("badge d’une organisation")
        verbose_name_plural = _("badges d’une organisation")
        indexes = (models.Index(fields=("organisation", "name"), name="badge_class_organisation"),)

    def __str__(self) -> str:
        return self.name

    @property
    def drawing(self) -> Drawing:
        return Drawing(self.name, self.organisation.name, self.shape, self.colour)

    @property
    def evidence_said(self) -> list[str]:
        return [str(Evidence(one).label) for one in self.evidence]

    @property
    def is_published(self) -> bool:
        return hasattr(self, "publication")

    @property
    def is_offered(self) -> bool:
        return self.is_published and not hasattr(self, "withdrawal")


class Publication(models.Model):
    """From then on it is what badges say. `achievement`: word for word."""

    badge_class = models.OneToOneField(
        BadgeClass, on_delete=models.CASCADE, primary_key=True, related_name="publication"
    )
    achievement = models.JSONField()
    at = models.DateTimeField(_("publié le"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)

    rows: ClassVar = NotAboutPeople("what badges attest is public; written by a function", web=("SELECT",))

    class Meta:
        verbose_name = _("publication d’un badge")

    def __str__(self) -> str:
        return str(self.badge_class_id)


class Withdrawal(models.Model):
    """It is given no more; those that were given stay good."""

    badge_class = models.OneToOneField(
        BadgeClass, on_delete=models.CASCADE, primary_key=True, related_name="withdrawal"
    )
    because = models.CharField(_("pourquoi"), max_length=240, blank=True)
    at = models.DateTimeField(_("retiré le"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)

    rows: ClassVar = NotAboutPeople("what is given no more is public; written by a function", web=("SELECT",))

    class Meta:
        verbose_name = _("retrait d’un badge")

    def __str__(self) -> str:
        return str(self.badge_class_id)
