from filrouge.shared.domains import domain_of
from filrouge.shared.events import Event, on
from filrouge.shared.jobs import defer

WATCHED = frozenset({"people", "pathways"})


@on(Event)
def look_again(event: Event) -> None:
    """Whatever happened to a person or on a path may open or close an alert: a job says which."""
    person_id = getattr(event, "person_id", None)
    if person_id and domain_of(type(event).__module__) in WATCHED:
        defer("vigilance.refresh_person", person_id=person_id)
