"""The second meeting: both commit. « Engagement réciproque », never the statutory contract (mission S-10)."""

from hashlib import sha256
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.people.models.agreements import How
from filrouge.privacy.rows import Level, PersonRows
from filrouge.shared.encrypted_field import EncryptedTextField

from .candidacies import OfCandidacy


def digest_of(text: str) -> str:
    """What ties a signature to the very words shown: SHA-256, in hexadecimal, of the text in UTF-8."""
    return sha256(text.encode()).hexdigest()


class Signed(OfCandidacy):
    """Who heard which words, in which language, and how they said yes."""

    text_digest = models.CharField(_("empreinte du texte montré"), max_length=64)
    language = models.CharField(_("langue du texte lu ou montré"), max_length=3)
    how = models.CharField(_("comment"), max_length=8, choices=How)
    witness = models.CharField(_("interprète ou témoin"), max_length=120, blank=True)
    signature = models.TextField(blank=True, help_text=_("tracé de la signature (SVG)"))
    signed_at = models.DateTimeField(_("signé le"))

    class Meta:
        abstract = True


class Commitment(Signed):
    """The text itself is kept with the signature: what was signed can be shown again, word for word."""

    met_on = models.DateField(_("second rendez-vous le"))
    text_version = models.CharField(_("version du texte"), max_length=20)
    text = models.TextField(_("texte montré"))
    minor = models.BooleanField(_("moins de 18 ans à la signature"), default=False)
    delay_skipped_because = models.CharField(
        _("pourquoi ne pas attendre la fin du délai"), max_length=240, blank=True
    )

    rows: ClassVar = PersonRows(level=Level.SHARED)

    class Meta:
        verbose_name = _("engagement réciproque")
        verbose_name_plural = _("engagements réciproques")
        constraints = (models.UniqueConstraint(fields=("candidacy",), name="commitment_once"),)
        indexes = (models.Index(fields=("person",), name="commitment_person"),)

    def __str__(self) -> str:
        return f"{self.met_on}"

    @property
    def is_intact(self) -> bool:
        return digest_of(self.text) == self.text_digest


class GuardianSignature(Signed):
    """Under 18: the holder of parental authority, or child welfare, signs the same words too."""

    class Capacity(models.TextChoices):
        PARENT = "parent", _("titulaire de l’autorité parentale")
        GUARDIAN = "guardian", _("tuteur ou tutrice")
        ASE = "ase", _("aide sociale à l’enfance (ASE)")

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="guardians")
    name = EncryptedTextField(_("nom"), max_length=160)
    capacity = models.CharField(_("en qualité de"), max_length=8, choices=Capacity)

    rows: ClassVar = PersonRows(level=Level.FULL)

    class Meta:
        verbose_name = _("signature d’un·e responsable légal·e")
        constraints = (
            models.UniqueConstraint(fields=("commitment", "capacity"), name="guardian_once_per_capacity"),
        )
        indexes = (
            models.Index(fields=("person",), name="guardian_person"),
            models.Index(fields=("candidacy",), name="guardian_candidacy"),
        )

    def __str__(self) -> str:
        return str(self.capacity)
