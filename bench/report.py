import json
import platform
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.verdicts import RULES, verdicts
from config.postgres import CHECKOUT

RESULTS = Path(__file__).with_name("results")
IDENTITY = ("case", "people", "viewer")
COLUMNS = (
    ("case", "écran"),
    ("people", "personnes"),
    ("viewer", "vue par"),
    ("median_ms", "médiane (ms)"),
    ("p95_ms", "p95 (ms)"),
    ("queries", "requêtes"),
    ("db_ms", "base (ms)"),
    ("rows", "lignes lues"),
    ("buffers", "pages lues"),
    ("cold_ms", "à froid (ms)"),
    ("p95_8_clients_ms", "p95, 8 clients (ms)"),
    ("pages_per_second", "pages/s, 8 clients"),
    ("rss_mb", "mémoire (Mo)"),
)
BATCH_COLUMNS = (
    ("case", "travail"),
    ("people", "personnes"),
    ("seconds", "secondes"),
    ("rss_mb", "mémoire (Mo)"),
    ("requests", "échanges"),
    ("kilobytes_up", "ko envoyés"),
    ("kilobytes_down", "ko reçus"),
    ("queries", "requêtes"),
    ("server_seconds", "dont serveur (s)"),
    ("slowest_seconds", "le plus lent (s)"),
)


def write(figures: list[dict[str, Any]]) -> None:
    """Add these figures to the latest, in place of those of the same case, size and viewer."""
    made = {
        "commit": commit(),
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": interpreter(),
    }
    known = {_identity(one): one for one in _latest()} | {_identity(one): one | made for one in figures}
    latest = sorted(known.values(), key=lambda one: [str(part) for part in _order(one)])
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "latest.json").write_text(json.dumps(latest, indent=1, ensure_ascii=False) + "\n")
    (RESULTS / "latest.md").write_text(_page(latest))


def commit() -> str:
    """With « + » when the files differ from it; results already written are not files that were measured."""
    named = _git("rev-parse", "--short=12", "HEAD")
    changed = _git("status", "--porcelain", "--", ".", ":!bench/results")
    return f"{named}+" if changed else named


def interpreter() -> str:
    """Which Python, and what built it: one built without optimisation takes a third longer for the same page."""
    return f"{platform.python_version()} ({platform.python_compiler()})"


def _git(*arguments: str) -> str:
    asked = ("git", *arguments)
    return subprocess.run(asked, check=False, cwd=CHECKOUT, capture_output=True, text=True).stdout.strip()


def _latest() -> list[dict[str, Any]]:
    path = RESULTS / "latest.json"
    return json.loads(path.read_text()) if path.exists() else []


def _identity(one: dict[str, Any]) -> tuple[object, ...]:
    return tuple(one.get(name) for name in IDENTITY)


def _order(one: dict[str, Any]) -> tuple[object, ...]:
    return "seconds" in one, one["case"], f"{one['people']:09}", one.get("viewer", "")


def _page(latest: list[dict[str, Any]]) -> str:
    screens = [one for one in latest if "seconds" not in one]
    batches = [one for one in latest if "seconds" in one]
    lines = ["# Mesures", ""]
    if screens:
        lines += [*_table(screens, COLUMNS), ""]
    if batches:
        lines += [*_table(batches, BATCH_COLUMNS), ""]
    lines += [*_made_at(latest), "", *verdicts(latest), "", RULES]
    return "\n".join(lines).rstrip() + "\n"


def _table(figures: list[dict[str, Any]], columns: Sequence[tuple[str, str]]) -> list[str]:
    head = [f"| {' | '.join(title for _name, title in columns)} |", "| --- " * len(columns) + "|"]
    return head + [
        "| " + " | ".join("" if one.get(name) is None else str(one[name]) for name, _title in columns) + " |"
        for one in figures
    ]


def _made_at(latest: list[dict[str, Any]]) -> list[str]:
    """Figures of several commits are not compared without saying so."""
    makings = sorted({_making(one) for one in latest})
    if len(makings) == 1:
        return [f"Mesuré au commit {makings[0]}."]
    sizes = {made: sorted({one["people"] for one in latest if _making(one) == made}) for made in makings}
    return ["Mesuré à plusieurs commits :", ""] + [
        f"- {made} : {', '.join(map(str, people))} personnes" for made, people in sizes.items()
    ]


def _making(one: dict[str, Any]) -> str:
    return f"{one['commit']}, Python {one['python']}" if "python" in one else one["commit"]
