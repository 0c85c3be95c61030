"""What the team does with someone who was sent: take charge, answer, open a file, put aside."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, User
from filrouge.enrolment.actions.candidacies import open_candidacy
from filrouge.enrolment.models import Candidacy
from filrouge.outreach import policies
from filrouge.outreach.events import (
    OrientationAnswered,
    OrientationDiscarded,
    OrientationOpened,
    OrientationTaken,
)
from filrouge.outreach.models import (
    Arrival,
    BroughtBy,
    Orientation,
    OrientationAnswer,
    ToldChange,
    Touch,
)
from filrouge.pathways.models import Pathway
from filrouge.people.actions.grants import call
from filrouge.people.actions.information import HowGiven, give_information
from filrouge.people.actions.persons import NewPerson, open_person
from filrouge.people.models import Person, Purpose
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.jobs import defer
from filrouge.shared.rights import must_hit, require

REFUSED = _("Seule l’équipe qui a reçu cette orientation peut y donner suite.")


def take_orientation(*, by: User, orientation: Orientation) -> None:
    """Say that one looks after it; a colleague may take it over. Raises PermissionDenied."""
    require(policies.can_follow_up(by, orientation), REFUSED)
    taken = Orientation.objects.filter(pk=orientation.pk, discarded_at=None)
    must_hit(taken.update(taken_by=by, taken_at=clock.now()))
    publish(OrientationTaken(**about(by, orientation)))


@transaction.atomic
def answer_orientation(
    *, by: User, orientation: Orientation, kind: str, reason: str = "", words: str = "", proposal: str = ""
) -> OrientationAnswer:
    """Told to whoever sent her, by a message that holds a link and nothing else, if she agreed to it.

    A refusal says why and what else is possible: the form asks for both. Raises PermissionDenied.
    """
    require(policies.can_follow_up(by, orientation), REFUSED)
    if orientation.taken_by_id is None:
        take_orientation(by=by, orientation=orientation)
    answer = OrientationAnswer.objects.create(
        orientation=orientation,
        person_id=orientation.person_id,
        project_id=orientation.project_id,
        kind=kind,
        reason=reason,
        words=words,
        proposal=proposal,
        by=by,
        at=clock.now(),
    )
    publish(OrientationAnswered(answer_id=answer.pk, kind=kind, **about(by, orientation)))
    return answer


@transaction.atomic
def open_from_orientation(
    *,
    by: User,
    orientation: Orientation,
    organisation: Organisation,
    identity: NewPerson,
    informed: HowGiven | None = None,
) -> Person:
    """A file, and what was sent goes into it; that is accepting. `informed`: how she was told, today, what is
    kept of her and why; None: it will be at the first meeting, within the month (mission S-4), and an alert says
    so. Raises PermissionDenied, ValidationError."""
    require(policies.can_follow_up(by, orientation), REFUSED)
    said = {name: getattr(identity, name) for name in NewPerson.__dataclass_fields__}
    person = open_person(by=by, organisation=organisation, project=orientation.project, **said)
    attach_orientation(by=by, orientation=orientation, person=person, organisation=organisation)
    if informed:
        give_information(
            by=by,
            person=person,
            project=orientation.project,
            purpose=Purpose.ACCOMPANIMENT,
            given=informed,
        )
    return person


@transaction.atomic
def attach_orientation(
    *, by: User, orientation: Orientation, person: Person, organisation: Organisation | None = None
) -> None:
    """The one sent is already accompanied here, or has just been received: it joins her file, and a candidacy
    is opened if she is not in the project yet. Raises PermissionDenied."""
    require(policies.can_follow_up(by, orientation), REFUSED)
    call("attach_orientation", orientation.pk, person.pk)
    orientation.refresh_from_db()
    if not orientation.orientationanswers.filter(kind=OrientationAnswer.Kind.ACCEPTED).exists():
        answer_orientation(by=by, orientation=orientation, kind=OrientationAnswer.Kind.ACCEPTED)
    _note_how_she_came(by, orientation, person)
    _ask_to_come_in(by, orientation, person, organisation or orientation.organisation)
    publish(OrientationOpened(person_id=person.pk, **about(by, orientation)))


def _note_how_she_came(by: User, orientation: Orientation, person: Person) -> None:
    herself = orientation.by_herself
    Touch.objects.create(
        person=person,
        project=orientation.project,
        created_by=by,
        at=orientation.received_at,
        channel=Arrival.ALONE if herself else Arrival.ORIENTATION,
        category=BroughtBy.NOBODY if herself else BroughtBy.PROFESSIONAL,
    )


def _ask_to_come_in(by: User, orientation: Orientation, person: Person, organisation: Organisation) -> None:
    """The structure is not named there: its origin, which may be covered, is read with the orientation."""
    project = orientation.project
    candidacies = Candidacy.objects.open().filter(person=person, project=project)
    pathways = Pathway.objects.open().filter(person=person, project=project)
    if candidacies.exists() or pathways.exists():
        return
    asked_on = timezone.localdate(orientation.received_at)
    open_candidacy(by=by, person=person, project=project, organisation=organisation, on=asked_on)


def pass_orientation(*, by: User, orientation: Orientation, organisation: Organisation) -> None:
    """To another team of the project, by its coordination. Raises PermissionDenied."""
    require(
        policies.can_pass(by, orientation, organisation),
        _("C’est la coordination du projet qui confie une orientation à une autre équipe."),
    )
    waiting = Orientation.objects.filter(pk=orientation.pk, person=None)
    must_hit(waiting.update(organisation=organisation, taken_by=None, taken_at=None))
    refresh_reminders()


def discard_orientation(*, by: User, orientation: Orientation, because: str) -> None:
    """Not an orientation, or the same sent twice: out of the inbox, erased later. Raises PermissionDenied."""
    require(policies.can_follow_up(by, orientation), REFUSED)
    waiting = Orientation.objects.filter(pk=orientation.pk, person=None, discarded_at=None)
    must_hit(waiting.update(discarded_by=by, discarded_at=clock.now(), discarded_because=because))
    publish(OrientationDiscarded(**about(by, orientation)))


@transaction.atomic
def choose_what_is_told(*, by: User, orientation: Orientation, tells: list[str]) -> None:
    """She changed her mind about what whoever sent her may follow. At once, and who noted it stays beside it.
    Raises PermissionDenied."""
    require(policies.can_follow_up(by, orientation), REFUSED)
    must_hit(Orientation.objects.filter(pk=orientation.pk).update(tells=tells))
    ToldChange.objects.create(
        orientation=orientation,
        person_id=orientation.person_id,
        project_id=orientation.project_id,
        tells=tells,
        by=by,
        at=clock.now(),
    )


def refresh_reminders() -> None:
    """Alerts are counted by a batch job: they follow at once."""
    defer("vigilance.refresh_teams")


def about(by: User, orientation: Orientation) -> dict[str, Any]:
    """The fields of an event about an orientation."""
    return {
        "by": Actor.user(by.pk),
        "orientation_id": orientation.pk,
        "project_id": orientation.project_id,
        "organisation_id": orientation.organisation_id,
    }
