"""What a telephone says of a session: read strictly, compared, said in words."""

from typing import Annotated, Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import BaseModel, Field, StringConstraints

from filrouge.people.models.agreements import DRAWN, LONGEST_DRAWING
from filrouge.sync.payloads import Shape, shaped

from .models import Came, Excuse, Half, Reason

MOST_MINUTES = 600
FIELD = "attendance"  # what a telephone changes: one value, « late:15: » (see `actions.attendances.said_of`)
LABELS = {FIELD: gettext_lazy("présence")}

Said = Annotated[str, StringConstraints(max_length=40)]


class OfSession(BaseModel):
    session: UUID


class Noted(OfSession):
    """Schema 1; the value itself is in `changes`. `mine`: what this telephone said of the same person before, which it
    may not know to have arrived. `added`: she was not expected."""

    mine: Annotated[list[Said], Field(max_length=50)] = []
    added: bool = False


class Signed(OfSession):
    half: Half
    drawing: Annotated[
        str, StringConstraints(min_length=1, max_length=LONGEST_DRAWING, pattern=f"^{DRAWN.pattern}$")
    ]


class NotHeldNoted(OfSession):
    reason: Reason
    words: Annotated[str, StringConstraints(max_length=240, strip_whitespace=True)] = ""


def read(shape: type[Shape], said: Any) -> Shape:
    """Raises ValidationError, for its author."""
    return shaped(shape, said, incomplete=_("Cette note n’est pas complète : %(fields)s."))


def parts_of(said: object) -> tuple[str, int | None, str]:
    """« late:15: » → how she came, minutes late, reason. Raises ValidationError."""
    came, _colon, rest = str(said).partition(":")
    minutes, _colon, excuse = rest.partition(":")
    late = minutes == "" or (minutes.isdecimal() and 1 <= int(minutes[:4]) <= MOST_MINUTES)
    if came not in Came.values or excuse not in ("", *Excuse.values) or not late:
        raise ValidationError(_("Le serveur n’arrive pas à lire cette présence."))
    return came, int(minutes[:4]) if minutes else None, excuse


def say(name: str, value: Any) -> str:
    """One value, in words: « en retard de 15 min »."""
    del name
    try:
        came, minutes, excuse = parts_of(value)
    except ValidationError:
        return str(value)
    if minutes:
        return _("en retard de %(minutes)d min") % {"minutes": minutes}
    return f"{Came(came).label} ({Excuse(excuse).label})" if excuse else str(Came(came).label)
