"""Candidacies at each stage, laid by the actions themselves, as Amina."""

from datetime import date, timedelta

from filrouge.accounts.models import Organisation, User
from filrouge.enrolment.actions.candidacies import open_candidacy
from filrouge.enrolment.actions.commitments import SecondMeeting, countersign, sign_commitment
from filrouge.enrolment.actions.meetings import Talk, hold_first_meeting
from filrouge.enrolment.models import Candidacy, Commitment, FirstMeeting, digest_of
from filrouge.enrolment.texts import as_one, text_for
from filrouge.people.actions.information import HowGiven
from filrouge.people.actions.persons import open_person
from filrouge.people.models import Person
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

TODAY = clock.today()
SPOKEN = HowGiven(language="ara", how="spoken", witness="Samia, interprète")
DRAWN = HowGiven(language="fra", how="screen", signature="M10 10L20 20")


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def newcomer(
    cast: Cast,
    given_name: str = "Zahra",
    *,
    by: User | None = None,
    organisation: Organisation | None = None,
    **identity: object,
) -> Person:
    user = by or cast.amina
    with acting(user):
        return open_person(
            by=user,
            organisation=organisation or cast.mission_locale,
            project=cast.project,
            given_name=given_name,
            family_name="Safi",
            **identity,
        )


def asked(cast: Cast, person: Person | None = None, *, on: date | None = None, **known: str) -> Candidacy:
    person = person or newcomer(cast)
    with acting(cast.amina):
        return open_candidacy(
            by=cast.amina,
            person=person,
            project=cast.project,
            organisation=cast.mission_locale,
            on=on or days_ago(20),
            **known,
        )


def met(cast: Cast, candidacy: Candidacy, *, on: date | None = None) -> FirstMeeting:
    with acting(cast.amina):
        talk = Talk(on=on or days_ago(10), presented=["contents", "money"], page_given=True)
        meeting = hold_first_meeting(by=cast.amina, candidacy=candidacy, talk=talk)
        candidacy.refresh_from_db()
    return meeting


def shown(candidacy: Candidacy) -> str:
    """The digest of the words on the screen."""
    with as_batch("look"):
        named = Candidacy.objects.select_related("person", "project", "organisation").get(pk=candidacy.pk)
        text, paragraphs = text_for(named)
    return digest_of(as_one(text.title, paragraphs))


def signed(cast: Cast, candidacy: Candidacy, given: HowGiven = DRAWN, **more: object) -> Commitment:
    with acting(cast.amina):
        meeting = SecondMeeting(**{"on": TODAY, "text_digest": shown(candidacy), **more})
        commitment = sign_commitment(by=cast.amina, candidacy=candidacy, meeting=meeting, given=given)
        candidacy.refresh_from_db()
    return commitment


def countersigned(cast: Cast, commitment: Commitment, capacity: str = "ase") -> None:
    with acting(cast.amina):
        countersign(by=cast.amina, commitment=commitment, name="Mme Roux", capacity=capacity, given=SPOKEN)
        commitment.candidacy.refresh_from_db()


def ready(cast: Cast, person: Person | None = None) -> Candidacy:
    """Asked, met, signed: she may enter."""
    candidacy = asked(cast, person)
    met(cast, candidacy)
    signed(cast, candidacy)
    return candidacy
