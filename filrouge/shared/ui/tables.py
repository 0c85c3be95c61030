"""Tables of figures, written in Python: a template that fills seven hundred cells takes longer than all the rest of
its screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from .writing import html, safe

Said = Any  # escaped unless it is safe: a text, a number, a `link`


@dataclass(frozen=True, slots=True)
class Column:
    label: str
    number: bool = True


@dataclass(frozen=True, slots=True)
class FigureTable:
    """The first column names the line. A cell is a text, a number or a `link`."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Said]]

    def head(self) -> SafeString:
        cells = "".join(
            html('<th scope="col"{}>{}</th>', NUMBER if column.number else "", column.label)
            for column in self.columns
        )
        return SafeString(f"<thead><tr>{cells}</tr></thead>")

    def body(self) -> SafeString:
        _first, *others = self.columns
        openings = [
            html('<td{} data-label="{}">', NUMBER if column.number else "", column.label) for column in others
        ]
        lines = "".join(_line(row, openings) for row in self.rows)
        return SafeString(f"<tbody>{lines}</tbody>")


NUMBER = SafeString(' class="number"')


def link(url: str, text: Said) -> SafeString:
    return html('<a href="{}">{}</a>', url, text)


def _line(row: Sequence[Said], openings: Sequence[str]) -> str:
    name, *cells = row
    filled = "".join(f"{opening}{safe(cell)}</td>" for opening, cell in zip(openings, cells, strict=True))
    return f'<tr><th scope="row">{safe(name)}</th>{filled}</tr>'
