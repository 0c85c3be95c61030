from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Project
from filrouge.shared.rows import NotAboutPeople


class ChoiceQuerySet(models.QuerySet["Choice"]):
    def of(self, project: Project | int) -> Self:
        """Every line this project may have noted with, ended ones too: its own and the shipped ones."""
        return self.filter(Q(project=project) | Q(project=None))

    def offered(self, project: Project | int) -> Self:
        """What the project offers today: its own list once it has one, else the shipped one; in order."""
        own = Choice.objects.filter(project=project, list=OuterRef("list"))
        mine = Q(project=project) | (Q(project=None) & ~Exists(own))
        return self.filter(mine, ended_on=None).order_by("list", "rank", "pk")

    def shipped(self) -> Self:
        return self.filter(project=None)


class Choice(models.Model):
    """One line of a list that a project can rewrite. `project` None: shipped with the program.

    `based_on`: the shipped line that a project's own replaced, so that both are still counted together.
    """

    class List(models.TextChoices):
        NEED = "need", _("besoins exprimés")
        RETICENCE = "reticence", _("réticences entendues")
        REPLY = "reply", _("réponses essayées")
        HELP = "help", _("aides données sur place")
        NEXT_STEP = "next_step", _("suites possibles")

    project = models.ForeignKey(Project, on_delete=models.CASCADE, null=True, related_name="+")
    list = models.CharField(_("liste"), max_length=10, choices=List)
    label = models.CharField(_("en quelques mots"), max_length=120)
    rank = models.PositiveSmallIntegerField(default=0)
    based_on = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    ended_on = models.DateField(null=True)

    objects = ChoiceQuerySet.as_manager()
    rows: ClassVar = NotAboutPeople("lists of words", web=("SELECT", "INSERT", "UPDATE"))

    class Meta:
        verbose_name = _("ligne d’une liste du projet")
        constraints = (
            models.UniqueConstraint(
                fields=("project", "list", "label"),
                condition=Q(ended_on=None),
                nulls_distinct=False,
                name="choice_once",
            ),
        )

    def __str__(self) -> str:
        return self.label
