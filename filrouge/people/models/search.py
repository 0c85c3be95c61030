"""What is looked for, made of what was typed: given to the SQL function `search_people`."""

import re
from dataclasses import dataclass
from typing import Self
from uuid import UUID

from django.db import connections

from filrouge.shared.ids import READABLE
from filrouge.shared.phones import normalise_phone
from filrouge.shared.text import phonetic_key, search_key
from filrouge.shared.transactions import alias

DIGITS_ENOUGH = 4
DIGITS_OF_A_NUMBER = 9  # shorter ones exist on small islands; here they are the end of a number
REFERENCE = re.compile(f"([{READABLE}]{{4}})[ -]?([{READABLE}]{{4}})")


def sound_of(names_key: str) -> str:
    """The sounds of a name, sorted: the same whichever box each name was typed in."""
    return " ".join(sorted(phonetic_key(word) for word in names_key.split()))


@dataclass(frozen=True)
class Sought:
    """Empty parts are not looked for."""

    key: str = ""
    sounds: tuple[str, ...] = ()
    phone: str = ""
    reference: str = ""

    @classmethod
    def typed(cls, text: str) -> Self:
        phone = _phone(text)
        key = "" if phone else search_key(text)
        return cls(
            key=key,
            sounds=tuple(phonetic_key(word) for word in key.split()),
            phone=phone,
            reference=reference_in(text),
        )

    def ids(self, limit: int) -> list[UUID]:
        """Best first, within the reach of whoever asks (the context of the transaction)."""
        if not (self.key or self.phone or self.reference):
            return []
        call = (
            "SELECT person_id, min(rank) FROM search_people(%s, %s, %s, %s, %s)"
            " GROUP BY 1 ORDER BY 2, 1 LIMIT %s"
        )
        with connections[alias.get()].cursor() as cursor:
            values = (self.key, list(self.sounds), self.phone, self.reference, limit, limit)
            cursor.execute(call, values)
            return [person_id for person_id, _rank in cursor.fetchall()]


def _phone(text: str) -> str:
    """A whole number in E.164, or its last digits; '' when it is no number."""
    if not re.fullmatch(r"[\d\s().+/-]+", text.strip()):
        return ""
    digits = re.sub(r"\D", "", text)
    whole = normalise_phone(text) if len(digits) >= DIGITS_OF_A_NUMBER else None
    return whole or (digits if len(digits) >= DIGITS_ENOUGH else "")


def reference_in(text: str) -> str:
    """ "k7m4 p2qx" → "K7M4-P2QX"; '' when it is no reference."""
    match = REFERENCE.fullmatch(text.strip().upper())
    return f"{match[1]}-{match[2]}" if match else ""
