"""From someone met to a person of the project: only when she agrees, with what she lets us keep."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.enrolment.actions.candidacies import open_candidacy
from filrouge.enrolment.models import Candidacy
from filrouge.outreach import policies
from filrouge.outreach.events import PersonReached
from filrouge.outreach.models import Acquaintance, Encounter, Prediagnosis, Touch, TouchTold
from filrouge.pathways.models import Pathway
from filrouge.pathways.policies import can_write_file
from filrouge.people.actions.channels import NewChannel
from filrouge.people.actions.information import HowGiven, give_information
from filrouge.people.actions.languages import NewLanguage
from filrouge.people.actions.persons import open_person
from filrouge.people.models import Person, Purpose
from filrouge.shared import clock
from filrouge.shared.events import publish
from filrouge.shared.jobs import defer
from filrouge.shared.rights import must_hit, require

from .encounters import refusal
from .tallies import channel_of
from .traces import about


def become_person(
    *,
    by: User,
    acquaintance: Acquaintance,
    given: HowGiven,
    identity: dict[str, Any] | None = None,
    person: Person | None = None,
    channels: Sequence[NewChannel] = (),
    languages: Sequence[NewLanguage] = (),
    dropped: Iterable[UUID] = (),
) -> Person:
    """She agreed, and `given` says how. `identity` opens her file; `person` is the file she already has.

    `dropped`: encounters she does not want kept; emptied now, deleted by a job. Looking for duplicates comes
    before (`find_lookalikes`): this opens what it is told to open.
    Raises PermissionDenied; ValidationError for an identity that cannot be; Missed if a colleague was faster.
    """
    require(policies.can_meet_again(by, acquaintance), refusal())
    waiting = Acquaintance.objects.filter(pk=acquaintance.pk, person=None, agreed_at=None)
    must_hit(waiting.update(agreed_at=clock.now()))
    _drop(acquaintance, dropped)
    person = _hers(by, acquaintance, person, identity or {}, channels, languages)
    project = acquaintance.project
    give_information(by=by, person=person, project=project, purpose=Purpose.ACCOMPANIMENT, given=given)
    _bring_along(by, acquaintance, person)
    _open_candidacy(by, acquaintance, person)
    publish(PersonReached(person_id=person.pk, acquaintance_id=acquaintance.pk, **about(by, acquaintance)))
    return person


def _drop(acquaintance: Acquaintance, dropped: Iterable[UUID]) -> None:
    """Nothing legible is left at once; the rows themselves only a batch job may delete."""
    mine = Encounter.objects.told().filter(acquaintance=acquaintance, pk__in=list(dropped))
    nothing: dict[str, Any] = {"note": "", "needs": [], "helps": [], "next_step": None, "next_step_on": None}
    if mine.update(dropped_at=clock.now(), acquaintance=None, age_band="", sex="", **nothing):
        defer("outreach.forget_dropped")


def _hers(
    by: User,
    acquaintance: Acquaintance,
    person: Person | None,
    identity: dict[str, Any],
    channels: Sequence[NewChannel],
    languages: Sequence[NewLanguage],
) -> Person:
    if person is None:
        return open_person(
            by=by,
            organisation=acquaintance.organisation,
            project=acquaintance.project,
            channels=channels,
            languages=languages,
            **identity,
        )
    require(
        can_write_file(by, person.pk, acquaintance.project_id),
        _("Cette personne est suivie par une autre équipe : demandez-lui d’abord son accord."),
    )
    return person


def _bring_along(by: User, acquaintance: Acquaintance, person: Person) -> None:
    """What was noted goes with her; each encounter kept is one way in which she came to know us."""
    kept = list(Encounter.objects.told().filter(acquaintance=acquaintance).select_related("outing"))
    Touch.objects.bulk_create(
        Touch(
            person=person,
            project_id=one.project_id,
            created_by=by,
            at=one.at,
            channel=channel_of(one.outing, one.brought_by),
            outing=one.outing,
            category=one.brought_by,
        )
        for one in kept
    )
    if acquaintance.heard_by:
        _keep_what_she_said(by, acquaintance, person)
    must_hit(Encounter.objects.filter(pk__in=[one.pk for one in kept]).update(person=person), len(kept))
    Prediagnosis.objects.filter(acquaintance=acquaintance).update(person=person)
    mine = Acquaintance.objects.filter(pk=acquaintance.pk, person=None)
    must_hit(mine.update(person=person, next_step=None, next_step_on=None))


def _keep_what_she_said(by: User, acquaintance: Acquaintance, person: Person) -> None:
    """How she heard of us, as she said it before."""
    Touch.objects.create(
        person=person,
        project_id=acquaintance.project_id,
        created_by=by,
        at=clock.now(),
        channel=acquaintance.heard_by,
        category=acquaintance.heard_from,
        declared=True,
        told=TouchTold.FIRST,
    )


def _open_candidacy(by: User, acquaintance: Acquaintance, person: Person) -> None:
    """Unless she already asked, or is already on a path of this project."""
    here = {"person": person, "project": acquaintance.project_id}
    if Candidacy.objects.open().filter(**here).exists() or Pathway.objects.open().filter(**here).exists():
        return
    open_candidacy(
        by=by,
        person=person,
        project=acquaintance.project,
        organisation=acquaintance.organisation,
        on=clock.today(),
    )


def forget_dropped() -> int:
    """As batch: what people did not want kept. Tallies stay, and then know nobody."""
    gone, _by_table = Encounter.objects.exclude(dropped_at=None).delete()
    return gone


def forget_the_unfollowed() -> None:
    """As batch, each night: whom nobody met again within the days they may be kept."""
    Acquaintance.objects.to_forget().delete()
    Encounter.objects.to_forget().delete()
    Prediagnosis.objects.to_forget().delete()
