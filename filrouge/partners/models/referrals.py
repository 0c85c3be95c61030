"""Someone sent on to a structure of the directory, with her agreement, and what is said of her there.

Who reads it: the team and the coordination, that it exists and where it stands; the whole file alone, what was said.
When going there says something of her health or of justice, only whoever holds that category, and its author.
"""

from datetime import timedelta
from typing import ClassVar, Self
from uuid import uuid4

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, OuterRef, Q, Value, When
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation
from filrouge.directory.models import Service, Structure
from filrouge.pathways.models import Barrier, Pathway, Step
from filrouge.pathways.models.pathways import PersonBound
from filrouge.people.models.agreements import How
from filrouge.privacy.rows import Level, PersonRows
from filrouge.shared import clock
from filrouge.shared.encrypted_field import EncryptedTextField
from filrouge.shared.nested import nested
from filrouge.shared.written import Given

from .vocabulary import PHASES, TELLING, Happened, Phase, Said

PURPOSE = "referral"  # of the link the partner answers by
DAYS = 7  # to answer, unless said otherwise

# A fact, a word, a value: as far as the referral it is about, whose person and project it bears.
OF_REFERRAL = (
    "EXISTS (SELECT 1 FROM partners_referral r WHERE r.id = {table}.referral_id"
    " AND r.person_id = {table}.person_id AND r.project_id = {table}.project_id OFFSET 0)"
)


class ReferralQuerySet(models.QuerySet["Referral"]):
    def with_told(self) -> Self:
        """`told`: the facts that tell where it stands, as JSON, the latest first (see `referring/standing.py`)."""
        facts = apps.get_model("partners", "ReferralFact").objects.filter(referral=OuterRef("pk"))
        telling = facts.filter(kind__in=TELLING).order_by("-at", "-pk")
        return self.annotate(told=nested(telling, "kind", "at", "on", "reason", "result"))

    def waiting(self) -> Self:
        """Nobody answered yet."""
        return self.filter(phase=Phase.WAITING)

    def late(self) -> Self:
        return self.waiting().filter(answer_by__lt=Given(clock.today))

    def under_way(self) -> Self:
        """Accepted or begun."""
        return self.filter(phase=Phase.UNDER_WAY)

    def refused(self) -> Self:
        """Something else is to be found."""
        return self.filter(phase=Phase.REFUSED)

    def over(self) -> Self:
        return self.filter(phase=Phase.OVER)


class Referral(PersonBound):
    """A random id: it is the subject of the link that leaves. `level`: what a grant must open to know of it, the usual
    (SHARED) or a need-to-know category. `organisation`: the team that sends. Never changed: what follows is facts.

    `state`: kept by a trigger (`sql/referrals.sql`), the latest fact that tells where it stands; "" while nobody
    answered. Lists are filtered by it."""

    class Seen(models.IntegerChoices):
        SHARED = Level.SHARED.value, _("l’équipe et la coordination")
        HEALTH = Level.HEALTH.value, _("les personnes habilitées, santé")
        JUSTICE = Level.JUSTICE.value, _("les personnes habilitées, justice et violences")

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    pathway = models.ForeignKey(Pathway, on_delete=models.CASCADE, related_name="referrals")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    barrier = models.ForeignKey(
        Barrier, on_delete=models.SET_NULL, null=True, related_name="referrals", verbose_name=_("frein")
    )
    step = models.ForeignKey(
        Step, on_delete=models.SET_NULL, null=True, related_name="referrals", verbose_name=_("étape")
    )
    structure = models.ForeignKey(Structure, on_delete=models.PROTECT, related_name="+", db_index=False)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, null=True, related_name="+")
    level = models.SmallIntegerField(_("qui peut la voir"), choices=Seen, default=Seen.SHARED)
    to_name = models.CharField(_("à l’attention de"), max_length=120, blank=True)
    email = EncryptedTextField(_("adresse e-mail du partenaire"), blank=True, default="")
    sent_on = models.DateField(_("envoyée le"), default=clock.today)
    answer_by = models.DateField(_("réponse demandée pour le"))
    state = models.CharField(_("où cela en est"), max_length=12, choices=Happened, blank=True, default="")
    phase = models.GeneratedField(
        verbose_name=_("liste"),
        expression=Case(
            *(When(state=state, then=Value(phase)) for state, phase in PHASES.items()),
            default=Value(Phase.WAITING),
        ),
        output_field=models.SmallIntegerField(choices=Phase),
        db_persist=True,
    )

    objects = ReferralQuerySet.as_manager()
    rows: ClassVar = PersonRows(
        level=Level.SHARED,
        also="level = 2 OR created_by_id = (SELECT fr_user()) OR fr_reaches(person_id, project_id, level)",
        web=("SELECT", "INSERT"),
        derived=("state", "phase"),
    )

    class Meta:
        verbose_name = _("orientation vers un partenaire")
        verbose_name_plural = _("orientations vers des partenaires")
        constraints = (
            models.CheckConstraint(
                condition=Q(answer_by__gte=models.F("sent_on")), name="referral_answer_after_sending"
            ),
        )
        indexes = (
            models.Index(fields=("person",), name="referral_person"),
            models.Index(fields=("organisation", "phase", "answer_by", "id"), name="referral_of_team"),
            models.Index(fields=("project", "phase", "answer_by", "id"), name="referral_of_project"),
            models.Index(fields=("created_by", "phase", "answer_by", "id"), name="referral_of_sender"),
            models.Index(fields=("structure", "phase", "answer_by", "id"), name="referral_of_recipient"),
        )

    def __str__(self) -> str:
        return self.recipient

    @property
    def recipient(self) -> str:
        """« Permanence sociale, CCAS de Béziers »."""
        return f"{self.service.name}, {self.structure.name}" if self.service else self.structure.name

    @property
    def is_already_known_there(self) -> bool:
        """That structure accompanied her before: it is asked for news, not whether it can receive her. One query."""
        return (
            apps.get_model("partners", "ReferralFact")
            .objects.filter(referral=self, kind=Happened.ALREADY)
            .exists()
        )

    @property
    def is_covered(self) -> bool:
        return self.level != self.Seen.SHARED

    @property
    def patience(self) -> timedelta:
        """What was given to answer; as long again, and the coordination is told."""
        return max(self.answer_by - self.sent_on, timedelta(days=1))

    @property
    def days_left(self) -> int:
        """Until the day asked for; negative once it is past."""
        return (self.answer_by - clock.today()).days


