"""Lines of a list → proposed people, each with its problems."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from filrouge.shared.words import quoted

from .cells import cell_text
from .communes import Resolve
from .crosschecks import check_row
from .exits_sheet import attach_exits
from .fillers import FILLERS, LineReader
from .fingerprints import fingerprint
from .headers import Table
from .lines import DataLine, Header, IgnoredLine
from .mapping import Mapping
from .names import NameSplitter
from .person import LineAddress, ProposedPerson
from .problems import Problem, info
from .referents import ResolveReferent
from .targets import Target


@dataclass(frozen=True)
class ListResult:
    """`announced_total`: what the list's own TOTAL lines say, to compare with the number of rows."""

    rows: list[ProposedPerson]
    ignored: list[IgnoredLine]
    announced_totals: dict[str, int]


def build_rows(
    tables: Sequence[Table],
    mapping: Mapping,
    *,
    today: date,
    resolve_commune: Resolve,
    resolve_referent: ResolveReferent,
) -> ListResult:
    """Every line of every table ends up in `rows` or in `ignored`; exits point at their person."""
    context = _Context(mapping, today, resolve_commune, resolve_referent)
    rows = [person for table in tables for person in _table_rows(table, context)]
    attach_exits(rows, {table.sheet for table in tables if _only_exits(table, mapping)})
    for person in rows:
        person.fingerprint = fingerprint(person.values)
    ignored = [line for table in tables for line in table.ignored]
    totals = {table.sheet: table.announced_total for table in tables if table.announced_total is not None}
    return ListResult(rows, ignored, totals)


@dataclass(frozen=True, slots=True)
class _Context:
    mapping: Mapping
    today: date
    resolve_commune: Resolve
    resolve_referent: ResolveReferent


def _table_rows(table: Table, context: _Context) -> list[ProposedPerson]:
    columns = [(header, context.mapping.target_of(header)) for header in table.headers]
    splitter = NameSplitter(_full_names(table, columns))
    people = [_person(table, data, columns, splitter, context) for data in table.lines]
    exits_only = _only_exits(table, context.mapping)
    for person in people:
        check_row(person, context.today, exits_only=exits_only)
    return people


def _full_names(table: Table, columns: list[tuple[Header, Target]]) -> list[str]:
    indexes = [header.index for header, target in columns if target is Target.FULL_NAME]
    return [cell_text(data.line.at(index)) for data in table.lines for index in indexes]


def _person(
    table: Table,
    data: DataLine,
    columns: list[tuple[Header, Target]],
    splitter: NameSplitter,
    context: _Context,
) -> ProposedPerson:
    reader = LineReader(context.today, context.resolve_commune, context.resolve_referent, splitter)
    for header, target in columns:
        cell = data.line.at(header.index)
        if cell is not None and target in FILLERS:
            FILLERS[target](reader, header.label, cell)
    values, problems = reader.finish()
    raw = {header.label: data.line.at(header.index) for header, _target in columns}
    person = ProposedPerson(LineAddress(table.sheet, data.line.number), values, raw, data.group, problems)
    if data.group_far:
        person.problems.append(_far_group(data.group))
    return person


def _far_group(group: str) -> Problem:
    sentence = _("Une ligne vide sépare cette personne du titre {group} : vérifiez qu’elle en fait partie.")
    return info("group_after_blank", sentence.format(group=quoted(group))).at("")


def _only_exits(table: Table, mapping: Mapping) -> bool:
    """A sheet of names with a date or a reason of exit, and nothing else that describes a person."""
    targets = {mapping.target_of(header) for header in table.headers}
    describing = {Target.BIRTH_DATE, Target.PHONE, Target.EMAIL, Target.ENTERED_ON, Target.PROTECTION_STATUS}
    return bool(targets & {Target.EXIT_ON, Target.EXIT_REASON}) and not targets & describing
