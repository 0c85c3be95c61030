"""Trades and skills everyone shares: those that come with the program, those of the ROME once it is loaded, their
correspondence with ESCO, and what a newer version replaced."""

from typing import Any, ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from filrouge.shared.rows import NotAboutPeople

LONGEST = 300
PUBLIC = NotAboutPeople("public data", web=("SELECT",))


def _texts(label: Any) -> ArrayField:
    return ArrayField(models.CharField(max_length=LONGEST), verbose_name=label, default=list, blank=True)


class Source(models.TextChoices):
    OWN = "own", _("Fil rouge")
    ROME = "rome", _("ROME (France Travail)")


class Occupation(models.Model):
    """A trade. `source`: who says its name and what it asks; loading the ROME (`manage.py load_occupations`) takes the
    place of our words, and leaves `own_name`, `everyday`, `tasks` and `drawing`, which are ours.

    What it says of hours, strain and access is what the trade may ask, not what one job asks.
    `version`: of the ROME in which it was last read. `gone_in`: the version that no longer has it; never deleted,
    since people may aim at it. `digest`: mark of what its source last said.
    """

    code = models.CharField(_("code ROME"), primary_key=True, max_length=5)
    name = models.CharField(_("nom"), max_length=200)
    source = models.CharField(max_length=4, choices=Source, default=Source.ROME)
    version = models.CharField(max_length=20, blank=True)
    gone_in = models.CharField(max_length=20, blank=True)
    digest = models.CharField(max_length=32, blank=True)
    definition = models.TextField(_("ce que c’est"), blank=True)
    hours = _texts(_("horaires"))
    strain = _texts(_("conditions"))
    settings = _texts(_("où, avec qui"))
    access = models.TextField(_("pour y accéder"), blank=True)
    regulated = models.BooleanField(_("métier réglementé"), default=False)
    domain = models.CharField(_("domaine"), max_length=LONGEST, blank=True)
    sectors = _texts(_("secteurs"))
    interests = _texts(_("ce qui attire"))
    themes = _texts(_("thèmes"))
    naf = _texts(_("activités d’entreprises"))
    transitions = _texts(_("transitions"))
    riasec = models.CharField(_("profil RIASEC"), max_length=2, blank=True)
    parent = models.CharField(max_length=5, blank=True)
    own_name = models.CharField(max_length=160, blank=True)
    own_about = models.CharField(max_length=LONGEST, blank=True)
    everyday = _texts(_("comme on le dit"))
    tasks = _texts(_("tâches"))
    sector = models.CharField(_("famille"), max_length=80, blank=True)
    drawing = models.CharField(max_length=60, blank=True)

    rows: ClassVar = PUBLIC

    class Meta:
        verbose_name = _("métier")
        indexes = (
            models.Index(fields=("sector",), condition=~Q(sector=""), name="occupation_sector"),
            GinIndex(fields=("sectors",), name="occupation_sectors"),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"


class Skill(models.Model):
    """`code`: that of the ROME (OGR), or our own, which begins with « fr- ». `group`: the macro-skill it belongs to."""

    class Kind(models.TextChoices):
        KNOW_HOW = "know_how", _("savoir-faire")
        GROUP = "group", _("famille de savoir-faire")
        BEHAVIOUR = "behaviour", _("savoir-être professionnel")
        KNOWLEDGE = "knowledge", _("savoir")

    code = models.CharField(primary_key=True, max_length=60)
    label = models.CharField(_("compétence"), max_length=LONGEST)
    kind = models.CharField(max_length=9, choices=Kind, default=Kind.KNOW_HOW)
    source = models.CharField(max_length=4, choices=Source, default=Source.ROME)
    version = models.CharField(max_length=20, blank=True)
    gone_in = models.CharField(max_length=20, blank=True)
    digest = models.CharField(max_length=32, blank=True)
    definition = models.TextField(_("ce que c’est"), blank=True)
    category = models.CharField(_("catégorie"), max_length=LONGEST, blank=True)
    riasec = models.CharField(max_length=2, blank=True)
    group = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, related_name="held", verbose_name=_("famille")
    )
    rows: ClassVar = PUBLIC

    class Meta:
        verbose_name = _("compétence")

    def __str__(self) -> str:
        return self.label


class OccupationSkill(models.Model):
    """A skill that a trade asks for. `weight`: at its heart, or appearing in it."""

    class Weight(models.TextChoices):
        HEART = "heart", _("au cœur du métier")
        EMERGING = "emerging", _("qui apparaît")
        USUAL = "usual", _("selon l’emploi")

    occupation = models.ForeignKey(Occupation, on_delete=models.CASCADE, related_name="asks", db_index=False)
    skill = models.ForeignKey(Skill, on_delete=models.CASCADE, related_name="asked")
    weight = models.CharField(max_length=8, choices=Weight, default=Weight.USUAL)

    rows: ClassVar = PUBLIC

    class Meta:
        verbose_name = _("compétence d’un métier")
        verbose_name_plural = _("compétences d’un métier")
        constraints = (models.UniqueConstraint(fields=("occupation", "skill"), name="occupation_skill_once"),)

    def __str__(self) -> str:
        return f"{self.occupation_id} {self.skill_id}"


class OccupationMove(models.Model):
    """A trade one may go to from another, the nearest first."""

    occupation = models.ForeignKey(Occupation, on_delete=models.CASCADE, related_name="moves", db_index=False)
    target = models.ForeignKey(Occupation, on_delete=models.CASCADE, related_name="+", db_index=False)
    rank = models.PositiveSmallIntegerField()

    rows: ClassVar = PUBLIC

    class Meta:
        verbose_name = _("passage d’un métier à un autre")
        verbose_name_plural = _("passages d’un métier à un autre")
        indexes = (models.Index(fields=("occupation", "rank"), name="occupation_move_near"),)

    def __str__(self) -> str:
        return f"{self.occupation_id} → {self.target_id}"


