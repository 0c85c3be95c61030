"""Three things never mixed (mission S-58): information, agreement to share, consent for what is optional."""

import re
from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation
from filrouge.privacy.rows import Level, PersonRows
from filrouge.privacy.today import Today
from filrouge.shared import clock

from .persons import Noted

DRAWN = re.compile(r"[ML0-9 .]+")  # a signature: moves and lines of an SVG path, nothing else
LONGEST_DRAWING = 20_000


class How(models.TextChoices):
    SPOKEN = "spoken", _("de vive voix")
    SCREEN = "screen", _("signé sur l’écran")
    PAPER = "paper", _("signé sur papier")


class LegalBasis(models.TextChoices):
    """RGPD, article 6."""

    PUBLIC_INTEREST = "public_interest", _("mission d’intérêt public (RGPD, art. 6.1.e)")
    LEGAL_OBLIGATION = "legal_obligation", _("obligation légale (RGPD, art. 6.1.c)")
    LEGITIMATE_INTEREST = "legitimate_interest", _("intérêt légitime (RGPD, art. 6.1.f)")


class Purpose(models.TextChoices):
    """What the file is kept for: told to the person, one by one."""

    ACCOMPANIMENT = "accompaniment", _("vous accompagner vers l’emploi")
    FUNDING_EVIDENCE = "funding_evidence", _("justifier du financement")
    STATISTICS = "statistics", _("compter et améliorer, sans vous nommer")


class FieldGroup(models.TextChoices):
    """What may be shared with another organisation; each group opens one level of access."""

    IDENTITY = "identity", _("nom et prénom")
    PATH = "path", _("coordonnées, langues et étapes du parcours")
    ASYLUM = "asylum", _("statut et titre de séjour")
    HEALTH = "health", _("contraintes de santé utiles à l’accompagnement")
    JUSTICE = "justice", _("contraintes pratiques liées à la justice")

    @property
    def level(self) -> Level:
        return {
            FieldGroup.IDENTITY: Level.MINIMAL,
            FieldGroup.PATH: Level.SHARED,
            FieldGroup.ASYLUM: Level.ASYLUM,
            FieldGroup.HEALTH: Level.HEALTH,
            FieldGroup.JUSTICE: Level.JUSTICE,
        }[self]


class Given(Noted):
    """Something said to or by the person: which text, in which language, how, when, until when."""

    text_version = models.CharField(_("version du texte"), max_length=20)
    language = models.CharField(_("langue du texte lu ou montré"), max_length=3)
    how = models.CharField(_("comment"), max_length=8, choices=How)
    witness = models.CharField(_("interprète ou témoin"), max_length=120, blank=True)
    signature = models.TextField(blank=True, help_text=_("tracé de la signature (SVG)"))
    at = models.DateTimeField(_("le"))
    until = models.DateField(_("jusqu’au"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("retiré le"), null=True, blank=True)
    withdrawn_how = models.CharField(_("retiré"), max_length=8, choices=How, blank=True)

    class Meta:
        abstract = True

    @property
    def in_force(self) -> bool:
        return self.withdrawn_at is None and (self.until is None or self.until >= clock.today())


class Information(Given):
    """The person was told what is kept, why, on what legal basis. `opposed_at`: her right, article 21."""

    purpose = models.CharField(_("finalité"), max_length=20, choices=Purpose)
    legal_basis = models.CharField(_("base légale"), max_length=20, choices=LegalBasis)
    opposed_at = models.DateTimeField(_("opposition le"), null=True, blank=True)
    opposition = models.CharField(_("motif de l’opposition"), max_length=300, blank=True)

    rows: ClassVar = PersonRows(level=Level.SHARED)

    class Meta:
        verbose_name = _("information donnée")


class AgreementQuerySet(models.QuerySet["Agreement"]):
    def in_force(self) -> Self:
        return self.filter(Q(until=None) | Q(until__gte=Today()), withdrawn_at=None)


class Agreement(Given):
    """The person agrees that one organisation sees some groups of her file. It allows, never obliges.

    `withdrawn_at` is written by the SQL function `withdraw_agreement` only, which ends the grants.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("organisation destinataire")
    )
    field_groups = ArrayField(
        models.CharField(max_length=10, choices=FieldGroup), verbose_name=_("ce qui est partagé")
    )

    objects = AgreementQuerySet.as_manager()
    rows: ClassVar = PersonRows(level=Level.SHARED, web=("SELECT", "INSERT"))

    class Meta:
        verbose_name = _("accord de partage")


class Consent(Given):
    """True consent, for what is optional; refusing or withdrawing never costs the accompaniment."""

    class Topic(models.TextChoices):
        PHOTO = "photo", _("photo ou témoignage")
        RESEARCH = "research", _("recherche")
        OFFERS = "offers", _("offres d’emploi par message")
        PORTFOLIO = "portfolio", _("portfolio partagé")

    topic = models.CharField(_("pour"), max_length=10, choices=Topic)

    rows: ClassVar = PersonRows(level=Level.SHARED)

    class Meta:
        verbose_name = _("consentement")
