from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.shared.rows import NotAboutPeople

from .organisations import Organisation
from .users import User


class Call(models.TextChoices):
    """The call for projects that funds the work."""

    IPR = "ipr", _("Intégration professionnelle des réfugiés (IPR)")
    INCLUSION = "100_inclusion", _("100 % Inclusion")
    OTHER = "other", _("autre")


class Gender(models.TextChoices):
    MASCULINE = "m", _("masculin : « un », « le »")
    FEMININE = "f", _("féminin : « une », « la »")


class ProjectQuerySet(models.QuerySet["Project"]):
    def of(self, organisations: object) -> Self:
        """Those in which one of these organisations takes part today."""
        return self.filter(members__organisation__in=organisations, members__until=None).distinct()

    def visible_to(self, user: User) -> Self:
        """Those that the user's organisations carry today; all of them for a platform administrator."""
        current = user.memberships.current()
        return self if current.platform().exists() else self.of(current.values("organisation"))


class Project(models.Model):
    """A *dispositif*: what a consortium does together, for whom, until when."""

    name = models.CharField(_("nom"), max_length=160)
    call = models.CharField(_("appel à projets"), max_length=20, choices=Call, default=Call.OTHER)
    starts_on = models.DateField(_("début"))
    ends_on = models.DateField(_("fin"))
    lead = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="projects_led",
        verbose_name=_("organisation porteuse"),
    )
    word_singular = models.CharField(_("mot pour une personne"), max_length=40, default="participant")
    word_plural = models.CharField(_("au pluriel"), max_length=40, default="participants")
    word_feminine = models.CharField(_("au féminin"), max_length=40, default="participante")
    word_feminine_plural = models.CharField(_("au féminin pluriel"), max_length=40, default="participantes")
    # Of the general form: « un participant », « une personne ».
    word_gender = models.CharField(_("genre"), max_length=1, choices=Gender, default=Gender.MASCULINE)
    texts_per_month = models.PositiveIntegerField(_("SMS par mois, au plus"), default=500)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ProjectQuerySet.as_manager()
    rows: ClassVar = NotAboutPeople("projects")

    class Meta:
        verbose_name = _("projet")
        ordering = ("name",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends_on__gt=models.F("starts_on")), name="project_period"
            ),
        )

    def __str__(self) -> str:
        return self.name


class ProjectObjective(models.Model):
    """One objective in numbers, in the project's words: « 1 500 personnes accompagnées »."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="objectives")
    label = models.CharField(_("objectif"), max_length=160)
    target = models.PositiveIntegerField(_("nombre visé"))
    by_date = models.DateField(_("pour le"))

    rows: ClassVar = NotAboutPeople("numbers wished for")

    class Meta:
        verbose_name = _("objectif chiffré")
        ordering = ("by_date", "id")

    def __str__(self) -> str:
        return f"{self.target} {self.label}"


class ConsortiumMember(models.Model):
    """An organisation's part in a project, from when to when."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="members")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="consortium")
    since = models.DateField(_("depuis"))
    until = models.DateField(_("jusqu’au"), null=True, blank=True)

    rows: ClassVar = NotAboutPeople("who carries a project")

    class Meta:
        verbose_name = _("membre du consortium")
        verbose_name_plural = _("membres du consortium")
        constraints = (
            models.UniqueConstraint(
                fields=("project", "organisation"),
                condition=models.Q(until=None),
                name="consortium_member_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation} ({self.project})"
