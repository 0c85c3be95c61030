"""A volunteer beside someone: proposed by the referent, wished by both, ended by a reason. And what was lived."""

from datetime import timedelta
from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User
from filrouge.people.models import ContactChannel
from filrouge.people.models.agreements import How
from filrouge.privacy.rows import Level, OwnRows, PersonRows

from .pathways import Pathway, PersonBound
from .volunteers import Help, Volunteer

QUIET = timedelta(days=30)  # nothing noted for so long: somebody asks how it goes

# Rows that the volunteer writes: hers while her grant lasts, then only those who follow the person read them.
HERS = "user_id = (SELECT fr_user()) AND fr_reaches(person_id, project_id, 0)"
LIVED = f"({HERS}) OR fr_reaches(person_id, project_id, 2)"


def her_open_match(table: str, *, started: bool) -> str:
    """The SQL test that a row of `table` is written by the volunteer of an open match, about its person."""
    tests = [
        f"m.id = {table}.match_id",
        f"m.person_id = {table}.person_id",
        f"m.project_id = {table}.project_id",
        "m.user_id = (SELECT fr_user())",
        "m.ended_at IS NULL",
        *(["m.started_at IS NOT NULL"] if started else []),
    ]
    match = " AND ".join(tests)
    return f"user_id = (SELECT fr_user()) AND EXISTS (SELECT 1 FROM pathways_match m WHERE {match} OFFSET 0)"  # noqa: S608


class MatchQuerySet(models.QuerySet["Match"]):
    def open(self) -> Self:
        """Proposed or begun, and not ended."""
        return self.filter(ended_at=None)

    def begun(self) -> Self:
        return self.open().filter(started_at__isnull=False)

    def proposed(self) -> Self:
        return self.open().filter(started_at=None)

    def of_volunteer(self, user: User) -> Self:
        return self.filter(user=user)


class Match(PersonBound):
    """`purpose` is read by the volunteer before anyone is named: it must name nobody.

    `user` is the volunteer's account, for the row policies. `grant_id`: what opened the first name.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("réponse du ou de la bénévole attendue")
        REFUSED = "refused", _("le ou la bénévole n’est pas disponible")
        TO_AGREE = "to_agree", _("accord de la personne à demander")
        READY = "ready", _("d’accord tous les deux : à commencer")
        BEGUN = "begun", _("en cours")
        ENDED = "ended", _("terminé")

    class Reason(models.TextChoices):
        DONE = "done", _("ce qui était cherché est atteint")
        PERSON = "person", _("la personne ne souhaite pas continuer")
        VOLUNTEER = "volunteer", _("le ou la bénévole ne peut plus")
        UNSUITED = "unsuited", _("cela ne convenait pas")
        MOVED = "moved", _("déménagement ou horaires devenus impossibles")
        LEFT = "left", _("le ou la bénévole a quitté l’organisation")
        CLOSED = "closed", _("fin du parcours")
        NEVER = "never", _("proposition sans suite")

    pathway = models.ForeignKey(Pathway, on_delete=models.CASCADE, related_name="matches")
    volunteer = models.ForeignKey(
        Volunteer,
        on_delete=models.PROTECT,
        related_name="matches",
        db_index=False,
        verbose_name=_("bénévole"),
    )
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(_("pour quoi"), max_length=8, choices=Help)
    purpose = models.CharField(_("ce qui est cherché, sans nommer personne"), max_length=240)
    started_at = models.DateTimeField(_("commencé le"), null=True)
    grant_id = models.UUIDField(null=True)
    ended_at = models.DateTimeField(_("terminé le"), null=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    end_reason = models.CharField(_("pourquoi"), max_length=10, choices=Reason, blank=True)
    end_note = models.CharField(_("en quelques mots"), max_length=240, blank=True)

    objects = MatchQuerySet.as_manager()
    rows: ClassVar = PersonRows(
        level=Level.SHARED, read_also="user_id = (SELECT fr_user()) AND ended_at IS NULL"
    )

    class Meta:
        verbose_name = _("accompagnement bénévole")
        verbose_name_plural = _("accompagnements bénévoles")
        constraints = (
            models.UniqueConstraint(
                fields=("pathway", "volunteer", "kind"),
                condition=Q(ended_at=None),
                name="match_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(started_at=None) | Q(grant_id__isnull=False), name="match_begins_with_a_grant"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | ~Q(end_reason=""), name="match_ends_for_a_reason"
            ),
        )
        indexes = (
            models.Index(fields=("person",), name="match_person"),
            models.Index(fields=("volunteer", "ended_at"), name="match_volunteer"),
            models.Index(fields=("user",), condition=Q(ended_at=None), name="match_user_open"),
            models.Index(fields=("pathway", "started_at"), condition=Q(ended_at=None), name="match_open"),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.created_at:%d/%m/%Y}"

    @property
    def is_open(self) -> bool:
        return self.ended_at is None

    @property
    def is_begun(self) -> bool:
        return self.is_open and self.started_at is not None

    @property
    def state(self) -> State:
        """Asks for the answer and the agreement: select_related("answer", "agreement") in lists."""
        if self.ended_at:
            return Match.State.ENDED
        if self.started_at:
            return Match.State.BEGUN
        answer = getattr(self, "answer", None)
        if answer is None:
            return Match.State.PROPOSED
        if not answer.accepted:
            return Match.State.REFUSED
        return Match.State.READY if getattr(self, "agreement", None) else Match.State.TO_AGREE


class MatchAnswer(PersonBound):
    """What the volunteer answers, before knowing who it is."""

    match = models.OneToOneField(Match, on_delete=models.CASCADE, related_name="answer")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    accepted = models.BooleanField(_("d’accord"))
    words = models.CharField(_("en quelques mots"), max_length=240, blank=True)

    rows: ClassVar = OwnRows(
        "user_id = (SELECT fr_user()) OR fr_reaches(person_id, project_id, 2)",
        insert_sql=her_open_match("pathways_matchanswer", started=False),
        audited=True,
    )

    class Meta:
        verbose_name = _("réponse du ou de la bénévole")
        indexes = (models.Index(fields=("person",), name="match_answer_person"),)

    def __str__(self) -> str:
        return str(self.accepted)


class MatchAgreement(PersonBound):
    """The person's own yes: which words, in which language, how; and how she lets herself be reached, or not."""

    match = models.OneToOneField(Match, on_delete=models.CASCADE, related_name="agreement")
    text_version = models.CharField(_("version du texte"), max_length=20)
    language = models.CharField(_("langue du texte lu ou montré"), max_length=3)
    how = models.CharField(_("comment"), max_length=8, choices=How)
    witness = models.CharField(_("interprète ou témoin"), max_length=120, blank=True)
    signature = models.TextField(blank=True, help_text=_("tracé de la signature (SVG)"))
    channel = models.ForeignKey(
        ContactChannel, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False
    )
    at = models.DateTimeField(_("le"))

    rows: ClassVar = PersonRows(level=Level.SHARED)

    class Meta:
        verbose_name = _("accord pour un·e bénévole")
        verbose_name_plural = _("accords pour un·e bénévole")
        indexes = (models.Index(fields=("person",), name="match_agreement_person"),)

    def __str__(self) -> str:
        return f"{self.at:%d/%m/%Y}"


