"""Types of what other programs send. Each refuses at the door what the database could not hold."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any

from django.db.models import TextChoices
from ninja import Schema as NinjaSchema
from pydantic import AfterValidator, ConfigDict, Field, StringConstraints
from pydantic_core import CoreSchema, core_schema

FIRST_YEAR, LAST_YEAR = 1900, 2200
LARGEST_ID = 2**63 - 1


class Schema(NinjaSchema):
    """A body with a misspelt name is refused: nothing is lost in silence."""

    model_config = ConfigDict(extra="forbid")


@dataclass(frozen=True)
class OneOf:
    """One of these choices, listed in place: in a description, two enumerations named alike become one."""

    choices: type[TextChoices]

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> CoreSchema:
        return core_schema.literal_schema(list(self.choices.values))


def _writable(text: str) -> str:
    """Without the characters that PostgreSQL or UTF-8 cannot hold: NUL, half of a pair."""
    if "\x00" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise ValueError("unwritable")
    return text


def _within_reason(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError("year")
    return day


def _aware(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("zone")
    _within_reason(moment)
    return moment


Clean = AfterValidator(_writable)
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80), Clean]
Line160 = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=160), Clean]
Optional80 = Annotated[str, StringConstraints(strip_whitespace=True, max_length=80), Clean]
Optional160 = Annotated[str, StringConstraints(strip_whitespace=True, max_length=160), Clean]
Optional240 = Annotated[str, StringConstraints(strip_whitespace=True, max_length=240), Clean]
Optional300 = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300), Clean]
Optional2000 = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000), Clean]
Id = Annotated[int, Field(ge=1, le=LARGEST_ID)]
Day = Annotated[date, AfterValidator(_within_reason)]
Moment = Annotated[datetime, AfterValidator(_aware)]
