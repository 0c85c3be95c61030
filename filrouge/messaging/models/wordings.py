from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Project, User
from filrouge.reference.languages import BY_CODE
from filrouge.shared.rows import NotAboutPeople

FRENCH = "fra"
# As pages name languages (BCP 47: two letters where there are).
WEB_TAGS = {"fra": "fr", "eng": "en", "ara": "ar", "pus": "ps", "tir": "ti", "ukr": "uk"}


def web_tag(code: str) -> str:
    return WEB_TAGS.get(code, code)


class WordingQuerySet(models.QuerySet["Wording"]):
    def in_use(self) -> Self:
        return self.filter(ended_at=None)

    def shipped(self) -> Self:
        return self.filter(project=None)


class Wording(models.Model):
    """What a reminder says, in one language. A project corrects one by writing its own over the one shipped.

    A translation stays « à relire » until someone who knows the language has read it: meanwhile it leaves with
    the French words under it. `{day}`, `{hour}`, `{place}`, `{who}`, `{link}` and `{open}` are filled for each person.
    """

    class Kind(models.TextChoices):
        TWO_DAYS = "two_days", _("deux jours avant")
        DAY_BEFORE = "day_before", _("la veille")
        MOVED = "moved", _("quand le rendez-vous change")
        CANCELLED = "cancelled", _("quand le rendez-vous est annulé")
        CANNOT = "cannot", _("pour répondre")
        REACH = "reach", _("dans les e-mails, les lettres et la page de réponse : quand joindre l’équipe")
        ASK = "ask", _("sur la page de réponse : la question")
        NO = "no", _("sur la page de réponse : le bouton")
        THANKS = "thanks", _("sur la page de réponse : après")

    project = models.ForeignKey(Project, on_delete=models.CASCADE, null=True, related_name="+")
    kind = models.CharField(_("quand"), max_length=10, choices=Kind)
    language = models.CharField(_("langue"), max_length=3)
    text = models.CharField(_("texte"), max_length=300)
    written_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    written_at = models.DateTimeField(_("écrit le"))
    validated_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    validated_at = models.DateTimeField(_("relu le"), null=True)
    ended_at = models.DateTimeField(null=True)

    objects = WordingQuerySet.as_manager()
    rows: ClassVar = NotAboutPeople(
        "sentences that name nobody",
        web=("SELECT", "INSERT", "UPDATE (validated_by_id, validated_at, ended_at)"),
    )

    class Meta:
        verbose_name = _("texte de rappel")
        constraints = (
            models.UniqueConstraint(
                fields=("project", "kind", "language"),
                condition=Q(ended_at=None),
                nulls_distinct=False,
                name="wording_once_in_use",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.language})"

    @property
    def to_review(self) -> bool:
        return self.language != FRENCH and self.validated_at is None

    @property
    def language_name(self) -> str:
        return BY_CODE[self.language].french_name

    @property
    def web_tag(self) -> str:
        return web_tag(self.language)

    @property
    def direction(self) -> str:
        return BY_CODE[self.language].direction
