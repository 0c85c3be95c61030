"""Rights on a candidacy. Reading needs reach; writing needs the whole file of that project."""

from filrouge.accounts.models import ConsortiumMember, Organisation, Project, User
from filrouge.accounts.policies import coordinates
from filrouge.pathways.policies import accompanies, can_write_file
from filrouge.people.models import Person
from filrouge.people.policies import holds
from filrouge.privacy.context import Context
from filrouge.privacy.rows import Level

from .models import Candidacy, Cohort, CohortPlace, Commitment, Criterion

Stage = Candidacy.Stage


def can_open_candidacy(user: User, person: Person, project: Project, organisation: Organisation) -> bool:
    """The team in charge, for its own organisation."""
    return accompanies(user, organisation) and can_write_file(user, person.pk, project.pk)


def can_write_candidacy(user: User, candidacy: Candidacy) -> bool:
    """What happened can always be said by the team in charge."""
    return can_write_file(user, candidacy.person_id, candidacy.project_id)


def can_continue_candidacy(user: User, candidacy: Candidacy) -> bool:
    """What moves it on: while it is open."""
    return candidacy.is_open and can_write_candidacy(user, candidacy)


def can_hold_first_meeting(user: User, candidacy: Candidacy) -> bool:
    """Once; also while waiting: one may wait for a place and know already what it is."""
    return candidacy.met_on is None and can_continue_candidacy(user, candidacy)


def can_sign(user: User, candidacy: Candidacy) -> bool:
    """At a second meeting, so after a first one; the delay is the action's."""
    return candidacy.stage == Stage.MET and can_continue_candidacy(user, candidacy)


def can_countersign(user: User, commitment: Commitment) -> bool:
    return commitment.minor and can_continue_candidacy(user, commitment.candidacy)


def can_wait(user: User, candidacy: Candidacy) -> bool:
    return candidacy.stage != Stage.WAITING and can_continue_candidacy(user, candidacy)


def can_end_waiting(user: User, candidacy: Candidacy) -> bool:
    return candidacy.stage == Stage.WAITING and can_continue_candidacy(user, candidacy)


def can_enter(user: User, candidacy: Candidacy) -> bool:
    """Signed by all who must: nobody enters before."""
    return candidacy.stage == Stage.SIGNED and can_continue_candidacy(user, candidacy)


def may_read_criterion(user: User, candidacy: Candidacy, criterion: Criterion) -> bool:
    """Need to know: an answer that reveals a status or a health condition."""
    if criterion.category is None:
        return True
    return holds(user, candidacy.person, candidacy.project, Level(criterion.category))


def can_audit(context: Context) -> bool:
    """Reads what the safes hold: the evaluators of a project."""
    return bool(context.evaluated)


# --- targeting and cohorts --------------------------------------------------------------------------


def can_write_sheet(user: User, project: Project) -> bool:
    """The consortium reads it; the coordination writes it."""
    return coordinates(user, project)


def can_ask_for_figures(user: User, project: Project) -> bool:
    return coordinates(user, project)


def can_open_cohort(user: User, project: Project, organisation: Organisation) -> bool:
    """The coordination, or the team of an organisation of the project for itself."""
    takes_part = ConsortiumMember.objects.filter(project=project, organisation=organisation, until=None)
    return (coordinates(user, project) or accompanies(user, organisation)) and takes_part.exists()


def can_change_cohort(user: User, cohort: Cohort) -> bool:
    return coordinates(user, cohort.project) or accompanies(user, cohort.organisation)


def can_give_place(user: User, cohort: Cohort, person: Person) -> bool:
    """The team of the cohort, for someone whose file it holds."""
    return accompanies(user, cohort.organisation) and can_write_file(user, person.pk, cohort.project_id)


def can_fill_cohort(user: User, cohort: Cohort) -> bool:
    """Whether it makes sense to be shown whom to add."""
    return accompanies(user, cohort.organisation)


def can_end_place(user: User, place: CohortPlace) -> bool:
    return place.left_on is None and can_write_file(user, place.person_id, place.project_id)
