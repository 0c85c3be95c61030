"""python -m bench.inside step BATCH STEP …: one step of a batch work; its seconds and its memory as JSON."""

import json
import resource
import sys
import time

from bench.cases import BATCHES, load

KILOBYTES = 1000


def main(name: str, step: str, *known: str) -> None:
    load()
    batch = next(batch for batch in BATCHES if batch.name == name)
    start = time.perf_counter()
    figures = batch.steps[step](*known) or {}
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILOBYTES
    json.dump({"seconds": round(seconds, 1), "rss_mb": round(peak, 1), **figures}, sys.stdout)
