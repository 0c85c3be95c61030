"""An SMS provider over HTTP, which sends once per key as good ones do, and counts."""

import contextlib
import json
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from random import SystemRandom


@dataclass
class Provider:
    """`asked`: how many times each key came. `texts`: what was sent, once per key. `status`: what it answers."""

    url: str = ""
    status: int = 201
    asked: Counter[str] = field(default_factory=Counter)
    texts: dict[str, dict] = field(default_factory=dict)
    slowness: float = 0  # seconds, at most, before an answer


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128  # as real ones: a whole group of messages comes at once


@contextmanager
def running_provider(slowness: float = 0) -> Iterator[Provider]:
    known, dice, lock = Provider(slowness=slowness), SystemRandom(), threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            key = self.headers["Idempotency-Key"]
            if known.slowness:
                time.sleep(dice.random() * known.slowness)
            with lock:
                known.asked[key] += 1
                if known.status < 300:
                    known.texts.setdefault(key, body)
            answer = json.dumps({"id": f"sms-{key[:8]}"}).encode()
            self.send_response(known.status)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *arguments: object) -> None:
            """Silence."""

        def handle(self) -> None:
            with contextlib.suppress(ConnectionError):  # the worker was killed
                super().handle()

    server = Server(("127.0.0.1", 0), Handler)
    known.url = f"http://127.0.0.1:{server.server_port}/v1/messages"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield known
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
