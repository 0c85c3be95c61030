import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from filrouge.shared.words import quoted, tidy

from .cells import Cell, cell_text
from .names import restore_case
from .problems import Finding, warning


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something a text of the list may designate: a commune, a member of staff."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class CommuneHint:
    """« ST GAUDENS (31) » → name « Saint-Gaudens », department « 31 »; what is not written stays empty."""

    name: str
    department: str = ""
    postcode: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Resolved:
    """`id` only when there was exactly one candidate."""

    text: str
    id: str | None


Resolve = Callable[[CommuneHint], Sequence[Candidate]]

_BRACKETS = re.compile(r"\(([^)]*)\)")
_POSTCODE = re.compile(r"(?<!\d)(\d{5})(?!\d)")
_DEPARTMENT = re.compile(r"^(?:\d{2,3}|2[ABab])$")
_SAINT = re.compile(r"\b(S(?:ain)?te?)[ .\-]+(?=\w)", re.IGNORECASE)
_CEDEX = re.compile(r"\bcedex\b(?:\s*\d+)?", re.IGNORECASE)
_SMALL_WORDS = re.compile(r"(?<=[ \-])(?:Sur|Sous|Le|La|Les|De|Du|Des|En|Et|Lès|Lez|Aux?|À)(?=[ \-])")


def read_commune(commune: Cell, postcode: Cell = None) -> CommuneHint | None:
    text, code = cell_text(commune), read_postcode(postcode)
    written = _POSTCODE.search(text)
    brackets = [part.strip() for part in _BRACKETS.findall(text)]
    department = next((part.upper() for part in brackets if _DEPARTMENT.match(part)), "")
    name = normalise_commune(_POSTCODE.sub("", _BRACKETS.sub("", text)))
    code = code or (written.group() if written else "")
    return CommuneHint(name, department, code, text) if name or code else None


def read_postcode(cell: Cell) -> str:
    """Five figures; the zero that Excel ate is given back (1000.0 → "01000")."""
    text = cell_text(cell).replace(" ", "")
    return text.zfill(5) if text.isdecimal() and len(text) in (4, 5) else ""


def normalise_commune(text: str) -> str:
    name = _CEDEX.sub("", tidy(text).replace("\n", " ")).strip(" ,;-–")
    name = _SAINT.sub(
        lambda saint: "Sainte-" if saint[1].lower().endswith("te") else "Saint-", restore_case(name)
    )
    return _SMALL_WORDS.sub(lambda word: word.group().lower(), name)


def resolve_hint(hint: CommuneHint, resolve: Resolve) -> tuple[Resolved, Finding | None]:
    found = resolve(hint)
    if len(found) == 1:
        return Resolved(hint.text or hint.postcode, found[0].id), None
    text = quoted(hint.text or hint.postcode)
    if not found:
        sentence = _("La commune {text} n’a pas été trouvée : gardée en texte, à préciser.").format(text=text)
        return Resolved(hint.text, None), warning("unknown_commune", sentence)
    labels = ", ".join(candidate.label for candidate in found[:4])
    sentence = _("Plusieurs communes s’appellent {text} ({labels}) : gardée en texte, à préciser.")
    return Resolved(hint.text, None), warning("ambiguous_commune", sentence.format(text=text, labels=labels))


def department_of(postcode: str) -> str:
    """Department of a postal code. Corsica and overseas differ from the first two figures."""
    if postcode.startswith("20"):
        return "2A" if postcode < "20200" else "2B"
    return postcode[:3] if postcode.startswith(("97", "98")) else postcode[:2]
