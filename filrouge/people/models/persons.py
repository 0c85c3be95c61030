from typing import Any, ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Case, F, Func, Q, TextField, Value, When
from django.db.models.functions import Collate, Reverse
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Project, User
from filrouge.privacy.rows import Level, PersonRows
from filrouge.reference.languages import BY_CODE
from filrouge.shared import clock
from filrouge.shared.addresses import address_of
from filrouge.shared.encrypted_field import EncryptedTextField
from filrouge.shared.ids import random_reference, uuid7
from filrouge.shared.phones import display_phone
from filrouge.shared.text import names_key

from .grants import AccessGrant, AccessGrantQuerySet
from .search import Sought, sound_of


class Sex(models.TextChoices):
    """As the person says; not asked twice."""

    WOMAN = "woman", _("femme")
    MAN = "man", _("homme")
    OTHER = "other", _("autre")
    UNKNOWN = "", _("non précisé")


class BirthPrecision(models.TextChoices):
    DAY = "day", _("date exacte")
    MONTH = "month", _("mois et année")
    YEAR = "year", _("année seulement")
    PLACEHOLDER = "placeholder", _("1er janvier attribué par défaut")
    UNKNOWN = "", _("inconnue")


def sounds_of(column: F) -> Func:
    """The sounds of a name as an array, written as `search.sql` writes it: same expression, same index."""
    return Func(column, Value(" "), function="string_to_array", output_field=ArrayField(TextField()))


class PersonQuerySet(models.QuerySet["Person"]):
    def visible_to(self, user: User) -> Self:
        """Those whose file, or part of it, this user may see: the row policies say the same."""
        return self.filter(
            pk__in=AccessGrant.objects.in_force().reaching(user).telling_who().values("person_id")
        )

    def visible_to_asker(self) -> Self:
        """The same for whoever asks, known only then: for a written query."""
        return self.filter(
            pk__in=AccessGrant.objects.in_force().reaching_asker().telling_who().values("person_id")
        )

    def saying_if_copied(self) -> Self:
        """With `may_copy`, what `privacy.policies.can_export` answers, without one more query."""
        return self.annotate(may_copy=Func("pk", function="fr_may_copy", output_field=models.BooleanField()))

    def saying_if_shared(self, grants: AccessGrantQuerySet) -> Self:
        """With `shared`: whether one of these grants opens more of the person than her name."""
        shared = grants.filter(person=models.OuterRef("pk"), level__range=(Level.SHARED, Level.FULL))
        return self.annotate(shared=models.Exists(shared))

    def search(self, typed: str, *, limit: int = 20) -> Self:
        """By name in any spelling, telephone or its end, reference; best first. Within the asker's reach.

        One more query than it seems: the database function gives the ids.
        """
        found = Sought.typed(typed).ids(limit)
        best_first = [When(pk=pk, then=place) for place, pk in enumerate(found)]
        return self.filter(pk__in=found).order_by(Case(*best_first, default=len(found)))


