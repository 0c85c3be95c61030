"""Who comes and who came. Each fact has its date; where someone stands is read from them."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User
from filrouge.messaging.models import Message
from filrouge.pathways.models.pathways import PersonBound
from filrouge.people.models.agreements import LONGEST_DRAWING
from filrouge.privacy.rows import Level, PersonRows, reached
from filrouge.reference.models import FrameworkSkill
from filrouge.shared.encrypted_field import EncryptedTextField

from .activities import CHANGED, Activity
from .sessions import Session
from .vocabulary import CAME, Came, Excuse, Half, Leaving, Mood, Role, Speaker, Way

PURPOSE = "activity"  # of the link by which someone says yes or no
LINK_LASTS = timedelta(days=180)

# The team that offers it, or the coordination of its project, in the same project as the row.
RUNS = (
    "EXISTS (SELECT 1 FROM activities_activity a WHERE a.id = {activity} AND a.project_id = {table}.project_id"
    " AND (a.organisation_id = ANY ((SELECT fr_organisations())::bigint[])"
    " OR a.project_id = ANY ((SELECT fr_coordinated())::bigint[])) OFFSET 0)"
)
OF_SESSION = "(SELECT s.activity_id FROM activities_session s WHERE s.id = {table}.session_id)"
OF_ATTENDANCE = (
    "(SELECT s.activity_id FROM activities_session s JOIN activities_attendance t ON t.session_id = s.id"
    " WHERE t.id = {table}.attendance_id)"
)
OF_PARTICIPATION = (
    "(SELECT p.activity_id FROM activities_participation p WHERE p.id = {table}.participation_id)"
)


def rows_of_activity(table: str, activity: str, web: tuple[str, ...] = CHANGED) -> PersonRows:
    """Read by whoever reads the shared part of her file. Written by the team in charge; and, of someone they may read,
    by those who run the activity: they see who comes, whichever team follows her."""
    runs = RUNS.format(table=table, activity=activity.format(table=table))
    shared = reached(table, "BETWEEN 2 AND 3")
    return PersonRows(
        level=Level.SHARED,
        instead=f"({reached(table, '= 3')}) OR ({shared} AND {runs})",
        read_also=shared,
        web=web,
    )


class State(StrEnum):
    INVITED = "invited"
    ENROLLED = "enrolled"
    WAITING = "waiting"
    DECLINED = "declined"
    LEFT = "left"


class ParticipationQuerySet(models.QuerySet["Participation"]):
    def enrolled(self) -> Self:
        return self.filter(enrolled_at__isnull=False, left_on=None, declined_at=None)

    def waiting(self) -> Self:
        """In their turn."""
        waits = self.filter(waiting_since__isnull=False, enrolled_at=None, declined_at=None, left_on=None)
        return waits.order_by("waiting_since", "pk")

    def taking_part(self) -> Self:
        """Bar those who left or were added by mistake."""
        return self.filter(left_on=None)


class Participation(PersonBound):
    """Someone and an activity: invited, said yes or no, has a place or waits for one, left. Whoever comes back is
    invited again: another row."""

    activity = models.ForeignKey(
        Activity, on_delete=models.PROTECT, related_name="participations", db_index=False
    )
    invited_at = models.DateTimeField(_("invitée le"))
    message = models.OneToOneField(Message, on_delete=models.SET_NULL, null=True, related_name="+")
    trouble = models.CharField(_("pourquoi rien n’est parti"), max_length=240, blank=True)
    enrolled_at = models.DateTimeField(_("inscrite le"), null=True)
    waiting_since = models.DateTimeField(_("attend depuis le"), null=True)
    declined_at = models.DateTimeField(_("a dit non le"), null=True)
    answered_by = models.CharField(_("comment"), max_length=6, choices=Way, blank=True, default="")
    left_on = models.DateField(_("ne vient plus depuis le"), null=True)
    left_because = models.CharField(_("raison"), max_length=10, choices=Leaving, blank=True, default="")

    objects = ParticipationQuerySet.as_manager()
    rows: ClassVar = rows_of_activity("activities_participation", "{table}.activity_id")

    class Meta:
        verbose_name = _("participation")
        constraints = (
            models.UniqueConstraint(
                fields=("activity", "person"), condition=Q(left_on=None), name="participation_once"
            ),
        )
        indexes = (models.Index(fields=("person",), name="participation_person"),)

    def __str__(self) -> str:
        return f"{self.person_id} {self.activity_id}"

    @property
    def state(self) -> State:
        if self.left_on:
            return State.LEFT
        if self.declined_at:
            return State.DECLINED
        if self.enrolled_at:
            return State.ENROLLED
        return State.WAITING if self.waiting_since else State.INVITED

    @property
    def since(self) -> datetime:
        """When this became so."""
        return self.declined_at or self.enrolled_at or self.waiting_since or self.invited_at


class AttendanceQuerySet(models.QuerySet["Attendance"]):
    def came(self) -> Self:
        return self.filter(came__in=CAME)


class Attendance(PersonBound):
    """Someone at one session, as the last who wrote it says. Former values stay in the history of the row."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="attendances", db_index=False)
    participation = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="attendances")
    came = models.CharField(_("présence"), max_length=8, choices=Came)
    minutes_late = models.PositiveSmallIntegerField(
        _("minutes de retard"), null=True, validators=[MinValueValidator(1), MaxValueValidator(600)]
    )
    excuse = models.CharField(_("raison"), max_length=12, choices=Excuse, blank=True, default="")
    taken_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    taken_at = models.DateTimeField(_("notée le"))

    objects = AttendanceQuerySet.as_manager()
    rows: ClassVar = rows_of_activity("activities_attendance", OF_SESSION)

    class Meta:
        verbose_name = _("présence")
        constraints = (
            # Not of the person: two files that become one may each have been noted.
            models.UniqueConstraint(fields=("session", "participation"), name="attendance_once"),
            models.CheckConstraint(
                condition=Q(minutes_late=None) | Q(came=Came.LATE), name="attendance_minutes_of_late"
            ),
            models.CheckConstraint(
                condition=Q(excuse="") | Q(came=Came.EXCUSED), name="attendance_reason_of_excused"
            ),
        )
        indexes = (models.Index(fields=("person",), name="attendance_person"),)

    def __str__(self) -> str:
        return f"{self.person_id} {self.came}"


