"""What someone did in her life, told with pictures: paid or not, declared or not, at home, on the road.

Tasks she chose are skills that she says, never attested by that alone: each is confirmed apart, on facts. Every answer
is saved as it is given; `finished_at` says that she told all she wanted."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils.translation import gettext_lazy as _

from filrouge.pathways.models.pathways import PersonBound
from filrouge.privacy.rows import Level, PersonRows
from filrouge.reference import countries
from filrouge.reference.models import Occupation, Skill
from filrouge.shared import clock
from filrouge.shared.encrypted_field import EncryptedTextField

from .assessments import Assessment
from .vocabulary import Evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

FULL = Level.FULL
MOST_SAID = 12  # skills said of one experience
OF_EXPERIENCE = (
    "EXISTS (SELECT 1 FROM skills_experience e WHERE e.id = {table}.experience_id"
    " AND e.person_id = {table}.person_id AND e.project_id = {table}.project_id OFFSET 0)"
)
OF_SAID = (
    "EXISTS (SELECT 1 FROM skills_saidskill s WHERE s.id = {table}.said_id"
    " AND s.person_id = {table}.person_id AND s.project_id = {table}.project_id OFFSET 0)"
)


class Setting(models.TextChoices):
    """In which frame. INFORMAL and JOURNEY never leave the file: what they say could harm her."""

    DECLARED = "declared", _("un travail déclaré")
    INFORMAL = "informal", _("un travail sans contrat")
    FAMILY = "family", _("à la maison, pour la famille")
    ASSOCIATION = "association", _("pour une association, pour aider")
    JOURNEY = "journey", _("sur la route")
    STUDIES = "studies", _("à l’école, en formation")


class Lasted(models.TextChoices):
    WEEKS = "weeks", _("quelques semaines")
    MONTHS = "months", _("quelques mois")
    YEAR = "year", _("environ un an")
    YEARS = "years", _("quelques années")
    LONG = "long", _("plus de cinq ans")


class Liked(models.TextChoices):
    YES = "yes", _("oui, elle aime")
    SO_SO = "so_so", _("un peu")
    NO = "no", _("non")


class Again(models.TextChoices):
    YES = "yes", _("oui, elle le referait")
    MAYBE = "maybe", _("peut-être")
    NO = "no", _("non")


class ExperienceQuerySet(models.QuerySet["Experience"]):
    def kept(self) -> Self:
        """Not taken out, begun or finished."""
        return self.filter(removed_at=None)

    def told(self) -> Self:
        """Finished: what others than the team may be shown, if she chooses."""
        return self.kept().exclude(finished_at=None)

    def with_said(self) -> Self:
        """`said_kept`: the skills she says, each with `confirmed_kept`. Two more queries."""
        said = SaidSkill.objects.kept().select_related("skill").with_confirmations()
        return self.select_related("occupation").prefetch_related(
            Prefetch("said", queryset=said, to_attr="said_kept")
        )


class Experience(PersonBound):
    """`sector`: a key of `skills.places`. `occupation`: the trade she showed; `words`: hers, beside it or instead."""

    sector = models.CharField(_("genre de lieu ou de métier"), max_length=12, blank=True, default="")
    occupation = models.ForeignKey(
        Occupation,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("métier"),
        db_index=False,
    )
    words = EncryptedTextField(_("avec ses mots"), blank=True, default="")
    setting = models.CharField(_("dans quel cadre"), max_length=11, choices=Setting, blank=True, default="")
    country = models.CharField(_("pays"), max_length=2, blank=True, default="")
    lasted = models.CharField(_("combien de temps"), max_length=6, choices=Lasted, blank=True, default="")
    liked = models.CharField(_("est-ce qu’elle aime"), max_length=5, choices=Liked, blank=True, default="")
    again = models.CharField(_("le referait-elle"), max_length=5, choices=Again, blank=True, default="")
    finished_at = models.DateTimeField(_("racontée le"), null=True)
    removed_at = models.DateTimeField(_("retirée le"), null=True)

    objects = ExperienceQuerySet.as_manager()
    rows: ClassVar = PersonRows(
        level=FULL,
        web=(
            "SELECT",
            "INSERT",
            (
                "UPDATE (sector, occupation_id, words, setting, country, lasted, liked, again,"
                " finished_at, removed_at)"
            ),
        ),
    )

    if TYPE_CHECKING:
        said_kept: Sequence["SaidSkill"]

    class Meta:
        verbose_name = _("expérience racontée")
        verbose_name_plural = _("expériences racontées")
        indexes = (models.Index(fields=("person", "-id"), name="experience_person"),)

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """Her words, else the trade she showed. Asks for the occupation: select_related in lists."""
        if self.words:
            return self.words
        return (self.occupation.own_name or self.occupation.name) if self.occupation else ""

    @property
    def drawing(self) -> str:
        """The pictogram of the trade; empty without one."""
        return self.occupation.drawing if self.occupation else ""

    @property
    def is_finished(self) -> bool:
        return self.finished_at is not None

    @property
    def confirmed_count(self) -> int:
        """Skills said of it that someone confirmed. Asks for `with_said`."""
        return sum(one.is_confirmed for one in self.said_kept)

    @property
    def country_said(self) -> str:
        return countries.said(self.country)


class SaidSkillQuerySet(models.QuerySet["SaidSkill"]):
    def kept(self) -> Self:
        """Those she still says, of experiences that she did not take out; in her order."""
        return self.filter(removed_at=None, experience__removed_at=None).order_by("rank", "pk")

    def with_confirmations(self) -> Self:
        """`confirmed_kept`. One more query."""
        confirmations = SkillConfirmation.objects.kept().select_related("created_by")
        return self.prefetch_related(
            Prefetch("confirmations", queryset=confirmations, to_attr="confirmed_kept")
        )

    def to_confirm(self) -> Self:
        return self.kept().filter(~Exists(SkillConfirmation.objects.kept().filter(said=OuterRef("pk"))))


class SaidSkill(PersonBound):
    """One thing that she says she did or can do. `task`: of the trade's sheet, as it was shown; else `words`, her own.
    `skill`: the reference one it leads to."""

    experience = models.ForeignKey(Experience, on_delete=models.CASCADE, related_name="said", db_index=False)
    rank = models.PositiveSmallIntegerField()
    task = models.CharField(_("la tâche"), max_length=300, blank=True, default="")
    words = EncryptedTextField(_("avec ses mots"), blank=True, default="")
    skill = models.ForeignKey(
        Skill, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("compétence")
    )
    removed_at = models.DateTimeField(_("retirée le"), null=True)

    objects = SaidSkillQuerySet.as_manager()
    rows: ClassVar = PersonRows(
        level=FULL,
        also=OF_EXPERIENCE.format(table="skills_saidskill"),
        web=("SELECT", "INSERT", "UPDATE (rank, words, skill_id, removed_at)"),
    )

    if TYPE_CHECKING:
        confirmed_kept: Sequence["SkillConfirmation"]

    class Meta:
        verbose_name = _("compétence dite par la personne")
        verbose_name_plural = _("compétences dites par la personne")
        constraints = (
            models.UniqueConstraint(
                fields=("experience", "task"),
                condition=Q(removed_at=None) & ~Q(task=""),
                name="said_skill_task_once",
            ),
        )
        indexes = (
            models.Index(fields=("experience", "rank"), name="said_skill_experience"),
            models.Index(fields=("person",), name="said_skill_person"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return self.words or self.task

    @property
    def is_confirmed(self) -> bool:
        """Asks for `with_confirmations`."""
        return bool(self.confirmed_kept)


class SkillConfirmationQuerySet(models.QuerySet["SkillConfirmation"]):
    def kept(self) -> Self:
        return self.filter(removed_at=None).order_by("on", "created_at")


class SkillConfirmation(PersonBound):
    """Someone saw it: `rests_on` which kind of facts, `facts` in a sentence, `seen_by` whom when not the author."""

    said = models.ForeignKey(
        SaidSkill, on_delete=models.CASCADE, related_name="confirmations", db_index=False
    )
    rests_on = models.CharField(_("cela repose sur"), max_length=12, choices=Evidence)
    facts = EncryptedTextField(_("les faits"))
    seen_by = EncryptedTextField(_("vu par"), blank=True, default="")
    on = models.DateField(_("le"), default=clock.today)
    assessment = models.ForeignKey(
        Assessment,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("évaluation à deux"),
    )
    removed_at = models.DateTimeField(_("retirée le"), null=True)

    objects = SkillConfirmationQuerySet.as_manager()
    rows: ClassVar = PersonRows(
        level=FULL,
        also=OF_SAID.format(table="skills_skillconfirmation"),
        web=("SELECT", "INSERT", "UPDATE (removed_at)"),
    )

    class Meta:
        verbose_name = _("confirmation d’une compétence dite")
        verbose_name_plural = _("confirmations de compétences dites")
        indexes = (
            models.Index(fields=("said",), name="skill_confirmation_said"),
            models.Index(fields=("person",), name="skill_confirmation_person"),
        )

    def __str__(self) -> str:
        return self.get_rests_on_display()
