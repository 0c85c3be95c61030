"""python -m bench.inside batch PEOPLE CASES: the batch work measured at this size, as JSON on stdout."""

import json
import resource
import sys
import time

from bench.cases import BATCHES, load

KILOBYTES = 1000


def main(size: str, wanted: str) -> None:
    people = int(size)
    load()
    figures = []
    for batch in BATCHES:
        if batch.people == people and (not wanted or batch.name in wanted.split(",")):
            figures += [
                {
                    "case": f"{batch.name}: {part}",
                    "people": people,
                    "seconds": round(seconds, 1),
                    "rss_mb": _peak(),
                }
                for part, seconds in batch.run().items()
            ]
    json.dump(figures, sys.stdout)


def timed(work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _peak() -> float:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILOBYTES, 1)
