"""How people came to know us: what we lived with them, and what they say themselves when asked (mission S-3)."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from filrouge.pathways.models.pathways import PersonBound
from filrouge.privacy.rows import Level, PersonRows
from filrouge.shared.encrypted_field import EncryptedTextField

from .outings import Outing
from .vocabulary import CHANNELS, Arrival, BroughtBy, TouchTold


class TouchQuerySet(models.QuerySet["Touch"]):
    def declared(self) -> Self:
        """What was answered, the latest answer first."""
        return self.filter(declared=True).order_by("-created_at", "-pk")

    def lived(self) -> Self:
        return self.filter(declared=False).order_by("at", "pk")


class Touch(PersonBound):
    """One way in which a person came to know us: first and last touch are read from these rows (S-3).

    `declared`: what she answered when asked, not what we lived with her; `told` says about which of the two
    touches, `at` is then the moment she said it, and her latest answer counts before anything lived.
    Never which structure: an origin may reveal health, justice or violence.
    """

    at = models.DateTimeField(_("quand"))
    channel = models.CharField(_("comment"), max_length=16, choices=CHANNELS, default=Arrival.OTHER)
    outing = models.ForeignKey(Outing, on_delete=models.SET_NULL, null=True, related_name="+")
    category = models.CharField(
        _("par qui"), max_length=12, choices=BroughtBy, blank=True, default=BroughtBy.NOBODY
    )
    declared = models.BooleanField(default=False)
    told = models.CharField(
        _("de quoi la personne parle"), max_length=5, choices=TouchTold, blank=True, default=""
    )

    objects = TouchQuerySet.as_manager()
    rows: ClassVar = PersonRows(level=Level.SHARED)

    class Meta:
        verbose_name = _("façon de nous connaître")
        constraints = (
            models.CheckConstraint(condition=Q(declared=True) | Q(told=""), name="touch_told_when_declared"),
        )
        indexes = (models.Index(fields=("person", "at"), name="touch_person"),)

    def __str__(self) -> str:
        return f"{self.get_channel_display()} {self.at:%d/%m/%Y}"


class Introduction(PersonBound):
    """The name of who spoke of us to her. Kept only because both of them agreed, and until one changes her mind:
    the name is then emptied, the category stays with the touch."""

    touch = models.OneToOneField(Touch, on_delete=models.CASCADE, related_name="introduction")
    name = EncryptedTextField(_("qui"), max_length=120, blank=True, default="")
    agreed_on = models.DateField(_("accord des deux, le"))
    withdrawn_at = models.DateTimeField(_("nom retiré le"), null=True)

    rows: ClassVar = PersonRows(level=Level.FULL)

    class Meta:
        verbose_name = _("personne qui a parlé de nous")
        indexes = (models.Index(fields=("person",), name="introduction_person"),)

    def __str__(self) -> str:
        return f"{self.agreed_on:%d/%m/%Y}"
