from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, Project, User
from filrouge.shared.rows import NotAboutPeople

ANSWER_DAYS = 7


class Door(models.Model):
    """The public page of a project, for those who orient someone: read and used without an account.

    `slug` is in its address, as printed on leaflets: it never changes. `organisation` receives what comes in.
    """

    project = models.OneToOneField(Project, on_delete=models.CASCADE, related_name="door")
    slug = models.SlugField(max_length=60, unique=True)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("équipe qui reçoit")
    )
    what = models.TextField(_("ce que le projet propose"), max_length=1500)
    whom = models.TextField(_("à qui il s’adresse"), max_length=1500)
    eligibility = models.TextField(_("ce qu’il faut pour y entrer"), max_length=1500)
    contact = models.CharField(_("téléphone ou adresse de l’équipe"), max_length=160, blank=True)
    answer_days = models.PositiveSmallIntegerField(
        _("jours pour répondre"),
        default=ANSWER_DAYS,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    closed_because = models.CharField(_("pourquoi"), max_length=300, blank=True)

    rows: ClassVar = NotAboutPeople(
        "what a project says of itself to everyone", web=("SELECT", "INSERT", "UPDATE")
    )

    class Meta:
        verbose_name = _("page publique d’orientation")

    def __str__(self) -> str:
        return self.slug

    def get_absolute_url(self) -> str:
        return reverse("outreach:doors-show", args=[self.slug])

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def conditions(self) -> list[str]:
        """One a line, as the coordinator wrote them."""
        return [line.strip(" -•*\t") for line in self.eligibility.splitlines() if line.strip(" -•*\t")]
