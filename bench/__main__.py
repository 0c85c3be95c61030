"""python -m bench [--size 1500]… [--case day]… [--quick] [--afresh]"""

import argparse
import json
import os
import sys
import time
from collections.abc import Mapping
from typing import Any

from bench import databases, report
from bench.measure import SMOKE, Case, Protocol, measured
from bench.site import site
from config.postgres import PostgresUnavailable
from config.postgres.children import unwind_on_termination

SIZES = (1500, 15_000, 68_000)


def main(arguments: list[str]) -> int:
    chosen = _options(arguments)
    try:
        with unwind_on_termination(), databases.server(os.environ) as admin_url:
            for size in chosen.size or SIZES:
                start = time.monotonic()
                environ = databases.filled(admin_url, size, afresh=chosen.afresh)
                print(f"{size} people: ready after {time.monotonic() - start:.0f} s", flush=True)
                figures = _screens(environ, size, chosen) + _batches(environ, size, chosen)
                if not chosen.quick:
                    report.write(figures)
    except PostgresUnavailable as problem:
        print(problem, file=sys.stderr)
        return 1
    print("" if chosen.quick else (report.RESULTS / "latest.md").read_text())
    return 0


def _screens(environ: Mapping[str, str], size: int, chosen: argparse.Namespace) -> list[dict[str, Any]]:
    databases.run(environ, "manage.py", "collectstatic", "--noinput", "--verbosity=0")
    plan = [Case(**one) for one in json.loads(databases.run(environ, "-m", "bench.inside", "plan"))]
    figures = []
    for case in plan:
        if chosen.case and case.case not in chosen.case:
            continue
        with site(environ) as port:  # started anew for each: the first answer is a cold one
            figures.append({"people": size, **measured(port, case, SMOKE if chosen.quick else Protocol())})
        print(_line(figures[-1]), flush=True)
    return figures


def _batches(environ: Mapping[str, str], size: int, chosen: argparse.Namespace) -> list[dict[str, Any]]:
    if chosen.quick:
        return []
    wanted = ",".join(chosen.case or ())
    return json.loads(databases.run(environ, "-m", "bench.inside", "batch", str(size), wanted))


def _line(one: dict[str, Any]) -> str:
    return (
        f"  {one['case']:<13}{one['viewer']:<7} median {one['median_ms']:>6} p95 {one['p95_ms']:>6} "
        f"queries {one['queries']:>3} db {one['db_ms']:>6} cold {one['cold_ms']:>6} "
        f"rows {one['rows']} buffers {one['buffers']} pages/s {one['pages_per_second']} rss {one['rss_mb']}"
    )


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description="How fast it is.")
    parser.add_argument("--size", type=int, action="append", help="people; several may be given")
    parser.add_argument("--case", action="append", help="only this case; several may be given")
    parser.add_argument(
        "--quick",
        action="store_true",
        help="a smoke test: few requests, one run, no batch work, nothing written",
    )
    parser.add_argument("--afresh", action="store_true", help="make the databases again")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