class AttendanceDoubtQuerySet(models.QuerySet["AttendanceDoubt"]):
    def open(self) -> Self:
        return self.filter(settled_at=None)


class AttendanceDoubt(PersonBound):
    """Two people took the same attendance and do not say the same: the second value waits here for a choice."""

    attendance = models.ForeignKey(
        Attendance, on_delete=models.CASCADE, related_name="doubts", db_index=False
    )
    came = models.CharField(_("présence"), max_length=8, choices=Came)
    minutes_late = models.PositiveSmallIntegerField(_("minutes de retard"), null=True)
    excuse = models.CharField(_("raison"), max_length=12, choices=Excuse, blank=True, default="")
    settled_at = models.DateTimeField(_("décidé le"), null=True)
    settled_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    objects = AttendanceDoubtQuerySet.as_manager()
    rows: ClassVar = rows_of_activity("activities_attendancedoubt", OF_ATTENDANCE)

    class Meta:
        verbose_name = _("présence notée deux fois")
        indexes = (
            models.Index(fields=("person",), name="attendance_doubt_person"),
            models.Index(fields=("attendance",), name="attendance_doubt_of"),
        )

    def __str__(self) -> str:
        return f"{self.attendance_id} {self.came}"


class AttendanceSignature(PersonBound):
    """Someone signed with a finger that she was there, for one half day: never changed, as on paper.

    `id` is the one the telephone made. `signed_at`: when she signed, by the server's clock.
    """

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="signatures", db_index=False)
    participation = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="signatures")
    half = models.CharField(_("demi-journée"), max_length=9, choices=Half)
    drawing = EncryptedTextField(_("tracé de la signature"), max_length=LONGEST_DRAWING)
    signed_at = models.DateTimeField(_("signé le"))

    rows: ClassVar = rows_of_activity("activities_attendancesignature", OF_SESSION, web=("SELECT", "INSERT"))

    class Meta:
        verbose_name = _("signature d’une présence")
        verbose_name_plural = _("signatures de présences")
        constraints = (
            models.UniqueConstraint(
                fields=("session", "participation", "half"), name="attendance_signature_once"
            ),
        )
        indexes = (models.Index(fields=("person",), name="attendance_signature_person"),)

    def __str__(self) -> str:
        return f"{self.person_id} {self.half}"