class Person(models.Model):
    """Someone accompanied. The identity only: anything else is in the tables around it.

    `reference` is what the person may quote (on paper, by telephone); it says nothing of her.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    reference = models.CharField(
        _("référence"), max_length=12, unique=True, default=random_reference, editable=False
    )
    given_name = models.CharField(_("prénom"), max_length=80)
    family_name = models.CharField(_("nom"), max_length=80, blank=True)
    names_key = models.CharField(max_length=170, editable=False, db_collation="C")
    names_sound = models.CharField(max_length=170, editable=False, db_collation="C")
    birth_date = models.DateField(_("date de naissance"), null=True, blank=True)
    birth_precision = models.CharField(
        _("précision de la date"),
        max_length=12,
        choices=BirthPrecision,
        blank=True,
        default=BirthPrecision.UNKNOWN,
    )
    sex = models.CharField(
        _("sexe, comme la personne le dit"), max_length=8, choices=Sex, blank=True, default=""
    )
    commune_code = models.CharField(_("commune (code INSEE)"), max_length=5, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PersonQuerySet.as_manager()
    rows: ClassVar = PersonRows(
        level=Level.MINIMAL, person="id", project=None, derived=("names_key", "names_sound")
    )

    class Meta:
        verbose_name = _("personne")
        indexes = (
            models.Index(fields=("commune_code", "id"), name="person_commune"),
            models.Index(fields=("names_key",), name="person_names_key"),
            models.Index(fields=("names_sound",), name="person_names_sound"),
            models.Index(fields=("birth_date",), name="person_birth"),
            GinIndex(fields=("names_key",), opclasses=("gin_trgm_ops",), name="person_names_slips"),
            GinIndex(sounds_of(F("names_sound")), name="person_sounds"),
        )

    def __str__(self) -> str:
        return self.full_name

    def save(self, **options: Any) -> None:
        self.refresh_keys()
        super().save(**options)

    def get_absolute_url(self) -> str:
        return address_of("record", self.pk)

    def keep_to_the_name(self) -> None:
        """In memory, to be shown and never saved: what the minimal level tells. The row holds more than
        that, and row policies do not cut columns (docs/threat-model.md)."""
        self.birth_date, self.birth_precision, self.sex, self.commune_code = None, "", "", ""

    def refresh_keys(self) -> None:
        """Recompute the searchable forms of the name. Bulk writers call it themselves."""
        self.names_key = names_key(self.given_name, self.family_name)
        self.names_sound = sound_of(self.names_key)

    @property
    def full_name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def is_woman(self) -> bool:
        """As she says; what is not said is spoken of in the general form."""
        return self.sex == Sex.WOMAN

    @property
    def age(self) -> int | None:
        """Whole years today; from a year alone, the age reached during this year."""
        if self.birth_date is None:
            return None
        today = clock.today()
        before_birthday = (today.month, today.day) < (self.birth_date.month, self.birth_date.day)
        return today.year - self.birth_date.year - before_birthday


class Noted(models.Model):
    """A fact about a person, noted within a project."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="%(class)ss")
    project = models.ForeignKey(
        Project, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    created_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True


class ContactChannelQuerySet(models.QuerySet["ContactChannel"]):
    def in_use(self) -> Self:
        return self.filter(ended_on=None)

    def working(self) -> Self:
        """In use, and nobody found that it leads nowhere."""
        return self.in_use().filter(wrong_on=None)


class ContactChannel(Noted):
    """One way to reach someone, and how to use it without putting her at risk (mission S-20)."""

    class Kind(models.TextChoices):
        PHONE = "phone", _("téléphone")
        WHATSAPP = "whatsapp", _("WhatsApp")
        EMAIL = "email", _("e-mail")
        ADDRESS = "address", _("adresse postale")
        THIRD_PARTY = "third_party", _("par quelqu’un d’autre")

    class When(models.TextChoices):
        ANY = "", _("à tout moment")
        NOT_MORNING = "not_morning", _("jamais le matin")
        NOT_EVENING = "not_evening", _("jamais le soir")
        NOT_WORK = "not_work", _("pas aux heures de travail ou de cours")

    class MayTell(models.TextChoices):
        """To someone else who answers for her."""

        NOTHING = "", _("seulement : qu’elle rappelle")
        MEETING = "meeting", _("le jour et l’heure d’un rendez-vous")
        MORE = "more", _("tout : c’est une personne de confiance")

    kind = models.CharField(_("moyen"), max_length=12, choices=Kind)
    value = models.CharField(_("numéro ou adresse"), max_length=254)
    preferred = models.BooleanField(_("à essayer en premier"), default=False)
    when = models.CharField(_("quand"), max_length=12, choices=When, blank=True, default="")
    shared_with = models.CharField(_("qui d’autre voit ou entend"), max_length=120, blank=True)
    discreet = models.BooleanField(_("rester discret : ni nom du projet, ni lien"), default=False)
    remark = models.CharField(_("remarque"), max_length=300, blank=True)
    holder = models.CharField(_("qui est-ce : prénom et lien"), max_length=120, blank=True, default="")
    may_tell = models.CharField(
        _("ce qu’on peut lui dire"), max_length=8, choices=MayTell, blank=True, default=""
    )
    checked_on = models.DateField(_("vérifié le"), null=True, blank=True)
    wrong_on = models.DateField(_("ne marche plus depuis le"), null=True, blank=True)
    ended_on = models.DateField(_("ne plus utiliser depuis le"), null=True, blank=True)

    objects = ContactChannelQuerySet.as_manager()
    rows: ClassVar = PersonRows(level=Level.SHARED)

    class Meta:
        verbose_name = _("moyen de contact")
        indexes = (
            models.Index(fields=("value",), name="channel_value"),
            models.Index(Collate(Reverse("value"), "C"), name="channel_value_end"),
        )

    def __str__(self) -> str:
        return self.value

    @property
    def display(self) -> str:
        """Numbers as they are said: « 06 12 34 56 78 »."""
        called = (self.Kind.PHONE, self.Kind.WHATSAPP, self.Kind.THIRD_PARTY)
        return display_phone(self.value) if self.kind in called else self.value


class SpokenLanguage(Noted):
    """A language spoken, and whether an interpreter is needed to work in French with this person."""

    code = models.CharField(_("langue (ISO 639-3)"), max_length=3)
    preferred = models.BooleanField(_("langue préférée"), default=False)
    reads = models.BooleanField(_("lit cette langue"), null=True, blank=True)
    interpreter = models.BooleanField(_("interprète nécessaire"), default=False)

    rows: ClassVar = PersonRows(level=Level.SHARED)

    class Meta:
        verbose_name = _("langue parlée")
        constraints = (
            models.UniqueConstraint(fields=("person", "project", "code"), name="spoken_language_once"),
        )

    def __str__(self) -> str:
        return self.code

    @property
    def name(self) -> str:
        """In French; the code itself when the list does not know it."""
        return BY_CODE[self.code].french_name if self.code in BY_CODE else self.code


class Protection(Noted):
    """Status, right to work and dates: need to know. Never the account of exile (mission S-14)."""

    class Status(models.TextChoices):
        REFUGEE = "refugee", _("réfugié·e")
        SUBSIDIARY = "subsidiary", _("protection subsidiaire")
        STATELESS = "stateless", _("apatride")
        ASYLUM_SEEKER = "asylum_seeker", _("demandeur·se d’asile")
        TEMPORARY = "temporary_protection", _("protection temporaire")
        OTHER = "other", _("autre droit au séjour")

    status = models.CharField(_("statut"), max_length=22, choices=Status)
    applied_on = models.DateField(_("demande d’asile enregistrée le"), null=True, blank=True)
    granted_on = models.DateField(_("protection obtenue le"), null=True, blank=True)
    permit = models.CharField(_("document"), max_length=80, blank=True)
    permit_until = models.DateField(_("valable jusqu’au"), null=True, blank=True)
    may_work = models.BooleanField(_("autorisé·e à travailler"), null=True, blank=True)
    remark = EncryptedTextField(_("remarque"), blank=True, default="")
    replaced_on = models.DateField(_("remplacé le"), null=True, blank=True)

    rows: ClassVar = PersonRows(level=Level.ASYLUM, restricted=True)

    class Meta:
        verbose_name = _("protection et titre de séjour")
        indexes = (
            models.Index(fields=("permit_until",), condition=Q(replaced_on=None), name="permit_expiry"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("person", "project"),
                condition=Q(replaced_on=None),
                nulls_distinct=False,
                name="protection_one_current",
            ),
        )

    def __str__(self) -> str:
        return self.get_status_display()
