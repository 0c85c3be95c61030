"""What one screen shows of a structure, of a commune, of the contacts of a project."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from filrouge.reference.barriers import BY_CODE as SUB_THEMES
from filrouge.reference.models import Commune
from filrouge.reference.themes import THEMES, Theme

from .models import Correction, KeyContact, Note, Official, Service, Structure
from .nearby import serving

MOST = 2000  # services of one commune


@dataclass(frozen=True)
class KnownOfStructure:
    """Notes, contacts and corrections are those within the asker's reach."""

    services: Sequence[Service]
    contacts: Sequence[KeyContact]
    notes: Sequence[Note]
    corrections: Sequence[Correction]


@dataclass
class WhoDoes:
    """One theme of a commune: who answers, by how many services, and whether all of them come from elsewhere."""

    theme: Theme
    structures: dict[Any, tuple[str, int, bool]] = field(default_factory=dict)


@dataclass(frozen=True)
class KnownOfCommune:
    commune: Commune
    does: Sequence[WhoDoes]
    nothing: Sequence[Theme]
    others: Sequence[Structure]
    officials: Sequence[Official]


def known_of_structure(structure: Structure) -> KnownOfStructure:
    contacts = KeyContact.objects.filter(structure=structure).select_related(
        "project", "replaced_by", "last_spoken_by"
    )
    notes = Note.objects.in_use().filter(structure=structure).select_related("by", "organisation", "project")
    return KnownOfStructure(
        services=list(Service.objects.current().of_structure(structure)),
        contacts=list(contacts.order_by("until", "name")),
        notes=list(notes.order_by("kind", "-at")),
        corrections=corrections_of(structure),
    )


def corrections_of(entry: Structure | Service) -> list[Correction]:
    found = (
        Correction.objects.in_force().of(entry).select_related("by", "organisation", "structure", "service")
    )
    return list(found.order_by("at"))


def known_of_commune(commune: Commune) -> KnownOfCommune:
    """Services whose place is this commune, or that are said to be for those who live there; what the themes lack is
    said too."""
    does = {theme.code: WhoDoes(theme) for theme in THEMES}
    served: set[Any] = set()
    there = Service.objects.current().filter(Q(commune_code=commune.pk) | serving(commune))
    rows = there.order_by("structure__name_key", "pk")
    for structure, name, themes, place in rows.values_list(
        "structure", "structure__name", "themes", "commune_code"
    )[:MOST]:
        served.add(structure)
        for code in {SUB_THEMES[one].theme for one in themes if one in SUB_THEMES}:
            known = does[code].structures
            _name, count, elsewhere = known.get(structure, (name, 0, True))
            known[structure] = (name, count + 1, elsewhere and place != commune.pk)
    others = Structure.objects.current().filter(commune_code=commune.pk).exclude(pk__in=served)
    officials = Official.objects.in_office().filter(commune_code=commune.pk)
    return KnownOfCommune(
        commune=commune,
        does=[one for one in does.values() if one.structures],
        nothing=[one.theme for one in does.values() if not one.structures],
        others=list(others.order_by("name_key")[:MOST]),
        officials=list(officials.order_by("mandate", "name")),
    )
