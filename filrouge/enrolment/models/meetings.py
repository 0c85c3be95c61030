"""The first meeting, the page taken away from it, and what happens until the second."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Project, User
from filrouge.pathways.models import Contact
from filrouge.privacy.rows import Level, PersonRows
from filrouge.shared.rows import NotAboutPeople

from .candidacies import OfCandidacy
from .versions import Versioned, VersionQuerySet

REFLECTION_DAYS = 5  # the default between the two meetings (mission S-10)
MEET_WITHIN_DAYS = 14  # without a first meeting after that, an alert


class Terms(models.Model):
    """How a project receives people: its two delays. Without a row, the defaults above."""

    project = models.OneToOneField(
        Project, on_delete=models.CASCADE, primary_key=True, related_name="enrolment_terms"
    )
    reflection_days = models.PositiveSmallIntegerField(
        _("délai de réflexion, en jours"), default=REFLECTION_DAYS, validators=[MaxValueValidator(60)]
    )
    meet_within_days = models.PositiveSmallIntegerField(
        _("premier rendez-vous sous … jours"), default=MEET_WITHIN_DAYS, validators=[MaxValueValidator(90)]
    )
    changed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)

    rows: ClassVar = NotAboutPeople("delays of a project", web=("SELECT", "INSERT", "UPDATE"))

    class Meta:
        verbose_name = _("délais de recrutement")

    def __str__(self) -> str:
        return str(self.project_id)


class Presentation(Versioned):
    """One page to take away: the path as it is, what one gains and loses. Written by the project."""

    path = models.TextField(_("le parcours, comme il est"), max_length=1200)
    gains = models.TextField(_("ce que vous gagnez"), max_length=800)
    pay = models.TextField(_("l’argent pendant le parcours"), max_length=800)
    allowances = models.TextField(_("vos allocations"), max_length=800)
    rsa = models.TextField(_("votre RSA"), max_length=800)
    costs = models.TextField(_("ce que cela vous coûte"), max_length=800)
    freedom = models.TextField(_("vous êtes libre"), max_length=800)

    SECTIONS: ClassVar = ("path", "gains", "pay", "allowances", "rsa", "costs", "freedom")

    objects = VersionQuerySet["Presentation"].as_manager()
    rows: ClassVar = NotAboutPeople("what a project says of itself", web=("SELECT", "INSERT"))

    class Meta:
        verbose_name = _("page à emporter")
        constraints = (
            models.UniqueConstraint(
                fields=("call", "project", "version"), nulls_distinct=False, name="presentation_version"
            ),
        )

    def sections(self) -> list[tuple[str, list[str]]]:
        """Title, and its lines."""
        columns = {column.name: column for column in self._meta.concrete_fields}
        return [(str(columns[name].verbose_name), getattr(self, name).splitlines()) for name in self.SECTIONS]


class FirstMeeting(OfCandidacy):
    """The path is presented as it is; then the person thinks it over."""

    class Presented(models.TextChoices):
        CONTENTS = "contents", _("ce qu’on y fait, semaine après semaine")
        TIME = "time", _("la durée, les horaires, le lieu")
        MONEY = "money", _("l’argent : ce qui change et ce qui ne change pas")
        COSTS = "costs", _("ce que cela coûte : trajets, repas, garde d’enfants")
        COMMITMENTS = "commitments", _("ce que chacun s’engage à faire")
        FREEDOM = "freedom", _("le droit de dire non et de partir")
        DATA = "data", _("ce qui est noté, et qui le lit")

    on = models.DateField(_("le"))
    held_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", db_index=False, verbose_name=_("avec")
    )
    place = models.CharField(_("où"), max_length=160, blank=True)
    language = models.CharField(_("langue de l’échange"), max_length=3)
    interpreter = models.CharField(_("interprète"), max_length=120, blank=True)
    presented = ArrayField(
        models.CharField(max_length=12, choices=Presented), verbose_name=_("ce qui a été présenté")
    )
    presentation = models.ForeignKey(Presentation, on_delete=models.PROTECT, null=True, related_name="+")
    page_given = models.BooleanField(_("page remise"), default=False)
    reflect_until = models.DateField(_("réfléchit jusqu’au"))

    rows: ClassVar = PersonRows(level=Level.SHARED)

    class Meta:
        verbose_name = _("premier rendez-vous")
        constraints = (models.UniqueConstraint(fields=("candidacy",), name="first_meeting_once"),)
        indexes = (models.Index(fields=("person",), name="first_meeting_person"),)

    def __str__(self) -> str:
        return f"{self.on}"


class FollowUp(OfCandidacy):
    """The team tries to reach someone between the two meetings, or before the first."""

    on = models.DateField(_("le"))
    channel = models.CharField(_("comment"), max_length=10, choices=Contact.Channel)
    outcome = models.CharField(_("résultat"), max_length=10, choices=Contact.Outcome)
    words = models.CharField(_("en quelques mots"), max_length=300, blank=True)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)

    rows: ClassVar = PersonRows(level=Level.FULL)

    class Meta:
        verbose_name = _("relance")
        indexes = (
            models.Index(fields=("person",), name="follow_up_person"),
            models.Index(fields=("candidacy", "-on"), name="follow_up_candidacy"),
        )

    def __str__(self) -> str:
        return f"{self.get_channel_display()} {self.on}"


class Motivation(OfCandidacy):
    """Why she comes, in her words. Kept as said, never scored (mission S-10)."""

    on = models.DateField(_("dit le"))
    words = models.CharField(_("avec ses mots"), max_length=600)

    rows: ClassVar = PersonRows(level=Level.FULL)

    class Meta:
        verbose_name = _("motivation")
        indexes = (
            models.Index(fields=("person",), name="motivation_person"),
            models.Index(fields=("candidacy",), name="motivation_candidacy"),
        )

    def __str__(self) -> str:
        return self.words


class Presence(OfCandidacy):
    """What she did of her own accord: a fact, with its day. Nothing is added up."""

    class What(models.TextChoices):
        CAME_BACK = "came_back", _("revenir nous voir")
        CALLED = "called", _("appeler ou écrire")
        PAPER = "paper", _("apporter un document")
        ACTIVITY = "activity", _("venir à une activité")
        ASKED = "asked", _("poser des questions sur le parcours")

    on = models.DateField(_("le"))
    what = models.CharField(_("quoi"), max_length=10, choices=What)
    words = models.CharField(_("en quelques mots"), max_length=200, blank=True)

    rows: ClassVar = PersonRows(level=Level.FULL)

    class Meta:
        verbose_name = _("démarche de la personne")
        verbose_name_plural = _("démarches de la personne")
        indexes = (
            models.Index(fields=("person",), name="presence_person"),
            models.Index(fields=("candidacy", "on"), name="presence_candidacy"),
        )

    def __str__(self) -> str:
        return f"{self.get_what_display()} {self.on}"
