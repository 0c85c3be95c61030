"""A commission laid for tests: Dalia runs it; Amina, Farid and Manon come with an account, Goran by a link."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.test import Client

from filrouge.accounts.models import User
from filrouge.commissions.actions.agreements import agree
from filrouge.commissions.actions.cases import ask_for, start_case
from filrouge.commissions.actions.commissions import Founding, Sitting, found_commission, seat
from filrouge.commissions.actions.decisions import Deciding, decide
from filrouge.commissions.actions.meetings import call_meeting, open_meeting
from filrouge.commissions.models import Case, Commission, Decision, Meeting, Place, Seat
from filrouge.commissions.sitting import telling
from filrouge.directory.models import Structure
from filrouge.partners.tests.laying import structure_laid
from filrouge.pathways.models import Pathway
from filrouge.people.actions.information import HowGiven
from filrouge.privacy.context import acting
from filrouge.privacy.links import token_of
from filrouge.privacy.models import OutsideLink
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

GORAN = "goran@partenaire.example"
SPOKEN = HowGiven(language="ara", how="spoken", witness="Mme Haddad")
SAID = {
    "name": "Nour Al Khatib",
    "asked": "Une place en cours du soir",
    "own_words": "Je veux apprendre vite",
}


@dataclass
class Laid:
    commission: Commission
    structure: Structure
    amina: Seat
    farid: Seat
    goran: Seat
    manon: Seat

    def of(self, *seats: Seat) -> list[Any]:
        return [one.member_id for one in seats]


def commission_laid(cast: Cast, **changes: Any) -> Commission:
    said = {
        "kind": "review",
        "name": "Commission de suivi",
        "territory": "Béziers",
        "rhythm_days": 60,
        **changes,
    }
    with acting(cast.dalia):
        return found_commission(by=cast.dalia, project=cast.project, founding=Founding(**said))


def laid(cast: Cast, **changes: Any) -> Laid:
    commission, structure = commission_laid(cast, **changes), structure_laid()
    return Laid(
        commission,
        structure,
        seat_laid(cast, commission, cast.mission_locale, user=cast.amina, name="Amina Martin"),
        seat_laid(cast, commission, cast.association, user=cast.farid, name="Farid Lopez"),
        seat_laid(cast, commission, structure, email=GORAN, name="Goran Ilic"),
        seat_laid(
            cast, commission, cast.lead, email="marc@lead.example", name="Marc Roy", function="management"
        ),
    )


def seat_laid(cast: Cast, commission: Commission, of: Any, **who: Any) -> Seat:
    with acting(cast.dalia):
        return seat(
            by=cast.dalia, commission=commission, of=of, who=Sitting(**{"function": "operational", **who})
        )


def meeting_laid(cast: Cast, commission: Commission, days: int = 5) -> Meeting:
    at = clock.now() + timedelta(days=days)
    with acting(cast.dalia):
        return read(call_meeting(by=cast.dalia, commission=commission, at=at, place="Salle du Port"))


def read(meeting: Meeting) -> Meeting:
    with as_batch("look"):
        return Meeting.objects.select_related("commission__project").get(pk=meeting.pk)


def case_laid(cast: Cast, meeting: Meeting, pathway: Pathway | None = None) -> Case:
    """Amina asks that Nour be looked at."""
    pathway = pathway or cast.nour_pathway
    with acting(cast.amina):
        made = ask_for(by=cast.amina, meeting=meeting, pathway=pathway, asked="Une place en cours du soir")
    return case_read(made)


def case_read(case: Case) -> Case:
    related = ("person", "project", "pathway__organisation", "pathway__lead", "meeting__commission__project")
    with as_batch("look"):
        return Case.objects.select_related(*related).get(pk=case.pk)


def agreed(
    cast: Cast,
    case: Case,
    members: Sequence[Any],
    *,
    trusted: Sequence[Any] = (),
    said: dict[str, str] | None = None,
) -> Any:
    with acting(cast.amina):
        return agree(
            by=cast.amina,
            case=case_read(case),
            members=members,
            trusted=trusted,
            said=said or SAID,
            given=SPOKEN,
        )


def place_of(meeting: Meeting, seat: Seat) -> Place:
    with as_batch("look"):
        return Place.objects.get(meeting=meeting, seat=seat)


def opened(cast: Cast, meeting: Meeting, *seats: Seat) -> Meeting:
    """The day has come, with those who are there."""
    with as_batch("time passes"):
        Meeting.objects.filter(pk=meeting.pk).update(at=clock.now())
    came = [place_of(meeting, one).pk for one in seats]
    with acting(cast.dalia):
        open_meeting(by=cast.dalia, meeting=read(meeting), came=came)
    return read(meeting)


def begun(cast: Cast, case: Case) -> Case:
    with acting(cast.dalia):
        start_case(by=cast.dalia, case=case_read(case))
    return case_read(case)


def decided(cast: Cast, case: Case, seat: Seat, by: User | None = None, **changes: Any) -> Decision:
    by = by or cast.dalia
    said = {"what": "step", "words": "Une place le mardi soir", "due_on": clock.today() + timedelta(days=20)}
    with acting(by):
        return decide(
            by=by, case=case_read(case), deciding=Deciding(member=seat.member, **{**said, **changes})
        )


def token_for(meeting: Meeting, seat: Seat) -> str:
    """Of the link that the job sends."""
    place = place_of(meeting, seat)
    with as_batch("job"):
        telling.invite(meeting.pk)
        link = OutsideLink.objects.filter(purpose="commission", subject=str(place.pk)).latest("created_at")
    return token_of(link)


def nobody() -> Client:
    return Client()
