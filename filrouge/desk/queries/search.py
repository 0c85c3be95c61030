from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery

from filrouge.pathways.models import Pathway
from filrouge.people.models import AccessGrant, Person
from filrouge.people.models.search import Sought
from filrouge.reference.models import Commune
from filrouge.shared.nested import nested
from filrouge.shared.written import Given, written

FIRST, MOST = 10, 60  # what fits a screen; beyond the rest, a longer word says more than a longer list
ENOUGH_LETTERS = 2


@dataclass(frozen=True)
class Found:
    """`pathway_id` None: no path within reach. `name_only`: nothing else of the person is open."""

    person: Person
    commune: str
    pathway_id: str | None
    organisation_id: int | None
    closed_on: date | None
    referent: str
    name_only: bool


@dataclass(frozen=True)
class Answer:
    """`more`: others answer too."""

    people: Sequence[Found] = ()
    more: bool = False


def found_by(typed: str, most: int = FIRST) -> Answer:
    """Best first, within reach; each with what tells namesakes apart: birth year, commune, referent."""
    if len(typed) < ENOUGH_LETTERS:
        return Answer()
    ids = Sought.typed(typed).ids(most + 1)
    best_first = {pk: place for place, pk in enumerate(ids[:most])}
    people = _people(people=best_first) if best_first else []
    in_order = sorted(people, key=lambda person: best_first[person.pk])
    return Answer([_found(person) for person in in_order], more=len(ids) > most)


@written
def _people() -> QuerySet[Person]:
    people = Person.objects.filter(pk=Given("people", among=True))
    return people.saying_if_shared(AccessGrant.objects.in_force()).annotate(
        commune=Subquery(Commune.objects.filter(code=OuterRef("commune_code")).values("name")[:1]),
        paths=nested(_latest_pathway(), "id", "organisation_id", "closed_on", "given", "family"),
    )


def _latest_pathway() -> QuerySet[Pathway]:
    """The open one first."""
    pathways = Pathway.objects.filter(person=OuterRef("pk")).annotate(
        given=F("lead__given_name"), family=F("lead__family_name")
    )
    return pathways.order_by(F("closed_on").desc(nulls_first=True), "-opened_on")[:1]


def _found(person: Any) -> Found:
    path = person.paths[0] if person.paths else {}
    if not person.shared:
        person.keep_to_the_name()
    return Found(
        person=person,
        commune=(person.commune or "") if person.shared else "",
        pathway_id=path.get("id"),
        organisation_id=path.get("organisation_id"),
        closed_on=date.fromisoformat(path["closed_on"]) if path.get("closed_on") else None,
        referent=f"{path.get('given') or ''} {path.get('family') or ''}".strip(),
        name_only=not person.shared,
    )
