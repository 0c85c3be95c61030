from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User
from filrouge.reference.registry import phrase
from filrouge.shared.rows import NotAboutPeople


class TranslationQuerySet(models.QuerySet["Translation"]):
    def current(self, language: str) -> Self:
        """The last wording of each phrase in this language: the one shown."""
        return self.filter(language=language).order_by("key", "-pk").distinct("key")

    def of_phrase(self, language: str, key: str) -> Self:
        """Every wording this phrase had in this language, the last first."""
        return self.filter(language=language, key=key).order_by("-pk")


class Translation(models.Model):
    """A phrase in another language. A correction is a new row: the last one is shown, the others remain.

    `of`: mark of the French words it was made of. `by` None: shipped with the program.
    """

    class Status(models.TextChoices):
        MACHINE = "machine", _("proposée par le logiciel")
        HUMAN = "human", _("corrigée")
        VALIDATED = "validated", _("relue par quelqu’un qui parle la langue")

    key = models.CharField(max_length=120)
    language = models.CharField(_("langue"), max_length=3)
    text = models.CharField(_("traduction"), max_length=500)
    status = models.CharField(max_length=9, choices=Status, default=Status.MACHINE)
    of = models.CharField(max_length=16)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = TranslationQuerySet.as_manager()
    rows: ClassVar = NotAboutPeople("words of the screens", web=("SELECT", "INSERT"))

    class Meta:
        verbose_name = _("traduction")
        indexes = (models.Index(fields=("language", "key", "-id"), name="translation_current"),)
        constraints = (
            models.CheckConstraint(condition=~models.Q(text=""), name="translation_says_something"),
        )

    def __str__(self) -> str:
        return self.text

    @property
    def is_stale(self) -> bool:
        """French has changed since. Raises UnknownPhrase when it is said no more."""
        return self.of != phrase(self.key).mark

    @property
    def is_reviewed(self) -> bool:
        return self.status == self.Status.VALIDATED and not self.is_stale
