"""The only module that knows the package `data-inclusion-schema` (version 1): is this row one of theirs, and if not,
why, in French."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from data_inclusion.schema.v1 import ReseauPorteur
from data_inclusion.schema.v1 import Service as PublishedService
from data_inclusion.schema.v1 import Structure as PublishedStructure
from data_inclusion.schema.v1.score_qualite import CRITERES, date_maj_recente
from django.utils.translation import gettext as _
from pydantic import ValidationError

from .models import Kind

MODELS = {Kind.STRUCTURES: PublishedStructure, Kind.SERVICES: PublishedService}
LASTING = [one for one in CRITERES if one is not date_maj_recente]
REASONS_SHOWN = 6
MOST_EMAILS = 50_000
_good_emails: set[str] = set()  # written as the schema writes them


class Refused(ValueError):
    """Its text says in French what does not hold in the row."""


def checked(kind: str, row: Mapping[str, Any]) -> PublishedStructure | PublishedService:
    """Raises Refused."""
    email = row.get("courriel")
    known = isinstance(email, str) and email in _good_emails
    try:
        # The same address stands on every service of a structure, and checking it is the slowest part.
        one = MODELS[Kind(kind)].model_validate({**row, "courriel": None} if known else row)
    except ValidationError as error:
        raise Refused(_reasons(error)) from error
    if known:
        one.courriel = email
    elif email and email == one.courriel and len(_good_emails) < MOST_EMAILS:
        _good_emails.add(email)
    return one


def quality_of(service: PublishedService) -> float:
    """By the criteria that data·inclusion publishes, 0 to 1; all but its age, which changes alone and is said apart."""
    found = [value for one in LASTING if (value := one(service)) is not None]
    return round(sum(found) / len(found), 2)


@cache
def service_columns() -> list[str]:
    """Of a published file, in its order."""
    return list(PublishedService.model_fields)


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
    """What pydantic says in English, in ours; None for what the schema itself already says in French."""
    sentences = {
        "missing": _("il manque"),
        "enum": _("« %(value)s » n’est pas un code du schéma"),
        "literal_error": _("« %(value)s » n’est pas un code du schéma"),
        "string_too_short": _("au moins %(min_length)d signes"),
        "string_too_long": _("au plus %(max_length)d signes"),
        "string_pattern_mismatch": _("« %(value)s » n’a pas la forme attendue"),
        "string_type": _("un texte est attendu"),
        "set_type": _("une liste est attendue"),
        "list_type": _("une liste est attendue"),
        "too_short": _("la liste est vide"),
    }
    families = {
        "url": _("« %(value)s » n’est pas une adresse de page"),
        "date": _("« %(value)s » n’est pas une date"),
        "float": _("« %(value)s » n’est pas un nombre attendu ici"),
        "int": _("« %(value)s » n’est pas un nombre attendu ici"),
        "greater_than": _("« %(value)s » n’est pas un nombre attendu ici"),
    }
    family = next((words for start, words in families.items() if kind.startswith(start)), None)
    words = sentences.get(kind, family)
    if kind == "value_error" and "reason" in context:
        words = _("« %(value)s » n’est pas une adresse e-mail")
    return words % {**context, "value": value} if words else None
