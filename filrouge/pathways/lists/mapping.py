"""Which column becomes what: from its heading, from what it holds, and from what the team chose last time."""

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from filrouge.shared.words import fold, quoted

from .cells import Cell, cell_text
from .dates import looks_like_date
from .french import read_french_level
from .headers import Table
from .headings import AMBIGUOUS_HEADINGS, recognise_heading, refused_heading
from .lines import Header
from .names import looks_like_two_names
from .phones import looks_like_phone
from .targets import LABELS, MANY_COLUMNS, Target
from .values import looks_like_nir, read_emails, read_languages, read_protection, read_sex

_SAMPLE = 200
_MOST, _HALF, _FEW = 0.7, 0.5, 0.3
_DATES = frozenset(
    {
        Target.BIRTH_DATE,
        Target.PERMIT_UNTIL,
        Target.ENTERED_ON,
        Target.LAST_CONTACT_ON,
        Target.NEXT_APPOINTMENT,
        Target.EXIT_ON,
    }
)


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """`confidence` from 0 to 1; `reason` is the French sentence shown beside the choice.

    `locked`: the tool must not keep this column, nobody may choose otherwise.
    """

    header: Header
    target: Target
    confidence: float
    reason: str
    locked: bool = False


@dataclass(frozen=True)
class Mapping:
    choices: tuple[ColumnChoice, ...]

    def target_of(self, header: Header) -> Target:
        """A column never seen is kept as a note; a forbidden heading is ignored whatever was remembered."""
        if refused_heading(header.key):
            return Target.IGNORE
        return next(
            (choice.target for choice in self.choices if choice.header.key == header.key), Target.NOTE
        )

    def to_dict(self) -> dict[str, str]:
        """{normalised header: target}, to be remembered for the organisation."""
        return {choice.header.key: choice.target.value for choice in self.choices}

    def with_choices(self, chosen: ReadOnly[str, str]) -> "Mapping":
        """The same columns with the targets a person chose on screen; unknown targets change nothing."""
        return Mapping(tuple(_chosen(choice, chosen.get(choice.header.key)) for choice in self.choices))

    @classmethod
    def from_dict(cls, remembered: ReadOnly[str, str]) -> "Mapping":
        reason = _("Choix enregistré.")
        known = [(key, Target(value)) for key, value in remembered.items() if value in set(Target)]
        return cls(
            tuple(ColumnChoice(Header(i, key, key), t, 1.0, reason) for i, (key, t) in enumerate(known))
        )


def propose_for_tables(
    tables: Sequence[Table], today: date, remembered: ReadOnly[str, str] | None = None
) -> Mapping:
    """One mapping for the whole file; where two sheets share a heading, the longest sheet decides."""
    choices: dict[str, ColumnChoice] = {}
    for table in sorted(tables, key=lambda table: -len(table.lines)):
        rows = [data.line.cells for data in table.lines[:_SAMPLE]]
        for choice in propose_mapping(table.headers, rows, today, remembered).choices:
            choices.setdefault(choice.header.key, choice)
    return Mapping(tuple(choices.values()))


def propose_mapping(
    headers: Sequence[Header],
    sample_rows: Sequence[Sequence[Cell]],
    today: date,
    remembered: ReadOnly[str, str] | None = None,
) -> Mapping:
    proposed = [_propose(header, _column(sample_rows, header.index), today, headers) for header in headers]
    shown = [choice for choice in proposed if choice is not None]
    with_memory = [
        _chosen(choice, (remembered or {}).get(choice.header.key), _("Comme la dernière fois."))
        for choice in shown
    ]
    return Mapping(tuple(_one_column_each(with_memory)))


def _column(rows: Sequence[Sequence[Cell]], index: int) -> list[Cell]:
    return [row[index] for row in rows[:_SAMPLE] if index < len(row) and row[index] is not None]


def _chosen(choice: ColumnChoice, target: str | None, reason: str = "") -> ColumnChoice:
    if choice.locked or target not in set(Target):
        return choice
    return replace(choice, target=Target(str(target)), confidence=1.0, reason=reason or _("Choisi par vous."))


def _propose(
    header: Header, cells: list[Cell], today: date, headers: Sequence[Header]
) -> ColumnChoice | None:
    if not header.text and not cells:
        return None
    if refused_heading(header.key) or _share(cells, looks_like_nir) > _HALF:
        reason = _("Cette donnée ne doit pas être conservée dans l’outil : la colonne ne sera pas importée.")
        return ColumnChoice(header, Target.IGNORE, 1.0, reason, locked=True)
    heading = recognise_heading(header.text) if header.text else None
    if heading is None:
        return _from_content(header, cells, today)
    options = AMBIGUOUS_HEADINGS.get(fold(header.text), (heading[0],))
    if set(options) == {Target.FAMILY_NAME, Target.FULL_NAME}:
        return _name_column(header, cells, headers)
    return _from_heading(header, options, heading[1], cells, today)


