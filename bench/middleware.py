"""What each request cost, said in headers: only where FILROUGE_BENCH=1, never in production.

With `X-Bench-Explain: 1`, each reading is run once more under EXPLAIN (ANALYZE, BUFFERS), in the same
transaction and as the same asker: rows read by the scans, buffers touched. Such answers are not timed.
"""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from django.db import connections
from django.http import HttpRequest, HttpResponse

PAGE_BYTES = 4096
# Marks of a transaction, not questions asked.
NOT_A_QUERY = re.compile(r"\s*(SAVEPOINT|RELEASE|ROLLBACK|SET )", re.IGNORECASE)
READING = re.compile(
    r"\s*(SELECT|WITH)\b(?!.*\b(set_config|nextval|search_locked)\b)", re.IGNORECASE | re.DOTALL
)


@dataclass
class Cost:
    explain: bool = False
    queries: int = 0
    seconds: float = 0.0
    rows: float = 0
    buffers: int = 0
    asking: bool = False

    def __call__(self, execute: Callable, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        if self.asking or (NOT_A_QUERY.match(sql) and "set_config" not in sql):
            return execute(sql, params, many, context)
        if self.explain and READING.match(sql):
            self._explain(sql, params, context)
        start = perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.queries += 1
            self.seconds += perf_counter() - start

    def _explain(self, sql: str, params: Any, context: dict[str, Any]) -> None:
        self.asking = True
        try:
            with context["connection"].cursor() as cursor:
                cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {sql}", params)
                found = cursor.fetchone()[0]
        finally:
            self.asking = False
        plan = (json.loads(found) if isinstance(found, str) else found)[0]["Plan"]
        self.buffers += plan.get("Shared Hit Blocks", 0) + plan.get("Shared Read Blocks", 0)
        self.rows += sum(_rows_read(node) for node in _scans(plan))


class CostOfRequest:
    """First in MIDDLEWARE: sessions, journal and everything else are counted in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        cost = Cost(explain=request.headers.get("X-Bench-Explain") == "1")
        with ExitStack() as stack:
            for connection in connections.all():
                stack.enter_context(connection.execute_wrapper(cost))
            response = self.get_response(request)
        response["X-Bench"] = json.dumps(
            {
                "queries": cost.queries,
                "db_ms": round(cost.seconds * 1000, 2),
                "rss_mb": round(_resident_bytes() / 1e6, 1),
                "rows": round(cost.rows),
                "buffers": cost.buffers,
            }
        )
        return response


def _scans(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if "Scan" in node["Node Type"]:
        yield node
    for child in node.get("Plans", ()):
        yield from _scans(child)


def _rows_read(scan: dict[str, Any]) -> float:
    removed = scan.get("Rows Removed by Filter", 0) + scan.get("Rows Removed by Index Recheck", 0)
    return (scan["Actual Rows"] + removed) * scan["Actual Loops"]


def _resident_bytes() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE_BYTES
