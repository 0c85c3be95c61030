"""Frameworks of skills: shipped, written by a project, shared with the others; what is published never changes."""

from typing import ClassVar, Self
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Max, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Project, User
from filrouge.privacy.rows import OwnRows
from filrouge.reference.keepers import OF_THE_PROJECT
from filrouge.shared.ids import uuid7

from .occupations import Occupation

HIGHEST = 5  # levels go from 0 to this
MOST_SIGNS = 8
LONGEST_SIGN = 240

SEEN = f"project_id IS NULL OR shared_at IS NOT NULL OR {OF_THE_PROJECT}"
# Its own policy judges whether the framework is within reach.
OF_A_SEEN_ONE = "EXISTS (SELECT 1 FROM reference_framework f WHERE f.id = {table}.framework_id OFFSET 0)"
PUBLISHED = (
    "EXISTS (SELECT 1 FROM reference_frameworkpublication p WHERE p.version_id = {table}.{column} OFFSET 0)"
)
OF_A_SEEN_VERSION = (
    "EXISTS (SELECT 1 FROM reference_frameworkversion v"
    " WHERE v.id = reference_frameworkskill.version_id OFFSET 0)"
)
DRAFT_SKILL = (
    f"{OF_THE_PROJECT} AND NOT {PUBLISHED.format(table='reference_frameworkskill', column='version_id')}"
)


class FrameworkQuerySet(models.QuerySet["Framework"]):
    def in_use(self) -> Self:
        return self.filter(ended_at=None)

    def published(self) -> Self:
        """Those that have at least one version everyone may use."""
        return self.filter(publications__isnull=False).distinct()

    def with_current(self) -> Self:
        """`current_id`, `current_number`, `current_at`: the version in use, None while nothing is published."""
        latest = FrameworkPublication._default_manager.filter(framework=OuterRef("pk")).order_by(
            "-version__number"
        )
        return self.annotate(
            current_id=Subquery(latest.values("version_id")[:1]),
            current_number=Subquery(latest.values("version__number")[:1]),
            current_at=Subquery(latest.values("at")[:1]),
        )

    def proposed_first(self) -> Self:
        """What already exists for everyone, before what one writes oneself: regional, of a branch, shipped; then
        one's own, by name."""
        order = models.Case(
            *(models.When(scope=scope, then=rank) for rank, scope in enumerate(Framework.Scope.values)),
            output_field=models.SmallIntegerField(),
        )
        return self.annotate(scope_rank=order).order_by("scope_rank", "title", "pk")

    def to_choose_from(self) -> Self:
        """Those whose skills may be used, with their version in use, in the order in which they are proposed."""
        return self.in_use().published().with_current().proposed_first()


class Framework(models.Model):
    """`project` None: shipped, known by its `code`. `shared_at`: since when every other project reads it.

    `company`, `made_with`: of a job sheet, where and with whom (a function) it was written.
    """

    class Kind(models.TextChoices):
        TRANSVERSAL = "transversal", _("compétences utiles dans tous les métiers")
        TRADE = "trade", _("compétences d’un métier ou d’une branche")
        SHEET = "sheet", _("fiche métier, faite avec une entreprise")

    class Scope(models.TextChoices):
        """In the order in which they are proposed."""

        REGION = "region", _("régional")
        BRANCH = "branch", _("d’une branche")
        SHIPPED = "shipped", _("livré avec Fil rouge")
        OWN = "own", _("propre au projet")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.SlugField(max_length=60, blank=True, db_index=False)
    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("projet")
    )
    kind = models.CharField(_("ce qu’il décrit"), max_length=11, choices=Kind)
    scope = models.CharField(_("portée"), max_length=7, choices=Scope, default=Scope.OWN)
    scope_name = models.CharField(_("quelle région, quelle branche"), max_length=120, blank=True)
    title = models.CharField(_("nom"), max_length=160)
    about = models.TextField(_("à quoi il sert"), max_length=1000, blank=True)
    occupation = models.ForeignKey(
        Occupation,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="frameworks",
        verbose_name=_("métier"),
    )
    company = models.CharField(_("entreprise"), max_length=160, blank=True)
    made_with = models.CharField(_("avec qui"), max_length=160, blank=True)
    origin = models.CharField(_("d’où il vient"), max_length=300, blank=True)
    created_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    created_at = models.DateTimeField(auto_now_add=True)
    shared_at = models.DateTimeField(null=True, blank=True)
    shared_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )

    objects = FrameworkQuerySet.as_manager()
    rows: ClassVar = OwnRows(
        OF_THE_PROJECT,
        read_also=SEEN,
        person="",
        web=("SELECT", "INSERT", "UPDATE"),
        insert_sql=f"created_by_id = (SELECT fr_user()) AND {OF_THE_PROJECT}",
    )

    class Meta:
        verbose_name = _("référentiel de compétences")
        verbose_name_plural = _("référentiels de compétences")
        constraints = (
            models.UniqueConstraint(fields=("code",), condition=~Q(code=""), name="framework_code"),
        )
        indexes = (models.Index(fields=("scope", "title", "id"), name="framework_listed"),)

    def __str__(self) -> str:
        return self.title

    @property
    def is_sheet(self) -> bool:
        return self.kind == self.Kind.SHEET


