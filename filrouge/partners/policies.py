"""Rights on referrals: sending someone on, and ending it, is for those in charge of her file. On partnerships: the
coordination of the project and whoever manages the organisation write them, the teams read."""

from django.db.models import Q, QuerySet

from filrouge.accounts.models import Organisation, Project, User
from filrouge.pathways.models import Pathway
from filrouge.pathways.policies import can_plan, can_write_file
from filrouge.people.policies import in_charge
from filrouge.privacy.context import known_context

from .models import Partnership, Referral, Routine


def can_refer(user: User, pathway: Pathway) -> bool:
    """The team in charge, while the path is open. Not by an emergency: it lets read, it does not decide who is told."""
    return can_plan(user, pathway) and in_charge(user, pathway.person_id, pathway.project_id)


def can_note_answer(user: User, referral: Referral) -> bool:
    """The team: what the partner says by telephone, a reminder."""
    return can_write_file(user, referral.person_id, referral.project_id)


def can_ask_for_news(user: User, referral: Referral) -> bool:
    """Whoever is in charge of her file; and the coordination, which reads nothing of what is said: the sheet tells the
    partner what she agreed to, and comes back to the team."""
    coordinated = referral.project_id in known_context(user).coordinated and not referral.is_covered
    return coordinated or in_charge(user, referral.person_id, referral.project_id)


def can_end(user: User, referral: Referral) -> bool:
    """Recalls it, or notes that the person took her agreement back. `end_referral` (SQL) says the same."""
    return in_charge(user, referral.person_id, referral.project_id)


def kept_organisations(user: User, project: Project) -> QuerySet[Organisation]:
    """For which organisations of a project this user writes partnerships: all of them for its coordination, else those
    one manages. `fr_keeps_partnerships` (SQL) says the same."""
    context = known_context(user)
    carrying = Organisation.objects.filter(consortium__project=project, consortium__until=None)
    if project.pk not in context.coordinated:
        carrying = carrying.filter(pk__in=context.managed)
    return carrying.distinct().order_by("name")


def projects_kept(user: User) -> list[Project]:
    """In which one may open a partnership: `kept_organisations` says the same of each. Without a query for whoever may
    in none."""
    context = known_context(user)
    if not (context.managed or context.coordinated):
        return []
    managing = Q(members__organisation__in=context.managed, members__until=None)
    found: QuerySet[Project] = Project.objects.filter(managing | Q(pk__in=context.coordinated))
    return list(found.distinct().order_by("-starts_on", "pk"))


def can_keep_partnership(user: User, partnership: Partnership) -> bool:
    """Until it stops. Without a query when the user asks."""
    context = known_context(user)
    kept = partnership.project_id in context.coordinated or partnership.organisation_id in context.managed
    return kept and partnership.closed_on is None


def can_do_routine(user: User, routine: Routine) -> bool:
    """Says that it was done: who sees to it, or who keeps the partnership."""
    partnership = routine.partnership
    mine = routine.keeper_id == user.pk and partnership.closed_on is None
    return mine or can_keep_partnership(user, partnership)
