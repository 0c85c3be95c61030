"""The programme: what is offered, for whom, by whom, and what it can work on in the three domains."""

from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import ConsortiumMember, Membership, Organisation, Project, User
from filrouge.accounts.models import Role as Held
from filrouge.enrolment.models import Cohort
from filrouge.pathways.models.bricks import Domain
from filrouge.shared import clock
from filrouge.shared.ids import uuid7
from filrouge.shared.rows import NotAboutPeople

from .vocabulary import French, Kind, Subject

CHANGED = ("SELECT", "INSERT", "UPDATE")
MOST_SEATS = 500


class ActivityQuerySet(models.QuerySet["Activity"]):
    def visible_to(self, user: User) -> Self:
        """Teams of one project see what the others offer: people go from one to the other."""
        roles = Membership.objects.current().filter(user=user)
        mine = roles.accompanying().values("organisation")
        taken_part = ConsortiumMember.objects.filter(organisation__in=mine, until=None).values("project")
        coordinated = roles.filter(role=Held.COORDINATOR).values("project")
        return self.filter(Q(project__in=taken_part) | Q(project__in=coordinated))

    def offered(self) -> Self:
        return self.filter(ended_on=None)


class Activity(models.Model):
    """Nobody accompanied is named here: see Participation. `seats` None: as many as come. `minutes`: what it asks of
    each person each time, journey included."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+", db_index=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", db_index=False, verbose_name=_("équipe")
    )
    kind = models.CharField(_("forme"), max_length=12, choices=Kind)
    other_kind = models.CharField(_("laquelle"), max_length=60, blank=True)
    title = models.CharField(_("titre"), max_length=120)
    about = models.TextField(_("ce qu’on y fait"), max_length=1000, blank=True)
    theme = models.CharField(_("thème du fil rouge"), max_length=60, blank=True)
    place = models.CharField(_("lieu habituel"), max_length=160, blank=True)
    seats = models.PositiveSmallIntegerField(
        _("nombre de places"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_SEATS)],
    )
    french = models.CharField(
        _("niveau de français"), max_length=2, choices=French, blank=True, default=French.ANY
    )
    childcare = models.BooleanField(_("garde d’enfants proposée"), default=False)
    women_only = models.BooleanField(_("réservée aux femmes"), default=False)
    transport = models.CharField(_("transport proposé"), max_length=160, blank=True)
    partners = ArrayField(
        models.CharField(max_length=120), default=list, blank=True, verbose_name=_("partenaires")
    )
    cost = models.DecimalField(
        _("coût par personne, en euros"), max_digits=7, decimal_places=2, null=True, blank=True
    )
    minutes = models.PositiveSmallIntegerField(
        _("temps par personne, en minutes"), null=True, blank=True, validators=[MaxValueValidator(1440)]
    )
    cohorts = models.ManyToManyField(Cohort, through="ActivityCohort", related_name="+")
    facilitators = models.ManyToManyField(User, through="Facilitator", related_name="+")
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    created_at = models.DateTimeField(auto_now_add=True)
    ended_on = models.DateField(_("arrêtée le"), null=True, blank=True)

    objects = ActivityQuerySet.as_manager()
    rows: ClassVar = NotAboutPeople("what teams offer to groups", web=CHANGED)

    class Meta:
        verbose_name = _("activité")
        indexes = (models.Index(fields=("project", "-created_at"), name="activity_project"),)

    def __str__(self) -> str:
        return self.title

    @property
    def kind_said(self) -> str:
        return capfirst(self.other_kind or self.get_kind_display())


class Aim(models.Model):
    """What each session works on in one domain, and for how long."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="aims", db_index=False)
    domain = models.CharField(_("domaine"), max_length=14, choices=Domain)
    minutes = models.PositiveSmallIntegerField(_("minutes par séance"), validators=[MinValueValidator(5)])
    words = models.CharField(_("ce qu’on y apprend"), max_length=240, blank=True)

    rows: ClassVar = NotAboutPeople("what an activity can teach")

    class Meta:
        verbose_name = _("ce qu’une activité travaille")
        constraints = (models.UniqueConstraint(fields=("activity", "domain"), name="aim_once"),)

    def __str__(self) -> str:
        return f"{self.get_domain_display()} {self.minutes}"


class ActivityCohort(models.Model):
    """The groups it is made for; others may come all the same."""

    activity = models.ForeignKey(
        Activity, on_delete=models.CASCADE, related_name="for_cohorts", db_index=False
    )
    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="+")

    rows: ClassVar = NotAboutPeople("for which groups an activity is made")

    class Meta:
        verbose_name = _("cohorte d’une activité")
        constraints = (models.UniqueConstraint(fields=("activity", "cohort"), name="activity_cohort_once"),)

    def __str__(self) -> str:
        return f"{self.activity_id} {self.cohort_id}"


class Facilitator(models.Model):
    """Who runs it, of a team."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="run_by", db_index=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    rows: ClassVar = NotAboutPeople("who of a team runs an activity")

    class Meta:
        verbose_name = _("personne qui anime une activité")
        constraints = (models.UniqueConstraint(fields=("activity", "user"), name="facilitator_once"),)

    def __str__(self) -> str:
        return f"{self.activity_id} {self.user_id}"


class ImprovementQuerySet(models.QuerySet["Improvement"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(activity__in=Activity.objects.visible_to(user))

    def unanswered(self) -> Self:
        return self.filter(words="")

    def answered(self) -> Self:
        return self.exclude(words="")

    def to_do(self) -> Self:
        """Promised for a day, and not done yet."""
        return self.answered().filter(due_on__isnull=False, done_on=None)

    def to_tell(self) -> Self:
        return self.answered().filter(told_on=None)


class Improvement(models.Model):
    """« Ce qui change après vos remarques »: what a group asked, if it did (`asked`, at a session: a council or any
    other), what is answered (`words`, empty until then), for when, done, then told to those who asked. Nobody is named.

    `by`: who wrote the remark, or the answer when there was none.
    """

    activity = models.ForeignKey(
        Activity, on_delete=models.CASCADE, related_name="improvements", db_index=False
    )
    session = models.ForeignKey("Session", on_delete=models.SET_NULL, null=True, related_name="remarks")
    asked = models.CharField(_("ce qui est demandé"), max_length=400, blank=True, default="")
    subject = models.CharField(
        _("à propos de"), max_length=8, choices=Subject, default=Subject.ACTIVITY, blank=True
    )
    words = models.CharField(_("ce qui change"), max_length=400, blank=True)
    answered_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    answered_on = models.DateField(_("répondu le"), null=True, blank=True)
    due_on = models.DateField(_("promis pour le"), null=True, blank=True)
    done_on = models.DateField(_("fait le"), null=True, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(auto_now_add=True)
    told_on = models.DateField(_("dit au groupe le"), null=True, blank=True)

    objects = ImprovementQuerySet.as_manager()
    rows: ClassVar = NotAboutPeople("what a team changes after remarks", web=CHANGED)

    class Meta:
        verbose_name = _("ce qui change après les remarques")
        indexes = (models.Index(fields=("activity", "at"), name="improvement_activity"),)

    def __str__(self) -> str:
        return self.words or self.asked

    @property
    def is_late(self) -> bool:
        return self.due_on is not None and self.done_on is None and self.due_on < clock.today()
