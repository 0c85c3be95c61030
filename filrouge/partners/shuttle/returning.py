"""What came back: which sheet it is, what it says otherwise, and why it is not taken when it is not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from filrouge.partners.models import Sheet
from filrouge.shared.papers.reading import NotRead, fields_of

from .boxes import WHO, boxes, taken
from .marks import FIELD, Mark


class NotTaken(ValidationError):
    """Nothing of it is kept. Its sentence says why, and what to do. `sheet_id`: the other sheet it says it is."""

    def __init__(self, sentence: str, sheet_id: UUID | None = None) -> None:
        super().__init__(sentence)
        self.sheet_id = sheet_id


@dataclass(frozen=True)
class Came:
    """`changes`: field → value, where it differs from what left."""

    who: str
    changes: Mapping[str, str]

    def digest(self, sheet: Sheet) -> str:
        """The same for the same answers to the same sheet; keyed, for short answers would be guessed."""
        said = "|".join(f"{code}={value}" for code, value in sorted({**self.changes, WHO: self.who}.items()))
        return salted_hmac("partners.sheet", f"{sheet.pk}|{said}", algorithm="sha256").hexdigest()


def read_paper(content: bytes, sheets: Sequence[Sheet], signed_for: str) -> tuple[Sheet, Mapping[str, str]]:
    """Of these sheets, the one it is, and what its fields say. Raises NotTaken."""
    mark, fields = said_by(content)
    sheet = next((one for one in sheets if one.pk == mark.sheet_id), None)
    if sheet is None:
        raise NotTaken(
            _("Cette fiche est celle d’une autre orientation : rien n’en a été gardé ici."), mark.sheet_id
        )
    require_ours(mark, sheet, signed_for)
    return sheet, fields


def said_by(content: bytes) -> tuple[Mark, Mapping[str, str]]:
    """Its mark, not verified yet, and its fields. Raises NotTaken."""
    try:
        fields = fields_of(content)
    except NotRead as refusal:
        raise NotTaken(refusal.why.sentence) from refusal
    mark = Mark.parse(fields.get(FIELD, ""))
    if mark is None:
        raise NotTaken(
            _(
                "Ce fichier n’est pas une fiche navette de Fil rouge, ou sa marque s’est perdue : recopiez les "
                "réponses."
            )
        )
    return mark, fields


def require_ours(mark: Mark, sheet: Sheet, signed_for: str) -> None:
    """Raises NotTaken for a mark that was not written here for this version and this recipient."""
    if mark.version != sheet.version or not mark.is_ours(signed_for):
        raise NotTaken(
            _(
                "La marque de cette fiche ne se vérifie pas : elle a été changée, ou date trop. Refaites-en une."
            )
        )


def came_back(sheet: Sheet, sent: Mapping[str, str], fields: Mapping[str, str]) -> Came:
    """What was left empty says nothing. Raises NotTaken when all is as it was sent."""
    changes = {}
    for box in boxes(sheet.lines, sheet.asked, sent):
        value = taken(box.code, fields.get(box.code, ""))
        if box.code != WHO and value and _flat(value) != _flat(taken(box.code, box.value)):
            changes[box.code] = value
    if not changes:
        raise NotTaken(_("Cette fiche revient telle qu’elle est partie : il n’y a rien à reprendre."))
    return Came(taken(WHO, fields.get(WHO, "")), changes)


def _flat(value: str) -> str:
    """Programs break lines as they like."""
    return " ".join(value.split())
