"""One client that counts milliseconds: connect, ask, read the whole answer."""

import json
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from itertools import cycle, islice
from statistics import median
from typing import Any
from urllib.parse import quote, urlencode

from bench.site import HOST

CLIENTS, EXPLAINED = 8, 10
CSRF = "b" * 32


@dataclass(frozen=True)
class Protocol:
    """How many times: warm-ups, requests of a run, runs, requests by eight clients at once."""

    warm_ups: int = 20
    requests: int = 200
    runs: int = 3
    at_once: int = 240


SMOKE = Protocol(warm_ups=5, requests=40, runs=1, at_once=40)


@dataclass(frozen=True)
class Answer:
    ms: float
    cost: dict[str, Any]


@dataclass(frozen=True)
class Case:
    """One screen for one viewer, as planned (see plan.py)."""

    case: str
    viewer: str
    reach: int
    cookie: str
    expected: int
    requests: Sequence[Mapping[str, Any]]


class WrongAnswer(Exception):
    pass


def measured(port: int, case: Case, protocol: Protocol) -> dict[str, Any]:
    """The figures of one case. The site has just started: its first answer is the cold one."""
    cold = ask(port, case, case.requests[0])
    asked = cycle(case.requests)
    for request in islice(asked, protocol.warm_ups):
        ask(port, case, request)
    runs = [[ask(port, case, r) for r in islice(asked, protocol.requests)] for _ in range(protocol.runs)]
    answers = [answer for run in runs for answer in run]
    explained = _explained(port, case)
    return {
        "case": case.case,
        "viewer": case.viewer,
        "reach": case.reach,
        "median_ms": round(median(median(a.ms for a in run) for run in runs), 1),
        "p95_ms": round(median(percentile([a.ms for a in run], 95) for run in runs), 1),
        "queries": max(a.cost["queries"] for a in answers),
        "db_ms": round(median(a.cost["db_ms"] for a in answers), 1),
        "rss_mb": max(a.cost["rss_mb"] for a in answers),
        "cold_ms": round(cold.ms, 1),
        "rows": round(median(a.cost["rows"] for a in explained)) if explained else None,
        "buffers": round(median(a.cost["buffers"] for a in explained)) if explained else None,
        **_at_once(port, case, protocol.at_once),
    }


def percentile(values: Sequence[float], rank: int) -> float:
    """The smallest value that so many per cent of them do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * rank // 100) - 1)]


def _at_once(port: int, case: Case, count: int) -> dict[str, float]:
    """Eight clients, each waiting for its answer before asking again."""
    requests = list(islice(cycle(case.requests), count))
    start = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as clients:
        answers = list(clients.map(lambda request: ask(port, case, request), requests))
    seconds = time.perf_counter() - start
    return {
        "p95_8_clients_ms": round(percentile([a.ms for a in answers], 95), 1),
        "pages_per_second": round(len(answers) / seconds, 1),
    }


def _explained(port: int, case: Case) -> list[Answer]:
    """A few more, planned aloud: rows and buffers read. Not for writes: their readings are not all."""
    if case.requests[0]["data"]:
        return []
    return [ask(port, case, r, {"X-Bench-Explain": "1"}) for r in islice(cycle(case.requests), EXPLAINED)]


def ask(port: int, case: Case, request: Mapping[str, Any], more: Mapping[str, str] | None = None) -> Answer:
    headers = {
        "Cookie": f"sessionid={case.cookie}; csrftoken={CSRF}",
        "X-Forwarded-Proto": "https",  # what the proxy in front says: the settings are those of production
        "Referer": f"https://{HOST}:{port}/",
        "Accept-Language": "fr",
        **(more or {}),
    }
    method, body = "GET", None
    if request["data"]:
        method, body = "POST", urlencode(request["data"])
        headers |= {"Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": CSRF}
    start = time.perf_counter()
    connection = HTTPConnection(HOST, port, timeout=120)
    connection.request(method, quote(request["url"], safe="/?=&%"), body, headers)
    response = connection.getresponse()
    page = response.read()
    ms = (time.perf_counter() - start) * 1000
    connection.close()
    if response.status != case.expected:
        raise WrongAnswer(
            f"{case.case} as {case.viewer}: {response.status} {response.headers.get('Location', '')} "
            f"at {request['url']}\n{page[:400].decode(errors='replace')}"
        )
    return Answer(ms, json.loads(response.headers["X-Bench"]))
