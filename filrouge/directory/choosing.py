"""How a form points to a structure: it is found by its name (`?cherche=`), then chosen (`?structure=`). Shown by
`directory/choosing.html`."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from filrouge.directory.models import Structure
from filrouge.shared.text import search_key

MOST = 8


def structure_asked(request: HttpRequest) -> Structure | None:
    """Raises Http404 for a key that is none."""
    key = request.GET.get("structure", "")
    if not key:
        return None
    try:
        return get_object_or_404(Structure.objects.current(), pk=UUID(key))
    except ValueError as error:
        raise Http404 from error


def structures_named(typed: str) -> list[Structure]:
    """The first whose name holds these words; none while nothing is typed."""
    if not (key := search_key(typed)):
        return []
    found = Structure.objects.current().filter(name_key__contains=key)
    return list(found.order_by("name_key", "pk")[:MOST])
