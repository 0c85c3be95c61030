"""python -m bench.proof: the long proofs, on both PostgreSQLs; what passed goes to results/proof.json.

Each part is one run of pytest with a database of its own. Nothing is tried again: a part that fails is
written as failed.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

from bench.report import RESULTS, commit
from config.postgres import CHECKOUT
from config.postgres.binaries import of_the_system, of_the_wheel

# pytest's own options leave the long proofs out: they are said again here without that.
WITH_PROOFS = ("-o", "addopts=--strict-markers --strict-config -ra")
UNIT = ("filrouge", "tests", "--ignore=tests/journeys", "--ignore=tests/proof")
CORES = os.environ.get("CORES", "2")


@dataclass(frozen=True)
class Part:
    name: str
    arguments: tuple[str, ...]
    environ: Mapping[str, str]


@dataclass(frozen=True)
class Outcome:
    part: str
    passed: bool
    tests: int
    failed: int
    skipped: int
    seconds: float


def main() -> int:
    outcomes = []
    for part in parts(os.environ):
        print(f"— {part.name}", flush=True)
        outcomes.append(run(part))
        write(outcomes)  # at once: what is proven stays proven if the rest is interrupted
    for outcome in outcomes:
        said = "ok" if outcome.passed else "FAILED"
        print(f"{outcome.part}: {said}, {outcome.tests} tests, {outcome.seconds} s")
    return 0 if outcomes and all(outcome.passed for outcome in outcomes) else 1


def parts(environ: Mapping[str, str]) -> Iterator[Part]:
    if (CHECKOUT / "tests" / "proof").exists():
        yield Part("proofs", ("tests/proof", *WITH_PROOFS), environ)
    unit = ("-n", CORES, *UNIT)
    if environ.get("DATABASE_URL"):
        yield Part("unit tests, PostgreSQL of DATABASE_URL", unit, environ)
    else:
        for binaries in filter(None, (of_the_wheel(), of_the_system())):
            chosen = {**environ, "FILROUGE_POSTGRES_BIN": str(binaries.folder)}
            yield Part(f"unit tests, PostgreSQL {binaries.version}", unit, chosen)
    if (CHECKOUT / "tests" / "journeys").exists():
        yield Part("journeys", ("tests/journeys", *WITH_PROOFS), environ)


def run(part: Part) -> Outcome:
    """Runs one part to its end, its report on the terminal."""
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        database = (sys.executable, "-m", "config.postgres", "run", "--tests", "--")
        command = (*database, sys.executable, "-m", "pytest", "-q", *part.arguments, f"--junitxml={report}")
        ended = subprocess.run(command, check=False, cwd=CHECKOUT, env=part.environ)
        counts = _counts(report)
    seconds = round(time.monotonic() - start, 1)
    return Outcome(part.name, ended.returncode == 0 and counts["tests"] > 0, **counts, seconds=seconds)


def write(outcomes: list[Outcome]) -> None:
    RESULTS.mkdir(exist_ok=True)
    proof = {
        "commit": commit(),
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "passed": all(outcome.passed for outcome in outcomes),
        "parts": [asdict(outcome) for outcome in outcomes],
    }
    (RESULTS / "proof.json").write_text(json.dumps(proof, indent=1, ensure_ascii=False) + "\n")


def _counts(report: Path) -> dict[str, int]:
    """From the JUnit report; none when pytest did not even start."""
    counts = {"tests": 0, "failed": 0, "skipped": 0}
    if report.exists():
        for suite in ElementTree.parse(report).getroot().iter("testsuite"):  # noqa: S314 - our own file
            counts["tests"] += int(suite.get("tests", 0))
            counts["failed"] += int(suite.get("failures", 0)) + int(suite.get("errors", 0))
            counts["skipped"] += int(suite.get("skipped", 0))
    return counts


if __name__ == "__main__":
    sys.exit(main())