class EscoMatch(models.Model):
    """What the official correspondence says of one name of a trade: the ESCO occupation, and how near it is."""

    class Relation(models.TextChoices):
        EXACT = "exact", _("le même")
        CLOSE = "close", _("très proche")
        NARROW = "narrow", _("plus précis")
        BROAD = "broad", _("plus large")

    occupation = models.ForeignKey(Occupation, on_delete=models.CASCADE, related_name="esco")
    name = models.CharField(_("appellation du ROME"), max_length=200)
    uri = models.CharField(_("adresse ESCO"), max_length=200)
    label = models.CharField(_("métier ESCO"), max_length=LONGEST)
    relation = models.CharField(max_length=6, choices=Relation)

    rows: ClassVar = PUBLIC

    class Meta:
        verbose_name = _("correspondance ESCO")
        verbose_name_plural = _("correspondances ESCO")

    def __str__(self) -> str:
        return self.label


class TermQuerySet(models.QuerySet["Term"]):
    def of_occupations(self) -> Self:
        return self.filter(occupation__isnull=False)


class Term(models.Model):
    """One way to say a trade or a skill. `plain`: its words brought to their roots (`roots.py`); `size`: how many.

    `code`: of the name in the ROME (OGR), by which ESCO answers.
    """

    class Kind(models.TextChoices):
        NAME = "name", _("nom")
        ALIAS = "alias", _("appellation")
        EVERYDAY = "everyday", _("comme on le dit")
        TASK = "task", _("tâche")
        ESCO = "esco", _("ESCO")
        SKILL = "skill", _("compétence")

    occupation = models.ForeignKey(Occupation, on_delete=models.CASCADE, null=True, related_name="terms")
    skill = models.ForeignKey(Skill, on_delete=models.CASCADE, null=True, related_name="terms")
    kind = models.CharField(max_length=8, choices=Kind)
    source = models.CharField(max_length=4, choices=Source, default=Source.ROME)
    code = models.CharField(max_length=12, blank=True)
    label = models.CharField(max_length=LONGEST)
    plain = models.CharField(max_length=LONGEST)
    size = models.PositiveSmallIntegerField()
    words = models.GeneratedField(
        expression=SearchVector("plain", config="simple"),
        output_field=SearchVectorField(null=True),
        db_persist=True,
    )

    objects = TermQuerySet.as_manager()
    rows: ClassVar = PUBLIC

    class Meta:
        verbose_name = _("façon de dire")
        verbose_name_plural = _("façons de dire")
        indexes = (GinIndex(fields=("words",), name="term_words", fastupdate=False),)

    def __str__(self) -> str:
        return self.label


class Root(models.Model):
    """A root known to the terms, and in how many: what a misspelt word is brought back to."""

    word = models.CharField(primary_key=True, max_length=60)
    count = models.PositiveIntegerField()

    rows: ClassVar = PUBLIC

    class Meta:
        verbose_name = _("racine de mot")
        verbose_name_plural = _("racines de mots")

    def __str__(self) -> str:
        return self.word


class VocabularyLoad(models.Model):
    """One reading of published files: which version, what came in. `missing`: the files that were not there."""

    class Name(models.TextChoices):
        ROME = "rome", _("ROME (France Travail)")
        ESCO = "esco", _("correspondance ESCO")

    name = models.CharField(max_length=4, choices=Name)
    version = models.CharField(max_length=20)
    at = models.DateTimeField(auto_now_add=True)
    counts = models.JSONField(default=dict)
    missing = ArrayField(models.CharField(max_length=80), default=list)

    rows: ClassVar = PUBLIC

    class Meta:
        verbose_name = _("chargement d’un vocabulaire")
        verbose_name_plural = _("chargements de vocabulaires")

    def __str__(self) -> str:
        return f"{self.get_name_display()} {self.version}"


class RefusedLine(models.Model):
    """A line of a published file that could not be taken, and why."""

    load = models.ForeignKey(VocabularyLoad, on_delete=models.CASCADE, related_name="refused")
    file = models.CharField(_("fichier"), max_length=80)
    line = models.PositiveIntegerField(_("ligne"))
    said = models.CharField(_("ce qu’elle dit"), max_length=200)
    why = models.CharField(_("pourquoi"), max_length=200)

    rows: ClassVar = PUBLIC

    class Meta:
        verbose_name = _("ligne refusée d’un vocabulaire")
        verbose_name_plural = _("lignes refusées d’un vocabulaire")

    def __str__(self) -> str:
        return self.why


class FormerEntry(models.Model):
    """What a trade or a skill was, before a newer version of its source said otherwise; kept readable."""

    occupation = models.ForeignKey(Occupation, on_delete=models.CASCADE, null=True, related_name="former")
    skill = models.ForeignKey(Skill, on_delete=models.CASCADE, null=True, related_name="former")
    version = models.CharField(_("version"), max_length=20)
    replaced_by = models.CharField(max_length=20)
    at = models.DateTimeField(auto_now_add=True)
    said = models.JSONField()

    rows: ClassVar = PUBLIC

    class Meta:
        verbose_name = _("version remplacée d’un métier ou d’une compétence")
        verbose_name_plural = _("versions remplacées d’un métier ou d’une compétence")

    def __str__(self) -> str:
        return self.version
