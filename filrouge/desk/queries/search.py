from collections.abc import Sequence

from django.db.models import F, OuterRef, QuerySet, Subquery

from filrouge.pathways.models import Pathway
from filrouge.people.models import Person
from filrouge.reference.models import Commune

MOST_FOUND = 30
ENOUGH_LETTERS = 2


def found_by(typed: str) -> Sequence[Person]:
    """Best first, within reach; each with what tells namesakes apart: birth year, commune, referent."""
    if len(typed) < ENOUGH_LETTERS:
        return []
    latest = _latest_pathway()
    return list(
        Person.objects.search(typed, limit=MOST_FOUND).annotate(
            commune=Subquery(Commune.objects.filter(code=OuterRef("commune_code")).values("name")[:1]),
            referent_given=Subquery(latest.annotate(said=F("lead__given_name")).values("said")[:1]),
            referent_family=Subquery(latest.annotate(said=F("lead__family_name")).values("said")[:1]),
            pathway_id=Subquery(latest.values("pk")[:1]),
            organisation_id=Subquery(latest.values("organisation")[:1]),
            closed_on=Subquery(latest.values("closed_on")[:1]),
        )
    )


def _latest_pathway() -> QuerySet[Pathway]:
    """The open one first."""
    pathways = Pathway.objects.filter(person=OuterRef("pk"))
    return pathways.order_by(F("closed_on").desc(nulls_first=True), "-opened_on")
