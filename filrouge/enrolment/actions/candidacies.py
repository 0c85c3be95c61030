"""Someone asks to come in: from the street, sent by a structure, or by herself."""

from datetime import date

from filrouge.accounts.models import Organisation, Project, User
from filrouge.enrolment import policies
from filrouge.enrolment.events import CandidacyOpened
from filrouge.enrolment.models import Candidacy
from filrouge.people.models import Person
from filrouge.shared.events import publish
from filrouge.shared.rights import require

from .traces import about, refusal


def open_candidacy(
    *,
    by: User,
    person: Person,
    project: Project,
    organisation: Organisation,
    on: date,
    oriented_by: str = "",
) -> Candidacy:
    """`on`: the day she asked. Raises PermissionDenied; IntegrityError when one is open in this project."""
    require(policies.can_open_candidacy(by, person, project, organisation), refusal())
    candidacy = Candidacy.objects.create(
        person=person,
        project=project,
        organisation=organisation,
        opened_on=on,
        oriented_by=oriented_by,
        created_by=by,
    )
    publish(CandidacyOpened(organisation_id=organisation.pk, **about(by, candidacy)))
    return candidacy
