"""Rights on a path. Row policies give reach; these say what may be done within it.

Reading needs reach. Writing needs the whole file of that project (the team in charge, or an emergency
access): the grants of a team reach only those who accompany people, so the role is checked by the same query.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from filrouge.accounts.models import Membership, Organisation, Project, Role, User
from filrouge.accounts.policies import can_run_project, coordinates
from filrouge.people.models import Person
from filrouge.people.policies import can_open_person, in_charge
from filrouge.people.queries.holdings import holds_whole_file, levels_held
from filrouge.privacy.context import known_context
from filrouge.reference.barriers import Secret
from filrouge.shared import clock

from .models import (
    LEVELS,
    Absence,
    Appointment,
    Barrier,
    Contact,
    HealthOpening,
    Incident,
    ListImport,
    Objective,
    Pathway,
    Referent,
    Step,
)

CORRECTION_HOURS = 24


def can_write_file(user: User, person_id: UUID, project_id: int) -> bool:
    return holds_whole_file(user, person_id, project_id)


def can_write(user: User, pathway: Pathway) -> bool:
    """Rights on anything of this path, open or closed."""
    return can_write_file(user, pathway.person_id, pathway.project_id)


def can_open_pathway(user: User, person: Person, project: Project, organisation: Organisation) -> bool:
    """The team in charge, for its own organisation."""
    return accompanies(user, organisation) and can_write_file(user, person.pk, project.pk)


def can_record_contact(user: User, pathway: Pathway) -> bool:
    """Also once the path is closed: people call back."""
    return can_write(user, pathway)


def can_correct_contact(user: User, contact: Contact) -> bool:
    """One's own, within 24 hours. Later, a second contact says what the first one missed."""
    return is_correctable(user, contact) and can_write(user, contact.pathway)


def is_correctable(user: User, contact: Contact) -> bool:
    """`can_correct_contact` where the right to write is known: on a list, without a query per line."""
    age = clock.now() - contact.created_at
    return contact.created_by_id == user.pk and age < timedelta(hours=CORRECTION_HOURS)


def can_plan(user: User, pathway: Pathway) -> bool:
    """Objectives, steps, appointments, rhythm: the team in charge, while the path is open."""
    return pathway.is_open and can_write(user, pathway)


def can_change_objective(user: User, objective: Objective) -> bool:
    return can_plan(user, objective.pathway)


def can_change_step(user: User, step: Step) -> bool:
    return can_plan(user, step.pathway)


def can_sign_objective(user: User, objective: Objective) -> bool:
    """The person says yes in front of the team in charge, to what is still ahead."""
    return objective.reached_on is None and objective.dropped_on is None and can_plan(user, objective.pathway)


def can_write_bricks(user: User, project: Project) -> bool:
    """Templates of steps and themes: the consortium reads them, the coordination writes them."""
    return coordinates(user, project)


def can_settle_appointment(user: User, appointment: Appointment) -> bool:
    """Also on a closed path: what happened can always be said."""
    return can_write(user, appointment.pathway)


def can_carry_reminders(user: User) -> bool:
    """The list of what is to be told by hand: whoever accompanies people, for their own meetings."""
    return bool(known_context(user).organisations)


def can_close_pathway(user: User, pathway: Pathway) -> bool:
    return can_plan(user, pathway)


def can_reopen_pathway(user: User, pathway: Pathway) -> bool:
    return not pathway.is_open and can_write(user, pathway)


def can_name_referent(user: User, pathway: Pathway) -> bool:
    """Who decides who accompanies. The coordinator of the project; or the team in charge when nobody leads,
    when the user is the lead, or when the lead has left. A colleague does not take someone over behind a
    referent's back. Who manages the organisation does not reach people (need to know, S-59): a
    departure tells them how many paths are to be handed over. `name_referents` (SQL) says the same.
    """
    if not pathway.is_open:
        return False
    return _coordinates(user, pathway) or (_lead_may_change(user, pathway) and _in_charge(user, pathway))


def can_pair(user: User, pathway: Pathway) -> bool:
    """Adding or ending a second referent: the lead or the coordinator, from the team in charge. `start_pair`
    and `end_pair` (SQL) say the same."""
    decides = pathway.lead_id == user.pk or _coordinates(user, pathway)
    return pathway.is_open and decides and _in_charge(user, pathway)


def can_transfer_caseload(user: User, from_user: User) -> bool:
    """One's own, that of a colleague who left, or any within the projects one coordinates; each path is
    checked again when it changes hands."""
    if user == from_user:
        return True
    held = Pathway.objects.visible_to(user).open().of_referent(from_user)
    coordinated = Membership.objects.current().filter(user=user, role=Role.COORDINATOR).values("project")
    return held.filter(project__in=coordinated).exists() or any(
        not accompanies(from_user, pathway.organisation_id) for pathway in held[:1]
    )