def _name_column(header: Header, cells: list[Cell], headers: Sequence[Header]) -> ColumnChoice:
    """« Nom » holds both names when no column is called « Prénom » and most cells have two words."""
    given_elsewhere = any(
        (recognise_heading(h.text) or (None,))[0] is Target.GIVEN_NAME for h in headers if h.text
    )
    if not given_elsewhere and _share(cells, looks_like_two_names) > _HALF:
        return ColumnChoice(
            header, Target.FULL_NAME, 0.85, _("Cette colonne contient le nom et le prénom ensemble.")
        )
    return ColumnChoice(header, Target.FAMILY_NAME, 0.95, _by_heading(header))


def _from_heading(
    header: Header, options: tuple[Target, ...], confidence: float, cells: list[Cell], today: date
) -> ColumnChoice:
    shares = {target: _evidence(target, cells, today) for target in options}
    measured = {target: share for target, share in shares.items() if share is not None}
    best = max(measured, key=lambda target: measured[target], default=options[0])
    if len(options) > 1 and measured.get(best, 1.0) < _FEW:
        best = next((target for target in options if target not in measured), best)
    share = shares[best]
    if share is None or not cells:
        return ColumnChoice(header, best, confidence, _by_heading(header))
    if share >= _HALF:
        return ColumnChoice(header, best, min(0.98, confidence + 0.08), _by_both(header))
    return _contradicted(header, best, share, cells, today)


def _contradicted(
    header: Header, target: Target, share: float, cells: list[Cell], today: date
) -> ColumnChoice:
    """The heading says one thing, the cells another."""
    other = _from_content(header, cells, today)
    if other.target is not Target.NOTE and other.target is not target:
        return other
    if share > 0:
        reason = _("L’intitulé convient, mais beaucoup de cellules ne sont pas reconnues : à vérifier.")
        return ColumnChoice(header, target, 0.5, reason)
    reason = _("L’intitulé fait penser à {label}, mais le contenu n’y ressemble pas : gardé en note.")
    return ColumnChoice(header, Target.NOTE, 0.3, reason.format(label=quoted(str(LABELS[target]))))


def _from_content(header: Header, cells: list[Cell], today: date) -> ColumnChoice:
    for target in (
        Target.EMAIL,
        Target.PHONE,
        Target.FRENCH_LEVEL,
        Target.PROTECTION_STATUS,
        Target.LANGUAGES,
        Target.SEX,
    ):
        if cells and (_evidence(target, cells, today) or 0) >= _MOST:
            reason = _("Le contenu ressemble à : {label}.").format(label=str(LABELS[target]))
            return ColumnChoice(header, target, 0.6, reason)
    if cells and _share(cells, lambda cell: looks_like_date(cell, today)) >= _MOST:
        reason = _(
            "Cette colonne contient des dates, mais son intitulé ne dit pas lesquelles : gardée en note."
        )
        return ColumnChoice(header, Target.NOTE, 0.3, reason)
    reason = _("Intitulé non reconnu : le texte sera gardé en note, rien ne sera perdu.")
    return ColumnChoice(header, Target.NOTE, 0.3, reason)


def _evidence(target: Target, cells: list[Cell], today: date) -> float | None:
    """Share of the cells that look like the target; None when cells cannot tell."""
    if target in _DATES:
        return _share(cells, lambda cell: looks_like_date(cell, today))
    test = _TESTS.get(target)
    return _share(cells, test) if test else None


def _share(cells: Iterable[Cell], test: Callable[[Cell], bool]) -> float:
    results = [test(cell) for cell in cells]
    return sum(results) / len(results) if results else 0.0


def _is_coded(read: Callable[[Cell], object]) -> Callable[[Cell], bool]:
    def test(cell: Cell) -> bool:
        value = getattr(read(cell), "value", None)
        return value is not None and (value.code is not None or getattr(value, "literacy", None) is not None)

    return test


_TESTS: dict[Target, Callable[[Cell], bool]] = {
    Target.PHONE: looks_like_phone,
    Target.EMAIL: lambda cell: "@" in cell_text(cell) or bool(read_emails(cell).addresses),
    Target.SEX: _is_coded(read_sex),
    Target.FRENCH_LEVEL: _is_coded(read_french_level),
    Target.PROTECTION_STATUS: _is_coded(read_protection),
    Target.LANGUAGES: lambda cell: bool(read_languages(cell).codes),
}


def _one_column_each(choices: list[ColumnChoice]) -> list[ColumnChoice]:
    best: dict[Target, ColumnChoice] = {}
    for choice in choices:
        if choice.target not in best or choice.confidence > best[choice.target].confidence:
            best[choice.target] = choice
    return [
        choice if choice.target in MANY_COLUMNS or best[choice.target] is choice else _second(choice, best)
        for choice in choices
    ]


def _second(choice: ColumnChoice, best: dict[Target, ColumnChoice]) -> ColumnChoice:
    reason = _("{label} vient déjà de la colonne {column} : celle-ci sera gardée en note.").format(
        label=str(LABELS[choice.target]), column=quoted(best[choice.target].header.label)
    )
    return replace(choice, target=Target.NOTE, confidence=0.4, reason=reason)


def _by_heading(header: Header) -> str:
    return _("D’après l’intitulé {heading}.").format(heading=quoted(header.text))


def _by_both(header: Header) -> str:
    return _("D’après l’intitulé {heading} et le contenu.").format(heading=quoted(header.text))
