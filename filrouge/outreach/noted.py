"""What a telephone says of an encounter: read strictly, compared field by field, said in words."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.db.models import TextChoices
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import BaseModel, Field, StringConstraints

from filrouge.people.models import Sex
from filrouge.sync.merging import both_lists, text_after
from filrouge.sync.payloads import Shape, shaped

from .models import AgeBand, BroughtBy, Choice, Encounter, Identification, Outing

LONGEST_NOTE = 500

Text = Annotated[str, StringConstraints(max_length=LONGEST_NOTE, strip_whitespace=True)]
Name = Annotated[str, StringConstraints(max_length=60, strip_whitespace=True)]
Ids = Annotated[list[int], Field(max_length=30)]
Pairs = Mapping[str, tuple[Any, Any]]

LABELS = {
    "outing": gettext_lazy("pendant quelle action"),
    "age_band": gettext_lazy("âge"),
    "sex": gettext_lazy("sexe"),
    "needs": gettext_lazy("besoins exprimés"),
    "helps": gettext_lazy("aides données sur place"),
    "next_step": gettext_lazy("et après"),
    "next_step_on": gettext_lazy("pour le"),
    "brought_by": gettext_lazy("venue par"),
    "note": gettext_lazy("en quelques mots"),
}
KINDS: dict[str, type[TextChoices]] = {"age_band": AgeBand, "sex": Sex, "brought_by": BroughtBy}
JOINS = {"note": text_after(LONGEST_NOTE), "needs": both_lists, "helps": both_lists}
COLUMNS = {"outing": "outing_id", "next_step": "next_step_id"}


class Reserve(BaseModel):
    reticence: int
    reply: int | None = None
    helped: Annotated[str, StringConstraints(pattern="^(yes|no)?$")] = ""


class Said(BaseModel):
    """What may be corrected once it was sent."""

    outing: UUID | None = None
    age_band: AgeBand = AgeBand.UNKNOWN
    sex: Sex = Sex.UNKNOWN
    needs: Ids = []
    helps: Ids = []
    next_step: int | None = None
    next_step_on: date | None = None
    brought_by: BroughtBy = BroughtBy.NOBODY
    note: Text = ""


class Noted(Said):
    """The payload of an encounter, schema 1."""

    organisation: int
    identification: Identification = Identification.ANONYMOUS
    acquaintance: UUID | None = None
    nickname: Name = ""
    given_name: Name = ""
    family_name: Name = ""
    phone: Annotated[str, StringConstraints(max_length=40)] = ""
    language: Annotated[str, StringConstraints(max_length=3)] = ""
    reticences: Annotated[list[Reserve], Field(max_length=20)] = []


def read(shape: type[Shape], said: Any) -> Shape:
    """Raises ValidationError, for its author."""
    return shaped(shape, said, incomplete=_("Cette rencontre n’est pas complète : %(fields)s."))


def written(one: Encounter) -> dict[str, Any]:
    """As a telephone says it."""
    return plain(Said(**{name: getattr(one, COLUMNS.get(name, name)) for name in Said.model_fields}))


def plain(said: Said) -> dict[str, Any]:
    """Lists in order: two sides that ticked the same say the same."""
    values = said.model_dump(mode="json", include=set(Said.model_fields))
    return {**values, "needs": sorted(values["needs"]), "helps": sorted(values["helps"])}


def changes_of(pairs: Pairs) -> dict[str, tuple[Any, Any]]:
    """What may be corrected, both values as `written` says them. Raises ValidationError."""
    mine = {name: pair for name, pair in pairs.items() if name in Said.model_fields}
    known, wanted = (plain(read(Said, {name: pair[side] for name, pair in mine.items()})) for side in (0, 1))
    return {name: (known[name], wanted[name]) for name in mine}


def say(name: str, value: Any) -> str:
    """One value of one field, in words."""
    if name in KINDS:
        return str(dict(KINDS[name].choices).get(value, value))
    if name in ("needs", "helps", "next_step"):
        ids = value if isinstance(value, list) else [value]
        return ", ".join(Choice.objects.filter(pk__in=ids).order_by("rank").values_list("label", flat=True))
    if name == "outing":
        return str(Outing.objects.filter(pk=value).first() or _("en dehors d’une action"))
    return date_format(date.fromisoformat(value), "j F Y") if name == "next_step_on" else str(value)


def told(one: Encounter) -> list[tuple[str, str]]:
    """All that is written, in words."""
    return [(str(LABELS[name]), say(name, value)) for name, value in written(one).items() if value]


def choices_for(one: Encounter) -> list[Choice]:
    """What the project offers, and the lines this encounter was noted with, even if they ended since."""
    offered = list(Choice.objects.offered(one.project))
    noted = {*one.needs, *one.helps, *([one.next_step_id] if one.next_step_id else [])}
    missing = noted - {choice.pk for choice in offered}
    ended = Choice.objects.of(one.project).filter(pk__in=missing).order_by("rank") if missing else []
    return [*offered, *ended]
