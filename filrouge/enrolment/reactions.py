from filrouge.enrolment.events import CandidacyEvent
from filrouge.shared.events import on
from filrouge.shared.jobs import defer


@on(CandidacyEvent)
def look_again(event: CandidacyEvent) -> None:
    """Whatever happened to a candidacy may open or close an alert: a job says which."""
    defer("vigilance.refresh_person", person_id=event.person_id)
