from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from filrouge.accounts.events import ConsortiumJoined
from filrouge.accounts.models import ConsortiumMember, Organisation, Project, ProjectObjective, User
from filrouge.accounts.models.projects import Gender
from filrouge.accounts.policies import can_create_project, can_edit_project, can_run_project
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.rights import require

RUNS = gettext_lazy("Seul·e un·e coordinateur·rice du projet peut le faire.")


@transaction.atomic
def create_project(
    *,
    by: User,
    name: str,
    call: str,
    lead: Organisation,
    starts_on: date,
    ends_on: date,
    texts_per_month: int = 500,
) -> Project:
    """The lead belongs to the consortium from the first day. Raises ValidationError."""
    require(can_create_project(by), _("Seul·e un·e administrateur·rice de la plateforme ouvre un projet."))
    project = Project(name=name, call=call, lead=lead, starts_on=starts_on, ends_on=ends_on)
    project.texts_per_month = texts_per_month
    project.full_clean()
    project.save()
    _join(by, project, lead, starts_on)
    return project


@transaction.atomic
def edit_project(
    *,
    by: User,
    project: Project,
    name: str,
    call: str,
    lead: Organisation,
    starts_on: date,
    ends_on: date,
    texts_per_month: int,
) -> Project:
    """Raises ValidationError."""
    require(can_edit_project(by), _("Seul·e un·e administrateur·rice de la plateforme modifie un projet."))
    project.name, project.call, project.lead = name, call, lead
    project.starts_on, project.ends_on = starts_on, ends_on
    project.texts_per_month = texts_per_month
    project.full_clean()
    project.save()
    if not project.members.filter(organisation=lead, until=None).exists():
        _join(by, project, lead, starts_on)
    return project


def choose_words(
    *,
    by: User,
    project: Project,
    singular: str,
    plural: str,
    feminine: str,
    feminine_plural: str,
    gender: str = Gender.MASCULINE,
) -> Project:
    """How every screen and document of the project names those it accompanies. `gender`: of the general form.
    Raises ValidationError."""
    require(can_run_project(by, project), RUNS)
    project.word_singular, project.word_plural = singular, plural
    project.word_feminine, project.word_feminine_plural = feminine, feminine_plural
    project.word_gender = gender
    project.full_clean()
    project.save()
    return project


def set_objective(
    *,
    by: User,
    project: Project,
    label: str,
    target: int,
    by_date: date,
    objective: ProjectObjective | None = None,
) -> ProjectObjective:
    """Add an objective in numbers, or change one. Raises ValidationError."""
    require(can_run_project(by, project), RUNS)
    objective = objective or ProjectObjective(project=project)
    objective.label, objective.target, objective.by_date = label, target, by_date
    objective.full_clean()
    objective.save()
    return objective


def remove_objective(*, by: User, objective: ProjectObjective) -> None:
    require(can_run_project(by, objective.project), RUNS)
    objective.delete()


def _join(by: User, project: Project, organisation: Organisation, since: date) -> ConsortiumMember:
    member = ConsortiumMember.objects.create(project=project, organisation=organisation, since=since)
    publish(ConsortiumJoined(by=Actor.user(by.pk), project_id=project.pk, organisation_id=organisation.pk))
    return member
