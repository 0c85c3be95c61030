"""Who else stands around a person: tutor, trainer, partner, volunteer; and who decides elsewhere, by law."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User
from filrouge.privacy.rows import Level, PersonRows

from .appointments import Appointment
from .pathways import Pathway, PersonBound


class CircleMemberQuerySet(models.QuerySet["CircleMember"]):
    def current(self) -> Self:
        return self.filter(until=None)


class CircleMember(PersonBound):
    """Someone around the person, for what, since when, until when. She sees this list: it is hers."""

    class Part(models.TextChoices):
        TUTOR = "tutor", _("tuteur ou tutrice en entreprise")
        TRAINER = "trainer", _("formateur ou formatrice")
        PARTNER = "partner", _("partenaire")
        VOLUNTEER = "volunteer", _("bénévole, parrain ou marraine")
        FRANCE_TRAVAIL = "france_travail", _("France Travail")
        MISSION_LOCALE = "mission_locale", _("mission locale (CEJ)")
        DEPARTMENT = "department", _("Département (RSA)")
        AGIR = "agir", _("programme AGIR")
        HOUSING = "housing", _("centre d’hébergement")

    pathway = models.ForeignKey(Pathway, on_delete=models.CASCADE, related_name="circle", db_index=False)
    part = models.CharField(_("à quel titre"), max_length=16, choices=Part)
    name = models.CharField(_("nom"), max_length=120)
    structure = models.CharField(_("structure"), max_length=120, blank=True)
    phone = models.CharField(_("téléphone"), max_length=20, blank=True)
    email = models.EmailField(_("adresse e-mail"), blank=True)
    decides = models.CharField(_("ce qui se décide là"), max_length=240, blank=True)
    since = models.DateField(_("depuis"))
    until = models.DateField(_("jusqu’au"), null=True)

    objects = CircleMemberQuerySet.as_manager()
    rows: ClassVar = PersonRows(level=Level.SHARED)

    class Meta:
        verbose_name = _("membre du cercle")
        verbose_name_plural = _("membres du cercle")
        constraints = (
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="circle_period"),
        )
        indexes = (
            models.Index(fields=("person",), name="circle_person"),
            models.Index(fields=("pathway", "until"), name="circle_pathway"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def is_statutory(self) -> bool:
        return self.part in DECIDES

    @property
    def what_is_decided(self) -> str:
        """As noted here; else what this public service decides, in general."""
        return self.decides or str(DECIDES.get(self.part, ""))


# What a statutory referent decides: said to the person, so that she knows whom to ask. To be corrected freely.
DECIDES: dict[str, str | Promise] = {
    CircleMember.Part.FRANCE_TRAVAIL: _(
        "l’inscription, le contrat d’engagement, les formations et les aides"
    ),
    CircleMember.Part.MISSION_LOCALE: _("le contrat d’engagement jeune et son allocation"),
    CircleMember.Part.DEPARTMENT: _("le droit au RSA, l’orientation et ses suites"),
    CircleMember.Part.AGIR: _(
        "l’accompagnement vers le logement, l’emploi et les droits des personnes réfugiées"
    ),
    CircleMember.Part.HOUSING: _("la place d’hébergement, sa durée et le relogement"),
}


class ThreeWayMeeting(PersonBound):
    """An appointment to which someone of the circle comes too."""

    appointment = models.OneToOneField(Appointment, on_delete=models.CASCADE, related_name="three_way")
    member = models.ForeignKey(
        CircleMember, on_delete=models.CASCADE, related_name="meetings", db_index=False
    )

    rows: ClassVar = PersonRows(level=Level.SHARED)

    class Meta:
        verbose_name = _("rendez-vous à trois")
        verbose_name_plural = _("rendez-vous à trois")
        indexes = (
            models.Index(fields=("member",), name="three_way_member"),
            models.Index(fields=("person",), name="three_way_person"),
        )

    def __str__(self) -> str:
        return str(self.appointment_id)


class HandoverQuerySet(models.QuerySet["Handover"]):
    def waiting(self) -> Self:
        """Planned, neither confirmed nor given up."""
        return self.filter(confirmed_at=None, dropped_at=None)


class Handover(PersonBound):
    """A change of referent that begins by a meeting with the person; the lead changes once it took place."""

    pathway = models.ForeignKey(Pathway, on_delete=models.CASCADE, related_name="handovers")
    to = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
        verbose_name=_("qui prend le relais"),
    )
    appointment = models.OneToOneField(Appointment, on_delete=models.CASCADE, related_name="handover")
    note = models.CharField(_("mot de passation"), max_length=1000, blank=True)
    met_together = models.BooleanField(_("vus à trois"), default=False)
    confirmed_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)

    objects = HandoverQuerySet.as_manager()
    rows: ClassVar = PersonRows(level=Level.SHARED)

    class Meta:
        verbose_name = _("passation prévue")
        verbose_name_plural = _("passations prévues")
        constraints = (
            models.UniqueConstraint(
                fields=("pathway",),
                condition=Q(confirmed_at=None, dropped_at=None),
                name="handover_one_waiting",
            ),
        )
        indexes = (models.Index(fields=("person",), name="handover_person"),)

    def __str__(self) -> str:
        return f"{self.pathway_id} → {self.to_id}"
