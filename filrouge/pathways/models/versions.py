"""What was agreed, each time it was worded, and how the person said yes to it."""

from hashlib import sha256
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.people.models.agreements import How
from filrouge.privacy.rows import Level, PersonRows

from .bricks import Domain
from .pathways import PersonBound
from .plans import Objective


def digest_of(text: str) -> str:
    """What ties a signature to the very words shown: SHA-256, in hexadecimal, of the text in UTF-8."""
    return sha256(text.encode()).hexdigest()


class ObjectiveVersion(PersonBound):
    """One wording of an objective: what, who wrote it, when, why it changed. Never rewritten."""

    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    words = models.CharField(_("avec ses mots"), max_length=240)
    domain = models.CharField(_("domaine"), max_length=14, choices=Domain)
    agreed_on = models.DateField(_("décidé ensemble le"))
    target_on = models.DateField(_("pour le"), null=True, blank=True)
    because = models.CharField(_("pourquoi ce changement"), max_length=240, blank=True)

    rows: ClassVar = PersonRows(level=Level.SHARED, web=("SELECT", "INSERT"))

    class Meta:
        verbose_name = _("version d’un objectif")
        constraints = (
            models.UniqueConstraint(fields=("objective", "number"), name="objective_version_once"),
        )
        indexes = (models.Index(fields=("person",), name="objective_version_person"),)

    def __str__(self) -> str:
        return f"{self.number}. {self.words}"


class ObjectiveAgreement(PersonBound):
    """The person's yes to one version: signed on the screen or on paper, or said before a witness. The text is
    kept with its digest: what was agreed can be shown again, word for word. No row: not yet."""

    version = models.ForeignKey(ObjectiveVersion, on_delete=models.CASCADE, related_name="agreements")
    text = models.TextField(_("texte montré"))
    text_digest = models.CharField(_("empreinte du texte montré"), max_length=64)
    language = models.CharField(_("langue du texte lu ou montré"), max_length=3)
    how = models.CharField(_("comment"), max_length=8, choices=How)
    witness = models.CharField(_("interprète ou témoin"), max_length=120, blank=True)
    signature = models.TextField(blank=True, help_text=_("tracé de la signature (SVG)"))
    signed_at = models.DateTimeField(_("le"))

    rows: ClassVar = PersonRows(level=Level.SHARED, web=("SELECT", "INSERT"))

    class Meta:
        verbose_name = _("accord sur un objectif")
        constraints = (
            models.UniqueConstraint(fields=("version",), name="objective_agreement_once"),
            models.CheckConstraint(
                condition=~models.Q(how="spoken") | ~models.Q(witness=""), name="objective_spoken_witness"
            ),
        )
        indexes = (models.Index(fields=("person",), name="objective_agreement_person"),)

    def __str__(self) -> str:
        return f"{self.get_how_display()} {self.signed_at:%d/%m/%Y}"

    @property
    def is_intact(self) -> bool:
        return digest_of(self.text) == self.text_digest
