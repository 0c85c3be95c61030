"""Volunteers: who they are, what they signed. They sign in, and belong to an organisation by their role."""

from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Membership, Organisation, Role, User
from filrouge.privacy.rows import OwnRows
from filrouge.reference.languages import BY_CODE
from filrouge.shared.ids import uuid7


class Help(models.TextChoices):
    """What a volunteer does beside the referent, never instead (mission S-24)."""

    TUTOR = "tutor", _("tutorat de français")
    SPONSOR = "sponsor", _("parrainage vers l’emploi")
    MENTOR = "mentor", _("mentorat")


class VolunteerQuerySet(models.QuerySet["Volunteer"]):
    def current(self) -> Self:
        """Those who hold the role today."""
        held = Membership.objects.current().filter(
            role=Role.VOLUNTEER, user=models.OuterRef("user"), organisation=models.OuterRef("organisation")
        )
        return self.filter(models.Exists(held))

    def visible_to(self, user: User) -> Self:
        """One's own profile; those of the teams one works in, manages or coordinates. The policy says the same."""
        roles = Membership.objects.current().filter(user=user)
        teams = roles.accompanying().values("organisation")
        managed = roles.filter(role=Role.MANAGER).values("organisation")
        coordinated = Organisation.objects.filter(
            consortium__until=None,
            consortium__project__in=roles.filter(role=Role.COORDINATOR).values("project"),
        ).values("pk")
        return self.filter(
            models.Q(user=user)
            | models.Q(organisation__in=teams)
            | models.Q(organisation__in=managed)
            | models.Q(organisation__in=coordinated)
        )


class Volunteer(models.Model):
    """What a volunteer offers to one organisation. Begins with the role (`enrol_volunteer`, SQL)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="volunteering", db_index=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="volunteers")
    kinds = ArrayField(
        models.CharField(max_length=8, choices=Help), default=list, verbose_name=_("ce que je propose")
    )
    languages = ArrayField(models.CharField(max_length=3), default=list, verbose_name=_("langues parlées"))
    communes = models.CharField(_("où"), max_length=200, blank=True)
    availability = models.CharField(_("quand"), max_length=200, blank=True)
    places = models.PositiveSmallIntegerField(_("personnes à la fois"), default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    described_at = models.DateTimeField(_("profil rempli le"), null=True)

    objects = VolunteerQuerySet.as_manager()
    rows: ClassVar = OwnRows(
        "user_id = (SELECT fr_user()) OR fr_of_the_team(organisation_id)",
        person="",
        # Whose profile it is does not change.
        web=("SELECT", "UPDATE (kinds, languages, communes, availability, places, described_at)"),
    )

    class Meta:
        verbose_name = _("bénévole")
        constraints = (
            models.UniqueConstraint(fields=("user", "organisation"), name="volunteer_once"),
            models.CheckConstraint(condition=models.Q(places__range=(1, 9)), name="volunteer_places"),
        )

    def __str__(self) -> str:
        return str(self.user)

    @property
    def kinds_said(self) -> str:
        return ", ".join(str(Help(kind).label) for kind in self.kinds)

    @property
    def languages_said(self) -> str:
        return ", ".join(BY_CODE[code].french_name for code in self.languages if code in BY_CODE)


class CharterSignature(models.Model):
    """Read, and agreed to: which version, and the digest of the very words shown."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    volunteer = models.ForeignKey(
        Volunteer, on_delete=models.CASCADE, related_name="signatures", db_index=False
    )
    version = models.CharField(_("version de la charte"), max_length=20)
    text_digest = models.CharField(_("empreinte du texte lu"), max_length=64)
    signed_at = models.DateTimeField(_("signée le"))

    rows: ClassVar = OwnRows(
        "EXISTS (SELECT 1 FROM pathways_volunteer v WHERE v.id = volunteer_id OFFSET 0)",
        person="",
        insert_sql=(
            "EXISTS (SELECT 1 FROM pathways_volunteer v WHERE v.id = volunteer_id"
            " AND v.user_id = (SELECT fr_user()) OFFSET 0)"
        ),
    )

    class Meta:
        verbose_name = _("signature de la charte")
        constraints = (models.UniqueConstraint(fields=("volunteer", "version"), name="charter_signed_once"),)

    def __str__(self) -> str:
        return f"{self.version} {self.signed_at:%d/%m/%Y}"


class Honorability(models.Model):
    """Somebody of the team checked that nothing forbids it. The paper itself is never kept."""

    class How(models.TextChoices):
        RECORD = "record", _("extrait de casier judiciaire (bulletin n° 3) vu, et rendu")
        STATEMENT = "statement", _("attestation sur l’honneur signée")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="honorabilities")
    on = models.DateField(_("vu le"))
    how = models.CharField(_("comment"), max_length=10, choices=How)
    stated_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    created_at = models.DateTimeField(auto_now_add=True)

    rows: ClassVar = OwnRows(
        "EXISTS (SELECT 1 FROM pathways_volunteer v WHERE v.id = volunteer_id OFFSET 0)",
        person="",
        insert_sql=(
            "stated_by_id = (SELECT fr_user()) AND EXISTS (SELECT 1 FROM pathways_volunteer v"
            " WHERE v.id = volunteer_id AND v.user_id <> (SELECT fr_user()) OFFSET 0)"
        ),
    )

    class Meta:
        verbose_name = _("honorabilité vérifiée")
        verbose_name_plural = _("honorabilités vérifiées")

    def __str__(self) -> str:
        return f"{self.on:%d/%m/%Y}"
