import json
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

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
ALL_SCREENS = 60
TARGETS_MS = {"coordination": 100}
MOST_QUERIES, MOST_MB, TIMES = 12, 180, 2
BATCH_SECONDS, BATCH_MB = 60, 300


def write(figures: list[dict[str, Any]]) -> None:
    """Add these figures to the latest, in place of those of the same case, size and viewer."""
    made = {"commit": commit(), "at": datetime.now(UTC).isoformat(timespec="seconds")}
    known = {_identity(one): one for one in _latest()} | {_identity(one): one | made for one in figures}
    latest = sorted(known.values(), key=lambda one: [str(part) for part in _order(one)])
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "latest.json").write_text(json.dumps(latest, indent=1, ensure_ascii=False) + "\n")
    (RESULTS / "latest.md").write_text(_page(latest))


def commit() -> str:
    """With « + » when the files differ from it."""
    named = subprocess.run(
        ["git", "describe", "--always", "--dirty=+", "--abbrev=12"],
        check=False, cwd=CHECKOUT, capture_output=True, text=True,
    )  # fmt: skip
    return named.stdout.strip()


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
        lines += [*_table(screens), ""]
    if batches:
        lines += ["| travail | personnes | secondes | mémoire (Mo) |", "| --- | --- | --- | --- |"]
        lines += [
            f"| {b['case']} | {b['people']} | {b['seconds']} | {b.get('rss_mb', '')} |" for b in batches
        ]
        lines += [""]
    lines += _verdicts(screens, batches)
    return "\n".join(lines).rstrip() + "\n"


def _table(screens: list[dict[str, Any]]) -> list[str]:
    head = [f"| {' | '.join(title for _name, title in COLUMNS)} |", "| --- " * len(COLUMNS) + "|"]
    return head + [
        "| " + " | ".join("" if one.get(name) is None else str(one[name]) for name, _title in COLUMNS) + " |"
        for one in screens
    ]


def _verdicts(screens: list[dict[str, Any]], batches: list[dict[str, Any]]) -> list[str]:
    """What misses its target, said plainly; or that nothing does."""
    missed = [sentence for one in screens for sentence in _misses(one, screens)]
    missed += [
        f"{one['case']}, {one['people']} personnes : {one['seconds']} s et {one['rss_mb']} Mo, "
        f"pour {BATCH_SECONDS} s et {BATCH_MB} Mo visés."
        for one in batches
        if one["seconds"] > BATCH_SECONDS or one["rss_mb"] > BATCH_MB
    ]
    return [f"- {sentence}" for sentence in missed] or ["Toutes les cibles sont tenues."]


def _misses(one: dict[str, Any], screens: list[dict[str, Any]]) -> list[str]:
    name = f"{one['case']}, {one['people']} personnes, {one['viewer']}"
    target = TARGETS_MS.get(one["case"], ALL_SCREENS)
    found = []
    if one["p95_ms"] > target:
        found.append(f"{name} : p95 de {one['p95_ms']} ms pour {target} visées.")
    if one["queries"] > MOST_QUERIES:
        found.append(f"{name} : {one['queries']} requêtes pour {MOST_QUERIES} visées.")
    if one["rss_mb"] > MOST_MB:
        found.append(f"{name} : {one['rss_mb']} Mo pour {MOST_MB} visés.")
    small = [o for o in screens if _same_screen(o, one) and o["people"] < one["people"]]
    for first in small[:1]:
        for key, unit in (("rows", "lignes lues"), ("buffers", "pages lues")):
            if one.get(key) and first.get(key) and one[key] > TIMES * first[key]:
                found.append(
                    f"{name} : {one[key]} {unit}, contre {first[key]} à {first['people']} personnes."
                )
    return found


def _same_screen(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return (one["case"], one["viewer"]) == (other["case"], other["viewer"])
