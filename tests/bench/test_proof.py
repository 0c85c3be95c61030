import json
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bench import proof, report
from bench.proof import Outcome, Part

SUITE = """
<testsuites><testsuite tests="12" failures="1" errors="1" skipped="3" /></testsuites>
"""


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], dict]:
    monkeypatch.setattr(proof, "RESULTS", tmp_path)
    monkeypatch.setattr(proof, "commit", lambda: "abc")
    return lambda: json.loads((tmp_path / "proof.json").read_text())


def outcomes(monkeypatch: pytest.MonkeyPatch, **passed: bool) -> list[Outcome]:
    """Of parts that pass or not, without running anything."""
    monkeypatch.setattr(proof, "run", lambda part, _seconds: Outcome(part.name, passed[part.name]))
    return proof.proven([Part(name) for name in passed])


def test_a_postgresql_that_is_not_there_is_said_and_not_proven(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proof, "of_the_system", lambda: None)
    names = {part.name: part for part in proof.parts({})}
    missing = names["unit tests and sweeps, PostgreSQL of the system"]
    assert str(proof.run(missing, 60)) == (
        "unit tests and sweeps, PostgreSQL of the system: NOT PROVEN, there is none: apt-get install postgresql"
    )
    assert any(name.endswith("of the wheel") for name in names)


def test_the_postgresql_given_is_used_alone() -> None:
    names = [part.name for part in proof.parts({"DATABASE_URL": "postgresql://db.example/"})]
    assert names == [
        "bounds in time",
        "bounds in time, in a browser",
        "unit tests and sweeps, PostgreSQL of DATABASE_URL",
        "journeys",
        "proofs",
    ]


def test_all_parts_passed_is_a_proof_of_the_commit(
    written: Callable[[], dict], monkeypatch: pytest.MonkeyPatch
) -> None:
    outcomes(monkeypatch, proofs=True, journeys=True)
    assert (written()["commit"], written()["passed"], written()["to_come"]) == ("abc", True, [])


def test_one_part_that_does_not_pass_is_enough(
    written: Callable[[], dict], monkeypatch: pytest.MonkeyPatch
) -> None:
    outcomes(monkeypatch, proofs=True, journeys=False)
    assert written()["passed"] is False


def test_what_is_proven_is_written_before_the_rest_and_the_rest_is_named(
    written: Callable[[], dict], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(part: Part, _seconds: float) -> Outcome:
        if part.name == "journeys":
            raise KeyboardInterrupt
        return Outcome(part.name, passed=True)

    monkeypatch.setattr(proof, "run", interrupted)
    with pytest.raises(KeyboardInterrupt):
        proof.proven([Part("proofs"), Part("journeys")])
    assert [one["part"] for one in written()["parts"]] == ["proofs"]
    assert (written()["passed"], written()["to_come"]) == (False, ["journeys"])


def test_files_that_change_meanwhile_are_said(
    written: Callable[[], dict], monkeypatch: pytest.MonkeyPatch
) -> None:
    commits = iter(["abc", "abc+"])
    monkeypatch.setattr(proof, "commit", lambda: next(commits))
    outcomes(monkeypatch, proofs=True)
    assert written()["commit"] == "abc+"


def test_the_report_of_a_run_is_counted(tmp_path: Path) -> None:
    (tmp_path / "report.xml").write_text(SUITE)
    assert proof._counts(tmp_path / "report.xml") == {"tests": 12, "failed": 2, "skipped": 3}


@pytest.mark.parametrize(
    ("code", "counts", "said"),
    [
        (0, (5, 0, 1), "part: ok, 5 tests, 1 skipped"),
        (1, (5, 2, 0), "part: NOT PROVEN, 2 of 5 tests failed"),
        (0, (5, 0, 5), "part: NOT PROVEN, pytest ended with 0, after 5 tests"),
        (4, (0, 0, 0), "part: NOT PROVEN, pytest ended with 4, after 0 tests"),
        (None, (0, 0, 0), "part: NOT PROVEN, stopped: the 60 minutes were over"),
    ],
)
def test_how_a_run_ended_is_said(
    monkeypatch: pytest.MonkeyPatch, code: int | None, counts: tuple[int, int, int], said: str
) -> None:
    monkeypatch.setattr(proof, "_pytest", lambda *_arguments: code)
    monkeypatch.setattr(
        proof, "_counts", lambda _report: dict(zip(("tests", "failed", "skipped"), counts, strict=True))
    )
    assert str(proof.run(Part("part"), 60)).startswith(said)


def test_a_part_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    start = time.monotonic()

    def sleeping(_command: object, **_options: object) -> subprocess.Popen[bytes]:
        return started(["/bin/sleep", "60"])

    started = subprocess.Popen
    monkeypatch.setattr(proof.subprocess, "Popen", sleeping)
    assert proof.run(Part("part"), 0.2).why == "stopped: the 60 minutes were over"
    assert time.monotonic() - start < 30


def test_nothing_is_started_once_the_time_is_over() -> None:
    assert proof.run(Part("part", ("--no-such-option",)), 0).seconds == 0


def test_results_already_written_do_not_change_the_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report, "CHECKOUT", tmp_path)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    identity = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    results = tmp_path / "bench" / "results"
    results.mkdir(parents=True)
    for name in ("code.py", "bench/results/proof.json"):
        (tmp_path / name).write_text("1")
    for command in (["init", "-q"], ["add", "."], [*identity, "commit", "-qm", "first"]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    clean = report.commit()
    (results / "proof.json").write_text("2")
    assert (report.commit(), len(clean)) == (clean, 12)
    (tmp_path / "code.py").write_text("2")
    assert report.commit() == f"{clean}+"
