"""The only module that knows the package `data-inclusion-schema` (version 1): is this row one of theirs, and if not,
why, in French."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from data_inclusion.schema.v1 import ReseauPorteur
from data_inclusion.schema.v1 import Service as PublishedService
from data_inclusion.schema.v1 import Structure as PublishedStructure
from data_inclusion.schema.v1.score_qualite import score
from django.utils.translation import gettext as _
from pydantic import ValidationError

from .models import Kind

MODELS = {Kind.STRUCTURES: PublishedStructure, Kind.SERVICES: PublishedService}
REASONS_SHOWN = 6


class Refused(ValueError):
    """Its text says in French what does not hold in the row."""


def checked(kind: str, row: Mapping[str, Any]) -> PublishedStructure | PublishedService:
    """Raises Refused."""
    try:
        return MODELS[Kind(kind)].model_validate(row)
    except ValidationError as error:
        raise Refused(_reasons(error)) from error


def quality_of(service: PublishedService) -> float:
    """By the criteria that data·inclusion publishes, 0 to 1."""
    return float(score(service)[0])


@cache
def network_labels() -> dict[str, str]:
    return {one.value: one.label for one in ReseauPorteur}


def _reasons(error: ValidationError) -> str:
    found = error.errors(include_url=False)
    said = [_reason(one) for one in found[:REASONS_SHOWN]]
    return " ".join(said)


def _reason(problem: Any) -> str:
    field = str(problem["loc"][0]) if problem["loc"] else ""
    value = str(problem["input"])[:60]
    sentence = _sentence(problem["type"], problem.get("ctx", {}), value)
    if sentence is None:
        sentence = str(problem["msg"]).removeprefix("Value error, ").rstrip(".")
    return f"{field} : {sentence}."


def _sentence(kind: str, context: Mapping[str, Any], value: str) -> str | None:
    match kind:
        case "missing":
            return _("il manque")
        case "enum" | "literal_error":
            return _("« %(value)s » n’est pas un code du schéma") % {"value": value}
        case "string_too_short":
            return _("au moins %(count)d signes") % {"count": context["min_length"]}
        case "string_too_long":
            return _("au plus %(count)d signes") % {"count": context["max_length"]}
        case "string_pattern_mismatch":
            return _("« %(value)s » n’a pas la forme attendue") % {"value": value}
        case "string_type":
            return _("un texte est attendu")
        case "set_type" | "list_type":
            return _("une liste est attendue")
        case "too_short":
            return _("la liste est vide")
    return _sentence_of_values(kind, value)


def _sentence_of_values(kind: str, value: str) -> str | None:
    if kind.startswith("url"):
        return _("« %(value)s » n’est pas une adresse de page") % {"value": value}
    if kind.startswith("date"):
        return _("« %(value)s » n’est pas une date") % {"value": value}
    if kind.startswith(("float", "int", "greater_than", "finite")):
        return _("« %(value)s » n’est pas un nombre attendu ici") % {"value": value}
    return None
