"""Opening, following at its own rhythm, ending and taking up again a path."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from filrouge.accounts.models import Organisation, Project, User
from filrouge.pathways import policies
from filrouge.pathways.events import PathwayClosed, PathwayOpened, PathwayReopened, RhythmChanged
from filrouge.pathways.models import Appointment, Closure, Pathway, Step
from filrouge.pathways.models.pathways import WEEKLY
from filrouge.people.models import AccessGrant, Person
from filrouge.shared import clock
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require

from .kept_facts import refresh_kept_facts
from .referents import Naming, name_referents
from .traces import about, of_pathway, refusal


@dataclass(frozen=True, kw_only=True)
class Opening:
    """One path to open. `referent` None: the team sees it among the people without a referent."""

    person: Person
    referent: User | None
    opened_on: date
    oriented_by: str = ""
    rhythm_days: int = WEEKLY


def open_pathway(
    *,
    by: User,
    person: Person,
    project: Project,
    organisation: Organisation,
    referent: User | None,
    opened_on: date,
    oriented_by: str = "",
    rhythm_days: int = WEEKLY,
) -> Pathway:
    opening = Opening(
        person=person,
        referent=referent,
        opened_on=opened_on,
        oriented_by=oriented_by,
        rhythm_days=rhythm_days,
    )
    return bulk_open_pathways(by=by, project=project, organisation=organisation, openings=[opening])[0]


def bulk_open_pathways(
    *, by: User, project: Project, organisation: Organisation, openings: Sequence[Opening]
) -> list[Pathway]:
    """All or nothing: one INSERT, one naming of referents, the events of each. One person once in `openings`.

    Raises IntegrityError when one of them has an open path in this project.
    """
    _require_may_open(by, project, organisation, openings)
    pathways = Pathway.objects.bulk_create(
        [
            Pathway(
                person=one.person,
                project=project,
                organisation=organisation,
                opened_on=one.opened_on,
                oriented_by=one.oriented_by,
                rhythm_days=one.rhythm_days,
                created_by=by,
            )
            for one in openings
        ]
    )
    for pathway in pathways:
        publish(PathwayOpened(organisation_id=organisation.pk, **about(by, pathway)))
    name_referents(
        by=by,
        namings=[
            Naming(pathway=pathway, referent=one.referent, since=clock.start_of(one.opened_on))
            for pathway, one in zip(pathways, openings, strict=True)
            if one.referent
        ],
    )
    return pathways


def change_rhythm(*, by: User, pathway: Pathway, rhythm_days: int) -> None:
    require(policies.can_plan(by, pathway), refusal())
    must_hit(Pathway.objects.filter(pk=pathway.pk).update(rhythm_days=rhythm_days))
    publish(RhythmChanged(rhythm_days=rhythm_days, **about(by, pathway)))


@dataclass(frozen=True, kw_only=True)
class Ending:
    """What to do with what was still ahead when a path ends: keep it written, or call it off."""

    drop_steps: bool
    cancel_appointments: bool


def close_pathway(*, by: User, pathway: Pathway, on: date, reason: str, note: str, ending: Ending) -> Closure:
    require(policies.can_close_pathway(by, pathway), refusal())
    closure = Closure.objects.create(on=on, reason=reason, note=note, **of_pathway(pathway, by))
    if ending.drop_steps:
        because = _("fin du parcours")
        Step.objects.ahead().filter(pathway=pathway).update(
            dropped_on=max(on, pathway.opened_on), dropped_because=because
        )
    if ending.cancel_appointments:
        Appointment.objects.coming().filter(pathway=pathway).update(
            outcome=Appointment.Outcome.CANCELLED, outcome_at=clock.now()
        )
    refresh_kept_facts([pathway.pk])
    publish(PathwayClosed(closure_id=closure.pk, **about(by, pathway)))
    return closure


def reopen_pathway(*, by: User, pathway: Pathway, note: str) -> None:
    """The referent of the last day is still there: nobody comes back to a path without anyone."""
    require(policies.can_reopen_pathway(by, pathway), refusal())
    closure = Closure.objects.get(pathway=pathway, reopened_at=None)
    in_force = Closure.objects.filter(pk=closure.pk, reopened_at=None)
    must_hit(in_force.update(reopened_at=clock.now(), reopened_by=by, reopening_note=note))
    refresh_kept_facts([pathway.pk])
    publish(PathwayReopened(closure_id=closure.pk, **about(by, pathway)))


def _require_may_open(
    by: User, project: Project, organisation: Organisation, openings: Sequence[Opening]
) -> None:
    """`can_open_pathway`, said of a whole list."""
    persons = {one.person.pk for one in openings}
    held = (
        AccessGrant.objects.in_force()
        .reaching(by)
        .filter(project=project, level=AccessGrant.Level.FULL, person__in=persons)
    )
    allowed = policies.accompanies(by, organisation) and persons <= set(
        held.values_list("person_id", flat=True)
    )
    require(allowed, refusal())
