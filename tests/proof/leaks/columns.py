"""What can be written in each column about a person, found by looking at the models: a new column is planted by itself.

A text of at most seven characters, or one with choices, is a code. What is text and yet has a form of its own is named
here, with what it holds: a mark there would prove nothing, or would not be read at all.
"""

import base64
import json
from collections.abc import Callable, Iterator

from django.contrib.postgres.fields import ArrayField
from django.db import models

from filrouge.accounts.models import User
from filrouge.privacy.database import declaration
from filrouge.privacy.models import Change
from filrouge.privacy.rows import OwnRows, PersonRows
from filrouge.shared.encrypted_field import EncryptedTextField
from tests.architecture.project import our_models

from .marks import Marks

TEXTS = (models.CharField, models.TextField, EncryptedTextField)
SHORTEST = 8  # letters of a mark

# Written by triggers and by what is read, never by hand: the marks of the other rows reach them.
BY_ITSELF: dict[type[models.Model], str] = {Change: "the history of every row, by its trigger"}

# Column, or Model.column: what it holds.
FORMED: dict[str, str] = {
    **dict.fromkeys(("digest", "to_digest", "text_digest", "request_digest", "fingerprint"), "a digest"),
    **dict.fromkeys(("text_version", "version", "base"), "a version"),
    **dict.fromkeys(("names_key", "names_sound", "name_key"), "made from the names"),
    **dict.fromkeys(("table", "column", "row_id", "subject_id", "client_id", "record"), "a key"),
    **dict.fromkeys(("rule", "kind", "theme", "sub_theme", "themes", "scale", "group", "field"), "a code"),
    **dict.fromkeys(("languages", "barriers"), "codes"),
    **dict.fromkeys(("given_by", "created_by", "actor"), "an actor, by its key"),
    "Person.reference": "random, and said aloud to whoever may hear it",
    "SafeFile.reference": "the same",
    "OutsideLink.id": "random",
    "OutsideLink.purpose": "a code",
    "OutsideLink.subject": "a key",
    "Merge.fields": "names of columns",
    "Reading.link": "the key of a link",
    "LevelObservation.value": "a level of its scale",
    "Operation.after": "keys of other operations",
    "KeptAnswer.content_type": "a type",
    "KeptAnswer.sent": "a key chosen by a program",
    "ChannelFigure.row": "a count's own line",
    "ChannelFigure.column": "a count's own column",
    "NeedFigure.theme": "a code",
    "NeedFigure.epci_code": "a code",
    "Encounter.needs": "codes",
    "Encounter.helps": "codes",
    "Prediagnosis.addresses": "keys of addresses",
    "Message.enclosure": "the key of what it encloses",
    "Sheet.lines": "codes",
    "Sheet.asked": "codes",
    "SheetRound.asked": "codes",
    "Alert.facts": "figures and days",
    "Case.facts": "figures",
    "Erasure.counts": "counts",
    "ListImport.counts": "counts",
    "ListImport.mapping": "names of columns",
    "ListImport.blockers": "keys",
    "ListLine.lookalikes": "keys",
    "ListLine.done": "keys",
    "MergedRow.row": "a row as it was",
    "WaitFigure.outcomes": "counts",
    "Correction.field": "a code",
    "Framework.code": "a code",
    "FrameworkSkill.key": "a key",
    "FrameworkSkill.levels": "six sentences of the same kind as its signs",
    "Experience.sector": "a code",
    "Positioning.answers": "codes",
    "Badge.credential": "what everybody may read of it; filrouge/skills/tests says that nothing of her is in it",
    "Endorsement.document": "what everybody may read",
    "Correction.published": "what a public file says",
}


def file_saying(mark: str) -> str:
    return base64.b64encode(f"%TXT {mark}".encode()).decode()


COLUMN = {
    "key": "nom",
    "target": "ignore",
    "confidence": 0,
    "reason": "",
    "locked": False,
    "sheets": ["Liste"],
}

# Model.column: how a mark stands in what has a form.
SHAPED: dict[str, Callable[[str], object]] = {
    "Correction.value": lambda mark: mark,
    "Merge.gone": lambda mark: {"given_name": mark, "family_name": mark},
    "ListImport.content": file_saying,
    "ListImport.columns": lambda mark: json.dumps([{**COLUMN, "label": mark, "samples": [mark]}]),
    "ListLine.content": lambda mark: json.dumps({"text": mark, "raw": {"Nom": mark}}),
    "FrameworkSkill.signs": lambda mark: [mark],
    "Operation.content": lambda mark: json.dumps({"note": mark}),
    "Conflict.mine": json.dumps,
    "Conflict.theirs": json.dumps,
    "Conflict.joined": json.dumps,
    "Recording.content": file_saying,
    "SafeFile.content": file_saying,
    "Piece.content": file_saying,
    "SheetOriginal.content": file_saying,
    "SheetPaper.content": file_saying,
    "KeptAnswer.body": lambda mark: json.dumps({"note": mark}),
    "Message.calendar": lambda mark: f"BEGIN:VCALENDAR\r\nSUMMARY:{mark}\r\nEND:VCALENDAR\r\n",
}


def sown() -> list[type[models.Model]]:
    """Every table about people that has a place for words."""
    return [
        model
        for model in our_models()
        if isinstance(declaration(model), PersonRows | OwnRows) and model not in BY_ITSELF and words_of(model)
    ]


def words_of(model: type[models.Model]) -> list[models.Field]:
    return list(_words(model))


def _words(model: type[models.Model]) -> Iterator[models.Field]:
    if model is User:
        return
    for one in model._meta.concrete_fields:
        name = f"{model.__name__}.{one.attname}"
        if name in SHAPED or (_is_open(one) and not {one.attname, name} & FORMED.keys()):
            yield one


def _is_open(column: models.Field) -> bool:
    """Where someone may have written anything."""
    if isinstance(column, models.JSONField):
        return True
    if isinstance(column, ArrayField):
        return _is_open(column.base_field)
    if column.is_relation or column.primary_key or column.choices or not isinstance(column, TEXTS):
        return False
    return column.max_length is None or column.max_length >= SHORTEST


def written(column: models.Field, marks: Marks, zone: str) -> object:
    """A new mark, as this column holds it. Raises ValueError where nobody said how."""
    name = f"{column.model.__name__}.{column.attname}"
    if column.attname == "phone":
        return marks.phone(name, zone)
    if shape := SHAPED.get(name):
        return shape(marks.word(name, zone))
    if isinstance(column, models.JSONField | ArrayField):
        raise ValueError(f"{name}: say in FORMED what it holds, or in SHAPED how a word stands there")
    word = marks.word(name, zone)
    is_address = isinstance(column, models.EmailField) or column.attname in ("email", "to")
    return f"{word}@exemple.example" if is_address else word
