"""python -m bench.inside batch PEOPLE CASES: the batch work measured at this size, as JSON on stdout."""

import json
import subprocess
import sys

from bench.cases import BATCHES, Batch, load


def main(size: str, wanted: str) -> None:
    load()
    chosen = [b for b in BATCHES if b.people == int(size) and (not wanted or b.name in wanted.split(","))]
    json.dump([figure for batch in chosen for figure in _measured(batch)], sys.stdout)


def _measured(batch: Batch) -> list[dict[str, object]]:
    known = batch.prepare()
    return [
        {"case": f"{batch.name}, {step}", "people": batch.people, **_in_its_own_process(batch, step, *known)}
        for step in batch.steps
    ]


def _in_its_own_process(batch: Batch, step: str, *known: str) -> dict[str, float]:
    """So that the memory measured is that of this step alone."""
    command = (sys.executable, "-m", "bench.inside", "step", batch.name, step, *known)
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
