from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, User
from filrouge.pathways.models.pathways import PersonBound
from filrouge.people.models import AccessGrant
from filrouge.privacy.rows import Level, PersonRows
from filrouge.shared import clock


class Eligibility(models.TextChoices):
    """Where the conditions stand; who is behind each answer is in `Verification`."""

    UNSEEN = "", _("pas encore regardée")
    MISSING = "missing", _("à compléter")
    MET = "met", _("éligible")
    NOT_MET = "not_met", _("ne remplit pas une condition")


class CandidacyQuerySet(models.QuerySet["Candidacy"]):
    def visible_to(self, user: User) -> Self:
        grants = AccessGrant.objects.in_force().reaching(user).filter(level__range=(2, 3))
        return self.filter(
            models.Exists(grants.filter(person=models.OuterRef("person"), project=models.OuterRef("project")))
        )

    def open(self) -> Self:
        return self.filter(closed_on=None)

    def in_turn(self) -> Self:
        """In the order in which a place is offered: first meeting, then request. Nothing else may change it;
        the key only tells two of the same day apart, the same way every day."""
        return self.order_by(models.F("met_on").asc(nulls_last=True), "opened_on", "pk")

    def waiting(self) -> Self:
        return self.filter(stage=Candidacy.Stage.WAITING).in_turn()


class Candidacy(PersonBound):
    """Someone asks to come into a project. Its stage is derived from the facts that hang from it.

    The columns under "kept" are put here by the actions that change those facts, because the list is
    filtered and ordered by them; `actions/kept_facts.py` recomputes them all.
    """

    class Stage(models.TextChoices):
        TO_MEET = "to_meet", _("à rencontrer")
        MET = "met", _("en réflexion")
        GUARDIAN = "guardian", _("attend la signature d’un parent ou de l’ASE")
        SIGNED = "signed", _("engagement signé")
        WAITING = "waiting", _("en liste d’attente")
        ENTERED = "entered", _("entrée dans le parcours")
        REFUSED = "refused", _("refusée")
        ABANDONED = "abandoned", _("abandonnée")

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("organisation qui reçoit")
    )
    opened_on = models.DateField(_("demande reçue le"))
    oriented_by = models.CharField(_("structure d’orientation"), max_length=160, blank=True)
    rule_set = models.ForeignKey(
        "enrolment.RuleSet", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    # kept
    eligibility = models.CharField(max_length=8, choices=Eligibility, blank=True, default="")
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.TO_MEET)
    met_on = models.DateField(null=True)
    reflect_until = models.DateField(null=True)
    waiting_since = models.DateField(null=True)
    closed_on = models.DateField(null=True)

    objects = CandidacyQuerySet.as_manager()
    rows: ClassVar = PersonRows(
        level=Level.SHARED,
        derived=("stage", "met_on", "reflect_until", "waiting_since", "closed_on", "eligibility"),
    )

    class Meta:
        verbose_name = _("candidature")
        verbose_name_plural = _("candidatures")
        constraints = (
            models.UniqueConstraint(
                fields=("person", "project"), condition=Q(closed_on=None), name="candidacy_one_open"
            ),
        )
        indexes = (
            models.Index(fields=("person",), name="candidacy_person"),
            # Long lists are read in this order, fifty at a time, without sorting a whole territory.
            models.Index(
                fields=("project", "opened_on", "id"), condition=Q(closed_on=None), name="candidacy_project"
            ),
            models.Index(
                fields=("organisation", "opened_on", "id"), condition=Q(closed_on=None), name="candidacy_team"
            ),
            # Read in turn: those who wait, and those to whom a cohort gives a place.
            models.Index(
                fields=("organisation", "project", "met_on", "opened_on", "id"),
                condition=Q(closed_on=None),
                name="candidacy_turn",
            ),
            models.Index(fields=("project", "stage", "opened_on", "id"), name="candidacy_project_stage"),
            models.Index(fields=("organisation", "stage", "opened_on", "id"), name="candidacy_team_stage"),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.opened_on}"

    def get_absolute_url(self) -> str:
        return reverse("enrolment:candidacies-show", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.closed_on is None

    def reflects_on(self, day: date) -> bool:
        """Met, and still free to think it over: the delay counts whole days after the first meeting."""
        return self.stage == self.Stage.MET and self.reflect_until is not None and day < self.reflect_until

    @property
    def thinks_it_over(self) -> bool:
        return self.reflects_on(clock.today())


class OfCandidacy(PersonBound):
    """A fact of a candidacy."""

    candidacy = models.ForeignKey(
        Candidacy, on_delete=models.CASCADE, related_name="%(class)ss", db_index=False
    )

    class Meta:
        abstract = True
