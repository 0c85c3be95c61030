"""Translations that come with the program, from `translations/`: one file per language, French beside each.

Nobody who speaks these languages has read them yet, and the screens say so. A file is plain JSON, so that it can
be handed to a translator: `"key": {"fr": the words it was made of, "text": the translation}`. A phrase that no
domain declares is left aside.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from .languages import OFFERED, Language
from .models import Translation
from .registry import is_declared, mark_of

FOLDER = Path(__file__).parent / "translations"


def load() -> None:
    """Add what is new. What someone corrected stays, until the file was written again for changed French."""
    for language in OFFERED:
        known = {one.key: one for one in Translation.objects.current(language.code)}
        read = translations_in(language)
        Translation.objects.bulk_create(one for one in read if _brings(one, known.get(one.key)))


def translations_in(language: Language) -> Iterator[Translation]:
    """Not saved. Raises OSError, ValueError."""
    for key, entry in json.loads((FOLDER / f"{language.tag}.json").read_text(encoding="utf-8")).items():
        yield Translation(key=key, language=language.code, text=entry["text"], of=mark_of(entry["fr"]))


def _brings(read: Translation, shown: Translation | None) -> bool:
    """Whether the file says something that what is shown does not."""
    if not is_declared(read.key):
        return False
    if shown is None:
        return True
    if shown.by_id:
        return shown.is_stale and not read.is_stale
    return (read.text, read.of) != (shown.text, shown.of)
