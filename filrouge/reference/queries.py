"""Communes while typing: by the beginning of a name, or by postcode. Districts of a commune."""

from django.db.models import QuerySet

from filrouge.shared.text import search_key

from .models import Commune, PriorityDistrict

MOST = 12
POSTCODE = 5


def search_communes(typed: str) -> QuerySet[Commune]:
    """The most populated first; nothing for less than two signs."""
    found = Commune.objects.order_by("-population", "code")
    typed = typed.strip()
    if typed.isdigit():
        return found.filter(postcodes__contains=[typed])[:MOST] if len(typed) == POSTCODE else found.none()
    key = search_key(typed)
    return found.filter(search_key__startswith=key)[:MOST] if len(key) > 1 else found.none()


def commune_named(typed: str) -> Commune | None:
    """« Béziers », « beziers (34) », « 34500 » or « 34032 »: the one meant, None when it is not clear."""
    name, _, department = typed.replace(")", "").partition("(")
    communes = Commune.objects.filter(search_key=search_key(name))
    if department:
        communes = communes.filter(department=department.strip())
    found = list(communes.order_by("-population")[:2])
    if not found:
        found = list(Commune.objects.filter(code=typed.strip())) or list(search_communes(typed)[:2])
    return found[0] if len(found) == 1 else None


def districts_in_commune(code: str) -> QuerySet[PriorityDistrict]:
    """The priority districts that this commune holds, in whole or in part; by name."""
    return (
        PriorityDistrict.objects.filter(communes__contains=[code])
        if code
        else PriorityDistrict.objects.none()
    )