class ReferralAgreement(PersonBound):
    """She agreed that this recipient is told these things, until a day. Withdrawn by `end_referral` alone, which
    ends everything that rests on it. One for each referral: something more to say is another referral."""

    referral = models.OneToOneField(Referral, on_delete=models.CASCADE, related_name="agreement")
    said = ArrayField(models.CharField(max_length=12, choices=Said), verbose_name=_("ce qui est dit"))
    text_version = models.CharField(_("version du texte"), max_length=20)
    language = models.CharField(_("langue du texte lu ou montré"), max_length=3)
    how = models.CharField(_("comment"), max_length=8, choices=How)
    witness = models.CharField(_("interprète ou témoin"), max_length=120, blank=True)
    signature = models.TextField(blank=True)
    at = models.DateTimeField(_("le"))
    until = models.DateField(_("jusqu’au"))
    withdrawn_at = models.DateTimeField(_("retiré le"), null=True)
    withdrawn_how = models.CharField(_("retiré"), max_length=8, choices=How, blank=True)

    rows: ClassVar = PersonRows(
        level=Level.SHARED,
        also=OF_REFERRAL.format(table="partners_referralagreement"),
        web=("SELECT", "INSERT"),
    )

    class Meta:
        verbose_name = _("accord pour une orientation")
        indexes = (models.Index(fields=("person",), name="referral_agreement_person"),)

    def __str__(self) -> str:
        return f"{self.at:%d/%m/%Y}"

    @property
    def said_labels(self) -> list[str]:
        return [str(Said(one).label) for one in Said.values if one in self.said]

    @property
    def in_force(self) -> bool:
        return self.withdrawn_at is None and self.until >= clock.today()


class ReferralValue(PersonBound):
    """One thing said, as it was on that day. Erased when the referral ends or the agreement does. No history:
    what she took back must not survive in one. `id` is random: it goes to whoever holds the link."""

    class Seen(models.IntegerChoices):
        FULL = Level.FULL.value, _("l’équipe")
        HEALTH = Level.HEALTH.value, _("santé")
        JUSTICE = Level.JUSTICE.value, _("justice")
        ASYLUM = Level.ASYLUM.value, _("statut et titre de séjour")

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="values_said")
    said = models.CharField(_("quoi"), max_length=12, choices=Said)
    value = EncryptedTextField(_("dit au partenaire"))
    level = models.SmallIntegerField(_("qui peut le lire"), choices=Seen, default=Seen.FULL)

    rows: ClassVar = PersonRows(
        level=Level.FULL,
        also=(
            "(level = 3 OR fr_reaches(person_id, project_id, level)) AND "
            + OF_REFERRAL.format(table="partners_referralvalue")
        ),
        web=("SELECT", "INSERT"),
        audited=False,
    )

    class Meta:
        verbose_name = _("élément dit à un partenaire")
        constraints = (models.UniqueConstraint(fields=("referral", "said"), name="referral_value_once"),)
        indexes = (models.Index(fields=("person",), name="referral_value_person"),)

    def __str__(self) -> str:
        return self.get_said_display()
