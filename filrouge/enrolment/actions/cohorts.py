"""Cohorts: preparing one, filling it little by little. Wishes of mix never decide of a place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from filrouge.accounts.models import Organisation, Project, User
from filrouge.enrolment import policies
from filrouge.enrolment.events import CohortChanged, CohortOpened, CohortPlaceLeft, CohortPlaceTaken
from filrouge.enrolment.models import Cohort, CohortPlace, CohortWish
from filrouge.enrolment.queries.cohorts import has_committed
from filrouge.people.models import Person
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require


@dataclass(frozen=True, kw_only=True)
class CohortPlan:
    """What is known so far; dates and places come when they are decided. `wishes`: group → per cent."""

    name: str
    seats: int
    opening_from: date | None = None
    opening_until: date | None = None
    opening_hours: str = ""
    opening_place: str = ""
    break_from: date | None = None
    break_until: date | None = None
    break_place: str = ""
    wishes: Mapping[str, int] = field(default_factory=dict)

    def columns(self) -> dict[str, object]:
        return {name: getattr(self, name) for name in self.__dataclass_fields__ if name != "wishes"}


def open_cohort(*, by: User, project: Project, organisation: Organisation, plan: CohortPlan) -> Cohort:
    """Raises PermissionDenied, ValidationError."""
    require(policies.can_open_cohort(by, project, organisation), _refusal())
    cohort = Cohort(project=project, organisation=organisation, created_by=by, **plan.columns())
    cohort.full_clean()
    cohort.save(force_insert=True)
    _wish(cohort, plan.wishes)
    publish(
        CohortOpened(
            by=Actor.user(by.pk),
            project_id=project.pk,
            organisation_id=organisation.pk,
            cohort_id=cohort.pk,
        )
    )
    return cohort


def change_cohort(*, by: User, cohort: Cohort, plan: CohortPlan) -> Cohort:
    """Raises PermissionDenied, ValidationError."""
    require(policies.can_change_cohort(by, cohort), _refusal())
    for name, value in plan.columns().items():
        setattr(cohort, name, value)
    cohort.full_clean()
    must_hit(Cohort.objects.filter(pk=cohort.pk).update(**plan.columns()))
    _wish(cohort, plan.wishes)
    publish(CohortChanged(by=Actor.user(by.pk), project_id=cohort.project_id, cohort_id=cohort.pk))
    return cohort


def give_place(*, by: User, cohort: Cohort, person: Person, on: date) -> CohortPlace:
    """To someone who signed the commitment or already follows a path. A full cohort still takes people: the
    team decides. Raises PermissionDenied; ValidationError before the commitment or with a place elsewhere."""
    require(policies.can_give_place(by, cohort, person), _refusal())
    _may_begin(cohort, person)
    place = CohortPlace.objects.create(
        person=person, project_id=cohort.project_id, cohort=cohort, since=on, created_by=by
    )
    publish(CohortPlaceTaken(**_about(by, place)))
    return place


def end_place(*, by: User, place: CohortPlace, on: date, because: str, note: str = "") -> None:
    """The place is free again; that she was there, and why she left, stays. Raises PermissionDenied."""
    require(policies.can_end_place(by, place), _("Seule l’équipe qui suit cette personne peut le dire."))
    taken = CohortPlace.objects.taken().filter(pk=place.pk)
    must_hit(taken.update(left_on=max(on, place.since), left_because=because, left_note=note))
    publish(CohortPlaceLeft(**_about(by, place)))


def _may_begin(cohort: Cohort, person: Person) -> None:
    if not has_committed(person, cohort.project_id):
        raise ValidationError(
            _("L’engagement réciproque n’est pas encore signé : la place viendra après la signature.")
        )
    held = CohortPlace.objects.taken().filter(person=person, project=cohort.project_id)
    for place in held.select_related("cohort"):
        raise ValidationError(
            _("Cette personne a déjà une place dans « %(cohort)s » : notez d’abord son départ.")
            % {"cohort": place.cohort.name}
        )


def _wish(cohort: Cohort, wishes: Mapping[str, int]) -> None:
    cohort.wishes.all().delete()
    CohortWish.objects.bulk_create(
        CohortWish(cohort=cohort, group=group, percent=percent) for group, percent in wishes.items()
    )


def _about(by: User, place: CohortPlace) -> dict[str, Any]:
    return {
        "by": Actor.user(by.pk),
        "person_id": place.person_id,
        "project_id": place.project_id,
        "cohort_id": place.cohort_id,
        "place_id": place.pk,
    }


def _refusal() -> str:
    return _("Une cohorte est tenue par l’équipe de son organisation et par la coordination du projet.")
