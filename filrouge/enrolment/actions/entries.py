"""Entry: the path opens with everything already known, and someone who accompanies."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.enrolment import policies
from filrouge.enrolment.events import PersonEntered
from filrouge.enrolment.models import Candidacy, Cohort, CohortPlace, Entry
from filrouge.pathways.actions.objectives import Aim, agree_objective
from filrouge.pathways.actions.pathways import open_pathway
from filrouge.pathways.models import Pathway
from filrouge.pathways.models.pathways import WEEKLY
from filrouge.shared.events import publish
from filrouge.shared.rights import require

from .cohorts import give_place
from .kept_facts import refresh_kept_facts
from .traces import about, of_candidacy, refusal


@dataclass(frozen=True, kw_only=True)
class Start:
    """`aims`: what was agreed to begin with, in the person's words. `cohort`: with whom she begins."""

    on: date
    referent: User
    cohort: Cohort | None = None
    rhythm_days: int = WEEKLY
    aims: tuple[Aim, ...] = ()


def enter_pathway(*, by: User, candidacy: Candidacy, start: Start) -> Entry:
    """Raises PermissionDenied; ValidationError when a path is already open in this project, or with a place in
    another cohort than the one chosen. The place she holds already says her cohort when none is chosen."""
    require(policies.can_enter(by, candidacy), refusal())
    same = Pathway.objects.open().filter(person=candidacy.person_id, project=candidacy.project_id)
    if same.exists():
        raise ValidationError(_("Un parcours est déjà ouvert pour cette personne dans ce projet."))
    cohort = _place_in(by, candidacy, start)
    pathway = open_pathway(
        by=by,
        person=candidacy.person,
        project=candidacy.project,
        organisation=candidacy.organisation,
        referent=start.referent,
        opened_on=start.on,
        oriented_by=candidacy.oriented_by,
        rhythm_days=start.rhythm_days,
    )
    for aim in start.aims:
        agree_objective(by=by, pathway=pathway, aim=aim)
    entry = Entry.objects.create(on=start.on, pathway=pathway, cohort=cohort, **of_candidacy(candidacy, by))
    refresh_kept_facts([candidacy.pk])
    publish(PersonEntered(entry_id=entry.pk, pathway_id=pathway.pk, **about(by, candidacy)))
    return entry


def _place_in(by: User, candidacy: Candidacy, start: Start) -> Cohort | None:
    held = CohortPlace.objects.taken().filter(person=candidacy.person_id, project=candidacy.project_id)
    place = held.select_related("cohort").first()
    if start.cohort is None or (place and place.cohort_id == start.cohort.pk):
        return place.cohort if place else None
    give_place(by=by, cohort=start.cohort, person=candidacy.person, on=start.on)
    return start.cohort
