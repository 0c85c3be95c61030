"""From a row of the schema to the columns of ours."""

import hashlib
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from uuid import UUID

from filrouge.directory.hours import open_slots
from filrouge.directory.models import Kind, Service, Structure
from filrouge.directory.plain import plain
from filrouge.directory.schema import checked, quality_of
from filrouge.reference.barriers import BY_CODE as SUB_THEMES
from filrouge.reference.barriers import theme_of
from filrouge.shared.ids import uuid7

SAID = 400  # signs of a description that are searched
# « niveau A2 », « français B1 », « A2 minimum »: the level asked, when it is written as such.
LEVEL = re.compile(
    r"\b(?:niveau|français|francais|FLE|CECRL?|oral|écrit)\D{0,20}\b([ABC][12])\b"
    r"|\b([ABC][12])\b(?=\s*(?:minimum|requis|exigé|à l))"
)

SHARED = (
    *("id", "source", "source_id", "source_url", "digest", "name", "name_key", "phone", "email"),
    *("opening_hours", "description", "updated_on", "sought"),
    *("address", "address_more", "postcode", "commune", "commune_code", "latitude", "longitude"),
)
STRUCTURE_COLUMNS = (*SHARED, "siret", "website", "accessibility_url", "networks")
SERVICE_COLUMNS = (
    *SHARED,
    *("kind", "themes", "audiences", "audiences_details", "conditions", "french_level", "fees"),
    *("fees_details", "receptions", "zone", "contact_name", "ways", "askers", "ways_details", "ask_url"),
    *("hours_per_week", "weeks", "open_at", "score"),
)
COLUMNS = {Kind.STRUCTURES: STRUCTURE_COLUMNS, Kind.SERVICES: (*SERVICE_COLUMNS, "structure_source_id")}
Values = dict[str, Any]


def shaped(kind: str, row: Mapping[str, Any]) -> Values:
    """By column; `structure_source_id` beside those of a service. Raises `schema.Refused`."""
    one: Any = checked(kind, row)
    values = _of_structure(one) if kind == Kind.STRUCTURES else _of_service(one)
    values["digest"] = _digest(values)
    values["id"] = uuid7()
    return values


def sought_in(name: str, *others: str) -> str:
    return plain(" ".join((name, *others)))


def themes_said(codes: list[str]) -> str:
    known = [SUB_THEMES[code] for code in codes if code in SUB_THEMES]
    return " ".join(f"{one.label} {theme_of(one).label}" for one in known)


def level_asked(conditions: str) -> str:
    found = LEVEL.search(conditions)
    return (found[1] or found[2]) if found else ""


def _of_structure(one: Any) -> Values:
    networks = _codes(one.reseaux_porteurs)
    return {
        **_shared(one),
        "siret": one.siret or "",
        "website": _url(one.site_web),
        "accessibility_url": _url(one.accessibilite_lieu),
        "networks": networks,
        "sought": sought_in(one.nom, " ".join(networks), (one.description or "")[:SAID]),
    }


def _of_service(one: Any) -> Values:
    themes = _codes(one.thematiques)
    conditions = one.conditions_acces or ""
    return {
        **_shared(one),
        "structure_source_id": one.structure_id,
        "kind": _code(one.type),
        "themes": themes,
        "audiences": _codes(one.publics),
        "audiences_details": one.publics_precisions or "",
        "conditions": conditions,
        "french_level": level_asked(f"{conditions} {one.publics_precisions or ''}"),
        "fees": _code(one.frais),
        "fees_details": one.frais_precisions or "",
        "receptions": _codes(one.modes_accueil),
        "zone": sorted(one.zone_eligibilite or ()),
        "contact_name": (one.contact_nom_prenom or "")[:120],
        "ways": _codes(one.modes_mobilisation),
        "askers": _codes(one.mobilisable_par),
        "ways_details": one.mobilisation_precisions or "",
        "ask_url": _url(one.lien_mobilisation),
        "hours_per_week": one.volume_horaire_hebdomadaire,
        "weeks": one.nombre_semaines,
        "open_at": list_of_slots(one.horaires_accueil or ""),
        "score": quality_of(one),
        "sought": sought_in(one.nom, themes_said(themes), one.description[:SAID]),
    }


def _shared(one: Any) -> Values:
    whole = one.latitude is not None and one.longitude is not None
    return {
        "source": one.source[:60],
        "source_id": one.id[:255],
        "source_url": _url(one.lien_source),
        "name": one.nom,
        "name_key": plain(one.nom)[:170],
        "phone": (one.telephone or "")[:60],
        "email": one.courriel or "",
        "opening_hours": one.horaires_accueil or "",
        "description": one.description or "",
        "updated_on": one.date_maj,
        "address": (one.adresse or "")[:255],
        "address_more": (one.complement_adresse or "")[:255],
        "postcode": one.code_postal or "",
        "commune": (one.commune or "")[:120],
        "commune_code": one.code_insee or "",
        "latitude": one.latitude if whole else None,
        "longitude": one.longitude if whole else None,
    }


def _codes(values: Any) -> list[str]:
    return sorted(str(one.value) for one in values or ())


def list_of_slots(hours: str) -> list[int]:
    return list(_slots(hours))


@lru_cache(maxsize=4096)
def _slots(hours: str) -> tuple[int, ...]:
    return tuple(open_slots(hours))


def _code(value: Any) -> str:
    return str(value.value) if value else ""


def _url(value: Any) -> str:
    return str(value) if value else ""


def _digest(values: Values) -> str:
    return hashlib.blake2b(repr(tuple(values.values())).encode(), digest_size=16).hexdigest()


def written(value: Any) -> Any:
    """As COPY takes it."""
    return "{" + ",".join(_quoted(one) for one in value) + "}" if isinstance(value, list) else value


def _quoted(value: Any) -> str:
    return (
        str(value)
        if isinstance(value, int | UUID)
        else '"' + str(value).replace("\\", "").replace('"', "") + '"'
    )


# The columns made from others, kept in step when one of those changes.
IN_STEP = {"structure": ("name_key", "sought"), "service": ("name_key", "sought", "open_at")}


def kept_in_step(entry: Structure | Service) -> None:
    entry.name_key = plain(entry.name)[:170]
    if isinstance(entry, Service):
        entry.sought = sought_in(entry.name, themes_said(entry.themes), entry.description[:SAID])
        entry.open_at = list_of_slots(entry.opening_hours)
    else:
        entry.sought = sought_in(entry.name, " ".join(entry.networks), entry.description[:SAID])
