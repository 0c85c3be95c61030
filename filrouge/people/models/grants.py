"""The one table that answers "who can see this person, why, until when"."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, Project, User
from filrouge.privacy.context import asking, known_context
from filrouge.privacy.models import OutsideLink
from filrouge.privacy.rows import Level as RowLevel
from filrouge.privacy.rows import OwnRows, PersonRows
from filrouge.shared.ids import uuid7
from filrouge.shared.written import Given


class AccessGrantQuerySet(models.QuerySet["AccessGrant"]):
    def in_force(self) -> Self:
        return self.filter(Q(until=None) | Q(until__gt=Now()), since__lte=Now())

    def reaching(self, user: User) -> Self:
        """Those that open something to this user: the policy of this table, said in words."""
        context = known_context(user)
        if context.user is None:
            return self.none()
        team = Q(audience="team", organisation__in=context.organisations)
        coordination = Q(audience="coordination", project__in=context.coordinated)
        return self.filter(team | coordination | Q(user=context.user))

    def reaching_asker(self) -> Self:
        """The same for whoever asks, known only then: for a written query."""
        return self._reaching(
            organisations=Given(lambda: asking().organisations, among=True),
            coordinated=Given(lambda: asking().coordinated, among=True),
            user=Given(lambda: asking().user),
        )

    def reaching_someone(self) -> Self:
        """The same for someone said when a written query is asked: `organisations`, `coordinated`, `user`."""
        return self._reaching(
            organisations=Given("organisations", among=True),
            coordinated=Given("coordinated", among=True),
            user=Given("user"),
        )

    def _reaching(self, *, organisations: Given, coordinated: Given, user: Given) -> Self:
        team = Q(audience="team", organisation=organisations)
        return self.filter(team | Q(audience="coordination", project=coordinated) | Q(user=user))

    def telling_who(self) -> Self:
        """Those that open the person's own row: all but what tells a volunteer a first name."""
        return self.filter(level__gte=RowLevel.MINIMAL)

    def of_team(self, organisation: Organisation) -> Self:
        """Those that open something to the whole team of this organisation: what its programs may see."""
        return self.filter(audience="team", organisation=organisation)


class AccessGrant(models.Model):
    """Who may see this person, how far, why, until when. Written by SQL functions only (decisions 0004, 0006).

    Exactly one grantee. `audience` narrows an organisation's grant: the whole team, or only those who
    coordinate the project. `project` None opens facts of the person that no project noted.
    """

    class Level(models.IntegerChoices):
        FIRST_NAME = RowLevel.FIRST_NAME.value, _("prénom, langue, et comment la joindre si elle l’a voulu")
        MINIMAL = RowLevel.MINIMAL.value, _("existence et nom")
        SHARED = RowLevel.SHARED.value, _("coordonnées et parcours partagé")
        FULL = RowLevel.FULL.value, _("dossier du projet")
        HEALTH = RowLevel.HEALTH.value, _("santé")
        JUSTICE = RowLevel.JUSTICE.value, _("justice")
        ASYLUM = RowLevel.ASYLUM.value, _("statut et titre de séjour")

    class Basis(models.TextChoices):
        TEAM = "team", _("équipe en charge")
        AGREEMENT = "agreement", _("accord de la personne")
        LEGAL_DUTY = "legal_duty", _("obligation légale")
        EMERGENCY = "emergency", _("urgence")

    class Audience(models.TextChoices):
        TEAM = "team", _("toute l’équipe")
        COORDINATION = "coordination", _("la coordination du projet")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    # Without the foreign key's own check at once: a new person is inserted right after her first grant.
    person = models.ForeignKey(
        "people.Person", on_delete=models.CASCADE, related_name="grants", db_index=False
    )
    project = models.ForeignKey(
        Project, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    audience = models.CharField(max_length=12, choices=Audience, default=Audience.TEAM)
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    link = models.ForeignKey(OutsideLink, on_delete=models.CASCADE, null=True, related_name="+")
    level = models.SmallIntegerField(choices=Level)
    basis = models.CharField(max_length=12, choices=Basis)
    agreement = models.ForeignKey(
        "people.Agreement", on_delete=models.PROTECT, null=True, related_name="grants"
    )
    reason = models.CharField(max_length=300)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    given_by = models.CharField(max_length=200)

    objects = AccessGrantQuerySet.as_manager()
    rows: ClassVar = PersonRows(
        level=RowLevel.MINIMAL,
        instead=(
            "(organisation_id = ANY ((SELECT fr_organisations())::bigint[]) AND audience = 'team')"
            " OR user_id = (SELECT fr_user())"
            " OR (audience = 'coordination' AND project_id = ANY ((SELECT fr_coordinated())::bigint[]))"
            " OR link_id = nullif((SELECT fr_link()), '')"
        ),
        web=("SELECT",),
    )

    class Meta:
        verbose_name = _("droit d’accès")
        verbose_name_plural = _("droits d’accès")
        constraints = (
            models.CheckConstraint(
                condition=Q(organisation__isnull=False, user=None, link=None)
                | Q(organisation=None, user__isnull=False, link=None)
                | Q(organisation=None, user=None, link__isnull=False),
                name="grant_one_grantee",
            ),
            models.CheckConstraint(
                condition=~Q(audience="coordination") | Q(organisation__isnull=False, project__isnull=False),
                name="grant_coordination_of_a_project",
            ),
            models.CheckConstraint(
                condition=Q(basis="agreement", agreement__isnull=False)
                | (~Q(basis="agreement") & Q(agreement=None)),
                name="grant_agreement_where_it_rests_on_one",
            ),
        )
        indexes = (
            models.Index(
                fields=("person", "organisation"),
                include=("level", "since", "until", "project", "audience", "user", "link"),
                name="grant_reach",
            ),
            models.Index(fields=("project", "organisation", "level"), name="grant_team"),
        )

    def __str__(self) -> str:
        return f"{self.get_level_display()} : {self.organisation or self.user or self.link_id}"


class EmergencyAccess(models.Model):
    """Emergency access taken by a professional: written by `break_glass`, reviewed by the officer."""

    grant = models.OneToOneField(
        AccessGrant, on_delete=models.CASCADE, primary_key=True, related_name="emergency"
    )
    person_id = models.UUIDField()
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    at = models.DateTimeField()
    reviewed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True)
    review = models.CharField(max_length=300, blank=True)

    rows: ClassVar = OwnRows(
        "user_id = (SELECT fr_user()) OR organisation_id = ANY ((SELECT fr_officer_of())::bigint[])"
        " OR fr_reaches(person_id, project_id, 3)",
        # Who took it, when and why stay as the function wrote them.
        web=("SELECT", "UPDATE (reviewed_by_id, reviewed_at, review)"),
        audited=False,
    )

    class Meta:
        verbose_name = _("accès d’urgence")
        indexes = (models.Index(fields=("organisation", "reviewed_at"), name="emergency_to_review"),)

    def __str__(self) -> str:
        return f"{self.user} {self.at}"
