"""A telephone's network: 1 Mbit/s and 400 ms. The bytes and the server's time are real; what the link takes of them
is computed, so that the figure says the same on any machine but for the server."""

import gzip
import json
import time
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from typing import Any

from bench.measure import CSRF
from bench.site import HOST

BYTES_A_SECOND, ROUND_TRIP = 125_000, 0.4


@dataclass
class Link:
    """One telephone of someone signed in (`cookie`), in front of the site on `port`; what it has cost so far."""

    port: int
    cookie: str
    requests: int = 0
    up: int = 0
    down: int = 0
    queries: int = 0
    server: float = 0.0
    slowest: float = 0.0

    @property
    def seconds(self) -> float:
        return self.server + (self.up + self.down) / BYTES_A_SECOND + self.requests * ROUND_TRIP

    def figures(self) -> dict[str, float]:
        return {
            "seconds": round(self.seconds, 2),
            "server_seconds": round(self.server, 2),
            "requests": self.requests,
            "kilobytes": round((self.up + self.down) / 1000, 1),
            "kilobytes_up": round(self.up / 1000, 1),
            "kilobytes_down": round(self.down / 1000, 1),
            "queries": self.queries,
        }

    def get(self, path: str) -> dict[str, Any]:
        return self._ask("GET", path, None)

    def post(self, path: str, said: dict[str, Any]) -> dict[str, Any]:
        return self._ask("POST", path, gzip.compress(json.dumps(said, default=str).encode()))

    def _ask(self, method: str, path: str, body: bytes | None) -> dict[str, Any]:
        headers = {
            "Cookie": f"sessionid={self.cookie}; csrftoken={CSRF}",
            "Accept-Encoding": "gzip",
            "X-Forwarded-Proto": "https",
            "Referer": f"https://{HOST}:{self.port}/terrain/",
        }
        if body is not None:
            headers |= {"X-CSRFToken": CSRF, "Content-Type": "application/json", "Content-Encoding": "gzip"}
        connection = HTTPConnection(HOST, self.port, timeout=120)
        start = time.perf_counter()
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        raw = response.read()
        self._count(time.perf_counter() - start, headers, body, response, raw)
        connection.close()
        text = gzip.decompress(raw) if response.headers.get("Content-Encoding") == "gzip" else raw
        if response.status != 200:
            raise SystemExit(f"{method} {path}: {response.status}\n{text[:400].decode(errors='replace')}")
        return json.loads(text)

    def _count(
        self, seconds: float, headers: dict[str, str], body: bytes | None, answer: HTTPResponse, raw: bytes
    ) -> None:
        self.requests += 1
        self.server += seconds
        self.slowest = max(self.slowest, seconds)
        self.up += sum(len(f"{name}: {value}\r\n") for name, value in headers.items()) + len(body or b"")
        self.down += sum(len(f"{name}: {value}\r\n") for name, value in answer.headers.items()) + len(raw)
        self.queries += json.loads(answer.headers["X-Bench"])["queries"]
