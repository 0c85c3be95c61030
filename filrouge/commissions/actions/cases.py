"""The agenda: put there by the tool or on demand, arranged by the coordination; looked at in turn; learned after."""

from collections.abc import Sequence
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from filrouge.accounts.models import User
from filrouge.commissions import policies
from filrouge.commissions.events import CaseLearned, CaseLeft, CasePut
from filrouge.commissions.models import Case, Leaving, Meeting, Origin
from filrouge.commissions.sitting.proposing import Proposal, proposals_for
from filrouge.pathways.models import Pathway
from filrouge.shared import clock
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require

from .commissions import REFUSED
from .meetings import OVER
from .traces import about

BY_THE_TEAM = gettext_lazy(
    "Seule l’équipe en charge de ce dossier peut demander qu’on en parle ; un accès d’urgence n’y suffit pas."
)
MINUTES = gettext_lazy("Le compte rendu s’écrit à partir du tour de cette situation, jusqu’à sa validation.")
AT_ONCE = 25  # situations that the tool puts on an agenda


@transaction.atomic
def put_on_agenda(*, by: User, meeting: Meeting, chosen: Sequence[Proposal]) -> int:
    """What the tool proposes, as the coordination wants it: how many. Raises PermissionDenied."""
    require(policies.can_arrange(by, meeting), REFUSED if not meeting.is_over else OVER)
    first = _last_rank(meeting) + 1
    for rank, one in enumerate(chosen, start=first):
        _put(by, meeting, one.pathway, one.origin, rank, facts=one.facts)
    return len(chosen)


def prepare_agenda(*, by: User, meeting: Meeting) -> int:
    """The most pressing that the tool proposes, at once: how many. Raises PermissionDenied."""
    require(policies.can_arrange(by, meeting), REFUSED if not meeting.is_over else OVER)
    return put_on_agenda(by=by, meeting=meeting, chosen=proposals_for(meeting, most=AT_ONCE).first)


@transaction.atomic
def ask_for(*, by: User, meeting: Meeting, pathway: Pathway, asked: str) -> Case:
    """The team in charge asks that it be looked at. Raises PermissionDenied, ValidationError."""
    require(policies.can_ask(by, pathway), BY_THE_TEAM)
    if meeting.is_over or meeting.opened_at:
        raise ValidationError(OVER)
    if meeting.commission.project_id != pathway.project_id or not meeting.commission.names_people:
        raise ValidationError(_("Cette réunion n’est pas pour cette personne."))
    found = Case.objects.filter(meeting=meeting, pathway=pathway).first()
    if found is None:
        return _put(by, meeting, pathway, Origin.ASKED, _last_rank(meeting) + 1, asked=asked)
    if found.left_at is None and found.asked:
        raise ValidationError(_("Cette situation est déjà à l’ordre du jour de cette réunion."))
    found.asked, found.left_at, found.left_because = asked, None, ""
    found.save(update_fields=("asked", "left_at", "left_because"))
    return found


def arrange(*, by: User, meeting: Meeting, order: Sequence[UUID], minutes: dict[UUID, int]) -> None:
    """The order of the agenda, and how long for each. Raises PermissionDenied."""
    require(policies.can_arrange(by, meeting), REFUSED if not meeting.is_over else OVER)
    with transaction.atomic():
        for rank, key in enumerate(order, start=1):
            found = Case.objects.filter(pk=key, meeting=meeting)
            must_hit(found.update(rank=rank, minutes=minutes.get(key, 10)))


@transaction.atomic
def take_off(*, by: User, case: Case, because: str) -> None:
    """The coordination finds it useless, or the team says that the person does not wish it: not proposed again for
    half a year. Raises PermissionDenied, ValidationError."""
    may = policies.can_prepare(by, case) or (
        because == Leaving.SETTLED and policies.can_arrange(by, case.meeting)
    )
    require(may, BY_THE_TEAM)
    if case.started_at or case.left_at or case.meeting.is_over:
        raise ValidationError(OVER)
    found = Case.objects.filter(pk=case.pk, left_at=None)
    must_hit(found.update(left_at=clock.now(), left_because=because))
    publish(CaseLeft(by_person=because == Leaving.REFUSED, **about(by, case)))


@transaction.atomic
def start_case(*, by: User, case: Case) -> None:
    """Its turn has come: the one before it ends. Raises PermissionDenied, ValidationError."""
    require(policies.can_arrange(by, case.meeting), REFUSED if not case.meeting.is_over else OVER)
    if not case.meeting.is_open:
        raise ValidationError(_("Ouvrez d’abord la réunion, en disant qui est là."))
    if case.left_at:
        raise ValidationError(_("Cette situation n’est plus à l’ordre du jour."))
    now = clock.now()
    Case.objects.filter(meeting=case.meeting, started_at__isnull=False, ended_at=None).update(ended_at=now)
    must_hit(Case.objects.filter(pk=case.pk, left_at=None).update(started_at=now, ended_at=None))


def finish_case(*, by: User, case: Case) -> None:
    """It has been looked at. Raises PermissionDenied, ValidationError."""
    require(policies.can_arrange(by, case.meeting), REFUSED if not case.meeting.is_over else OVER)
    if not case.is_current:
        raise ValidationError(_("Ce n’est pas le tour de cette situation."))
    found = Case.objects.filter(pk=case.pk, started_at__isnull=False, ended_at=None)
    must_hit(found.update(ended_at=clock.now()))


def note_summary(*, by: User, case: Case, words: str) -> None:
    """What was said that is useful, for the minutes; until they are approved. Raises PermissionDenied,
    ValidationError."""
    require(policies.can_decide(by, case), REFUSED)
    if case.started_at is None or case.meeting.approved_at:
        raise ValidationError(MINUTES)
    case.summary = words
    case.save(update_fields=("summary",))


@transaction.atomic
def say_decision(*, by: User, case: Case, how: str) -> None:
    """She has learned what was decided. Raises PermissionDenied, ValidationError."""
    require(policies.can_prepare(by, case), BY_THE_TEAM)
    if case.started_at is None:
        raise ValidationError(_("Cette situation n’a pas encore été regardée."))
    must_hit(Case.objects.filter(pk=case.pk).update(learned_on=clock.today(), learned_how=how))
    publish(CaseLearned(**about(by, case)))


def _put(
    by: User,
    meeting: Meeting,
    pathway: Pathway,
    origin: str,
    rank: int,
    *,
    facts: dict[str, int] | None = None,
    asked: str = "",
) -> Case:
    case = Case.objects.create(
        meeting=meeting,
        pathway=pathway,
        person_id=pathway.person_id,
        project_id=pathway.project_id,
        origin=origin,
        rank=rank,
        facts=facts or {},
        asked=asked,
        created_by=by,
    )
    publish(CasePut(**about(by, case)))
    return case


def _last_rank(meeting: Meeting) -> int:
    """As far as the asker sees the agenda; equal ranks go by the time they came."""
    found = Case.objects.filter(meeting=meeting).aggregate(last=Max("rank"))
    return found["last"] or 0