def can_plan_absence(user: User, absent: User) -> bool:
    """One's own; a colleague's for those who coordinate or manage in the same organisation."""
    if user == absent:
        return True
    organisations = Membership.objects.current().filter(user=absent).values("organisation")
    return (
        Membership.objects.current()
        .filter(user=user, organisation__in=organisations, role__in=(Role.COORDINATOR, Role.MANAGER))
        .exists()
    )


def can_change_absence(user: User, absence: Absence) -> bool:
    return can_plan_absence(user, absence.user)


def can_stand_in(substitute: User, absent: User) -> bool:
    """A substitute works in the same organisation, and accompanies people there."""
    organisations = Membership.objects.current().accompanying().filter(user=absent).values("organisation")
    return substitute != absent and (
        Membership.objects.current()
        .accompanying()
        .filter(user=substitute, organisation__in=organisations)
        .exists()
    )


def is_away(user: User, first: date, last: date) -> bool:
    """One of these days at least."""
    return Absence.objects.during(first, last).filter(user=user).exists()


def accompanies(user: User, organisation: Organisation | int) -> bool:
    return Membership.objects.current().accompanying().filter(user=user, organisation=organisation).exists()


def is_referent(user: User, pathway: Pathway) -> bool:
    """Lead or in pair, today: whoever reads confidential notes besides their author."""
    return Referent.objects.current().filter(user=user, pathway=pathway).exists()


def _in_charge(user: User, pathway: Pathway) -> bool:
    """An emergency access names nobody: being a referent lasts, and opens confidential notes."""
    return in_charge(user, pathway.person_id, pathway.project_id)


def _coordinates(user: User, pathway: Pathway) -> bool:
    roles: Iterable[int | None] = (
        Membership.objects.current()
        .filter(user=user, role=Role.COORDINATOR)
        .values_list("project_id", flat=True)
    )
    return pathway.project_id in roles and Pathway.objects.visible_to(user).filter(pk=pathway.pk).exists()


def _lead_may_change(user: User, pathway: Pathway) -> bool:
    lead = pathway.lead
    return lead is None or lead == user or not accompanies(lead, pathway.organisation_id)


# --- incidents -------------------------------------------------------------------------------------


def can_open_incident(user: User, pathway: Pathway) -> bool:
    """Whoever may write in the file, also once the path is closed: people call back in danger."""
    return can_write(user, pathway)


def knows(user: User, incident: Incident) -> bool:
    """Author, referents, people warned. The rows say it: whoever reads it may add to its journal and end it."""
    return Incident.objects.filter(pk=incident.pk).exists() and user.is_active


def can_set_alarm_plan(user: User, project_id: int) -> bool:
    held = Membership.objects.current().filter(user=user, role=Role.COORDINATOR, project=project_id)
    return held.exists()


# --- lists -----------------------------------------------------------------------------------------


def can_import(user: User, organisation: Organisation, project: Project) -> bool:
    """Whoever may open one file there may open them from a list."""
    return can_open_person(user, organisation, project)


def can_change_list(user: User, batch: ListImport, *states: str) -> bool:
    """One's own list, at one of these stages, as long as one accompanies people there."""
    own = batch.user_id == user.pk and batch.state in states
    return own and can_import(user, batch.organisation, batch.project)


# --- diagnosis -------------------------------------------------------------------------------------


def can_change_barrier(user: User, barrier: Barrier) -> bool:
    """An ordinary one: the team in charge. A sensitive one: whoever takes care of it, or may read it."""
    if not can_plan(user, barrier.pathway):
        return False
    return (
        not barrier.is_sensitive or barrier.handler_id == user.pk or bool(secrets_held(user, barrier.pathway))
    )


def can_note_sensitive(user: User, pathway: Pathway, secret: Secret) -> bool:
    """Need to know; and for health, only where the project opened this part."""
    return can_plan(user, pathway) and secret in secrets_held(user, pathway)


def can_entrust_sensitive(user: User, pathway: Pathway) -> bool:
    """Saying that a colleague takes care of something, without saying nor reading what."""
    return can_plan(user, pathway) and _in_charge(user, pathway)


def secrets_held(user: User, pathway: Pathway) -> list[Secret]:
    """The categories this user may read and note about this person, in this project."""
    held = levels_held(user, pathway.person_id, pathway.project_id)
    found = [secret for secret, level in LEVELS.items() if level in held]
    if Secret.HEALTH in found and not health_is_open(pathway.project_id):
        found.remove(Secret.HEALTH)
    return found


def health_is_open(project_id: int) -> bool:
    """Closed by default: on only where hosting allows it (mission S-14)."""
    return HealthOpening.objects.filter(project=project_id, closed_at=None).exists()


def can_open_health(user: User, project: Project) -> bool:
    return can_run_project(user, project)