class VolunteerMeeting(PersonBound):
    """One meeting, noted by the volunteer in a minute. Plain words, no judgement, nothing of the file."""

    class Practised(models.TextChoices):
        TALK = "talk", _("parler de tout et de rien")
        READ = "read", _("lire ou écrire")
        PHONE = "phone", _("parler au téléphone")
        PAPERS = "papers", _("comprendre un courrier")
        WORK = "work", _("parler du travail, préparer un entretien")
        TOWN = "town", _("sortir, prendre un bus, faire une course")
        NETWORK = "network", _("rencontrer quelqu’un d’un métier")

    match = models.ForeignKey(Match, on_delete=models.CASCADE, related_name="meetings", db_index=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    on = models.DateField(_("le"))
    minutes = models.PositiveSmallIntegerField(
        _("durée en minutes"), default=60, validators=[MinValueValidator(5), MaxValueValidator(600)]
    )
    practised = ArrayField(
        models.CharField(max_length=8, choices=Practised), verbose_name=_("ce que nous avons fait")
    )
    note = models.CharField(_("en quelques mots"), max_length=200, blank=True)

    rows: ClassVar = OwnRows(
        LIVED, insert_sql=her_open_match("pathways_volunteermeeting", started=True), audited=True
    )

    class Meta:
        verbose_name = _("rencontre avec un·e bénévole")
        verbose_name_plural = _("rencontres avec un·e bénévole")
        indexes = (
            models.Index(fields=("match", "-on"), name="volunteer_meeting_match"),
            models.Index(fields=("person", "-on"), name="volunteer_meeting_person"),
        )

    def __str__(self) -> str:
        return f"{self.on:%d/%m/%Y}"

    @property
    def practised_said(self) -> str:
        return ", ".join(str(self.Practised(one).label) for one in self.practised)


class VolunteerSignal(PersonBound):
    """« À signaler au référent »: reaches the lead as an alert until somebody answers."""

    class About(models.TextChoices):
        KNOW = "know", _("quelque chose à savoir")
        WORRY = "worry", _("une inquiétude")
        MISSED = "missed", _("nous n’arrivons plus à nous voir")
        STOP = "stop", _("je souhaite arrêter")

    match = models.ForeignKey(Match, on_delete=models.CASCADE, related_name="signals")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    about = models.CharField(_("de quoi s’agit-il"), max_length=8, choices=About)
    words = models.CharField(_("en quelques mots"), max_length=300)
    read_at = models.DateTimeField(null=True)
    read_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    reply = models.CharField(_("réponse au ou à la bénévole"), max_length=300, blank=True)

    rows: ClassVar = OwnRows(
        LIVED,
        web=("SELECT", "INSERT", "UPDATE (read_at, read_by_id, reply)"),
        insert_sql=her_open_match("pathways_volunteersignal", started=True) + " AND read_at IS NULL",
        audited=True,
    )

    class Meta:
        verbose_name = _("signalement d’un·e bénévole")
        verbose_name_plural = _("signalements de bénévoles")
        indexes = (
            models.Index(fields=("person",), name="volunteer_signal_person"),
            models.Index(fields=("match",), condition=Q(read_at=None), name="volunteer_signal_unread"),
        )

    def __str__(self) -> str:
        return self.get_about_display()
