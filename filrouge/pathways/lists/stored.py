"""A checked line, as kept (encrypted) until its list is imported."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from .cells import Cell
from .plans import Plan
from .problems import Level, Problem


@dataclass(slots=True)
class StoredLine:
    """`raw` only for a refused line, to give it back; `text` only for a line that is not a person."""

    plan: Plan | None = None
    problems: Sequence[Problem] = ()
    raw: Mapping[str, Cell] = field(default_factory=dict)
    text: str = ""

    def written(self) -> str:
        kept: dict[str, Any] = {}
        if self.plan:
            kept["plan"] = self.plan.written()
        if self.problems:
            kept["problems"] = [
                [one.column, one.level.value, one.code, one.sentence] for one in self.problems
            ]
        if self.raw:
            kept["raw"] = {heading: _written_cell(cell) for heading, cell in self.raw.items()}
        if self.text:
            kept["text"] = self.text
        return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def read(cls, text: str) -> "StoredLine":
        kept = json.loads(text or "{}")
        return cls(
            plan=Plan.read(kept["plan"]) if "plan" in kept else None,
            problems=[Problem(c, Level(level), code, s) for c, level, code, s in kept.get("problems", ())],
            raw={heading: _read_cell(cell) for heading, cell in kept.get("raw", {}).items()},
            text=kept.get("text", ""),
        )


def _written_cell(cell: Cell) -> Any:
    if isinstance(cell, datetime):
        return {"moment": cell.isoformat()}
    return {"day": cell.isoformat()} if isinstance(cell, date) else cell


def _read_cell(cell: Any) -> Cell:
    if not isinstance(cell, dict):
        return cell
    if "moment" in cell:
        return datetime.fromisoformat(cell["moment"])
    return date.fromisoformat(cell["day"])