class Opinion(PersonBound):
    """What one person says of a session, if she wishes: a face, two questions, her own words."""

    attendance = models.OneToOneField(Attendance, on_delete=models.CASCADE, related_name="opinion")
    mood = models.CharField(_("comment c’était"), max_length=5, choices=Mood)
    useful = models.BooleanField(_("utile pour la suite"), null=True)
    again = models.BooleanField(_("reviendrait"), null=True)
    words = models.CharField(_("ses mots"), max_length=400, blank=True)

    rows: ClassVar = rows_of_activity("activities_opinion", OF_ATTENDANCE)

    class Meta:
        verbose_name = _("avis sur une séance")
        verbose_name_plural = _("avis sur une séance")
        indexes = (models.Index(fields=("person",), name="opinion_person"),)

    def __str__(self) -> str:
        return f"{self.person_id} {self.mood}"


class SkillClaimQuerySet(models.QuerySet["SkillClaim"]):
    def kept(self) -> Self:
        """Bar those taken back."""
        return self.filter(removed_at=None)


class SkillClaim(PersonBound):
    """Someone says, just after, that she showed a skill: never a stamp. It waits for an assessment, where it is looked
    at beside what else is known (mission S-27, S-30)."""

    attendance = models.ForeignKey(
        Attendance, on_delete=models.CASCADE, related_name="claims", db_index=False
    )
    skill = models.ForeignKey(FrameworkSkill, on_delete=models.PROTECT, related_name="+", db_index=False)
    said_by = models.CharField(_("qui le dit"), max_length=11, choices=Speaker)
    words = models.CharField(_("à quoi cela s’est vu"), max_length=240, blank=True)
    removed_at = models.DateTimeField(_("retirée le"), null=True)

    objects = SkillClaimQuerySet.as_manager()
    rows: ClassVar = rows_of_activity(
        "activities_skillclaim", OF_ATTENDANCE, web=("SELECT", "INSERT", "UPDATE (words, removed_at)")
    )

    class Meta:
        verbose_name = _("compétence repérée dans une activité")
        verbose_name_plural = _("compétences repérées dans des activités")
        constraints = (
            models.UniqueConstraint(
                fields=("attendance", "skill", "said_by"),
                condition=Q(removed_at=None),
                name="skill_claim_once",
            ),
        )
        indexes = (models.Index(fields=("person",), name="skill_claim_person"),)

    def __str__(self) -> str:
        return f"{self.skill_id} {self.said_by}"


class Part(PersonBound):
    """What someone takes on in an activity, besides coming."""

    participation = models.ForeignKey(
        Participation, on_delete=models.CASCADE, related_name="parts", db_index=False
    )
    role = models.CharField(_("ce qu’elle prend en main"), max_length=8, choices=Role)
    task = models.CharField(_("en quelques mots"), max_length=240, blank=True)
    on = models.DateField(_("depuis le"))

    rows: ClassVar = rows_of_activity("activities_part", OF_PARTICIPATION)

    class Meta:
        verbose_name = _("rôle dans une activité")
        verbose_name_plural = _("rôles dans une activité")
        indexes = (
            models.Index(fields=("person",), name="part_person"),
            models.Index(fields=("participation",), name="part_participation"),
        )

    def __str__(self) -> str:
        return self.get_role_display()