class FrameworkVersion(models.Model):
    """A draft until a publication says otherwise; there is one draft at most."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    framework = models.ForeignKey(
        Framework, on_delete=models.CASCADE, related_name="versions", db_index=False
    )
    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, null=True, blank=True, related_name="+", db_index=False
    )
    number = models.PositiveSmallIntegerField(_("version"))
    started_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    started_at = models.DateTimeField(auto_now_add=True)

    rows: ClassVar = OwnRows(
        OF_THE_PROJECT,
        read_also=(
            f"{OF_A_SEEN_ONE.format(table='reference_frameworkversion')}"
            f" AND {PUBLISHED.format(table='reference_frameworkversion', column='id')}"
        ),
        person="",
        web=("SELECT", "INSERT"),
        insert_sql=f"started_by_id = (SELECT fr_user()) AND {OF_THE_PROJECT}",
    )

    class Meta:
        verbose_name = _("version d’un référentiel")
        verbose_name_plural = _("versions d’un référentiel")
        constraints = (
            models.UniqueConstraint(fields=("framework", "number"), name="framework_version_once"),
        )

    def __str__(self) -> str:
        return str(self.number)

    @property
    def is_published(self) -> bool:
        return hasattr(self, "publication")


class FrameworkPublication(models.Model):
    """From then on this version stays as it is, readable forever. `change`: what is new in it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="publications")
    version = models.OneToOneField(FrameworkVersion, on_delete=models.CASCADE, related_name="publication")
    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, null=True, blank=True, related_name="+", db_index=False
    )
    change = models.CharField(_("ce qui change"), max_length=300, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    at = models.DateTimeField(auto_now_add=True)

    rows: ClassVar = OwnRows(
        OF_THE_PROJECT,
        read_also=OF_A_SEEN_ONE.format(table="reference_frameworkpublication"),
        person="",
        web=("SELECT", "INSERT"),
        insert_sql=f"by_id = (SELECT fr_user()) AND {OF_THE_PROJECT}",
    )

    class Meta:
        verbose_name = _("publication d’un référentiel")
        verbose_name_plural = _("publications d’un référentiel")

    def __str__(self) -> str:
        return self.change


class FrameworkSkillQuerySet(models.QuerySet["FrameworkSkill"]):
    def kept(self) -> Self:
        """Not taken out while the version was a draft; in the order of the framework."""
        return self.filter(removed_at=None).order_by("rank", "pk")

    def next_rank(self) -> int:
        return (self.aggregate(highest=Max("rank"))["highest"] or 0) + 1


class FrameworkSkill(models.Model):
    """`key`: the same from one version to the next. `task`: of a job sheet, the task that asks for it.

    `signs`: what one sees when it is there. `levels`: what each of 0 to 5 looks like.
    """

    class Kind(models.TextChoices):
        TRANSVERSAL = "transversal", _("transversale : utile partout")
        TRANSFERABLE = "transferable", _("transférable : apprise ici, utile ailleurs")
        TRADE = "trade", _("propre au métier")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="+", db_index=False)
    version = models.ForeignKey(
        FrameworkVersion, on_delete=models.CASCADE, related_name="skills", db_index=False
    )
    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, null=True, blank=True, related_name="+", db_index=False
    )
    key = models.CharField(max_length=60, default=uuid4, editable=False)
    rank = models.PositiveSmallIntegerField()
    task = models.CharField(_("la tâche"), max_length=160, blank=True)
    title = models.CharField(_("la compétence"), max_length=160)
    kind = models.CharField(_("nature"), max_length=12, choices=Kind, default=Kind.TRANSVERSAL)
    about = models.TextField(_("en une phrase"), max_length=600, blank=True)
    signs = ArrayField(
        models.CharField(max_length=LONGEST_SIGN),
        verbose_name=_("ce que l’on voit"),
        default=list,
        blank=True,
    )
    levels = ArrayField(
        models.CharField(max_length=LONGEST_SIGN, blank=True),
        size=HIGHEST + 1,
        verbose_name=_("niveaux de 0 à 5"),
        default=list,
        blank=True,
    )
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = FrameworkSkillQuerySet.as_manager()
    rows: ClassVar = OwnRows(
        DRAFT_SKILL,
        read_also=f"{OF_THE_PROJECT} OR {OF_A_SEEN_VERSION}",
        person="",
        web=("SELECT", "INSERT", "UPDATE"),
        insert_sql=DRAFT_SKILL,
    )

    class Meta:
        verbose_name = _("compétence d’un référentiel")
        verbose_name_plural = _("compétences d’un référentiel")
        constraints = (
            models.UniqueConstraint(fields=("version", "key"), name="framework_skill_once"),
            models.CheckConstraint(
                condition=Q(levels=[]) | Q(levels__len=HIGHEST + 1), name="framework_skill_levels"
            ),
        )
        indexes = (models.Index(fields=("version", "rank", "id"), name="framework_skill_order"),)

    def __str__(self) -> str:
        return self.title

    @property
    def written_levels(self) -> list[tuple[int, str]]:
        """Those that are described."""
        return [(level, said) for level, said in enumerate(self.levels) if said]


def latest_number(framework: Framework) -> int:
    return framework.versions.aggregate(highest=Max(F("number")))["highest"] or 0
