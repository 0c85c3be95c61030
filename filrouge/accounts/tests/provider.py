"""A small OpenID Connect provider that answers as ProConnect does, started by the test itself."""

import hashlib
import json
import threading
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, RSAKey

from filrouge.shared import clock

CLIENT, SECRET = "fil-rouge", "un secret de client"
STRONG = "https://proconnect.gouv.fr/assurance/self-asserted-2fa"


class Provider:
    """What it says can be bent by a test: `id_claims`, `person_claims`, `signs_with`, `content_type`."""

    def __init__(self, url: str, algorithm: str) -> None:
        self.url, self.algorithm = url, algorithm
        self.key = _key(algorithm)
        self.signs_with = self.key
        self.asked: dict[str, str] = {}
        self.id_claims: dict[str, Any] = {"acr": STRONG, "amr": ["pwd", "mfa"]}
        self.person_claims: dict[str, Any] = {"email": "amina@example.org"}
        self.content_type = "application/jwt"
        self.codes: dict[str, dict[str, str]] = {}

    def authorize(self, query: dict[str, str]) -> str:
        """What the person does over there: she comes back with a code."""
        self.asked = query
        self.codes["un-code"] = query
        return f"{query['redirect_uri']}?code=un-code&state={query['state']}"

    def token(self, form: dict[str, str]) -> dict[str, str] | None:
        asked = self.codes.pop(form.get("code", ""), None)
        proof = urlsafe_b64encode(hashlib.sha256(form.get("code_verifier", "").encode()).digest())
        known = (form.get("client_id"), form.get("client_secret")) == (CLIENT, SECRET)
        if not asked or not known or proof.rstrip(b"=").decode() != asked["code_challenge"]:
            return None
        claims = {"nonce": asked["nonce"], **self.id_claims}
        return {"access_token": "acces", "token_type": "Bearer", "id_token": self.signed(claims)}

    def signed(self, claims: dict[str, Any]) -> str:
        now = int(clock.now().timestamp())
        common = {"iss": self.url, "aud": CLIENT, "sub": "s-123", "iat": now, "exp": now + 60}
        header = {"alg": self.algorithm, "kid": self.key.kid}
        return jwt.encode(header, {**common, **claims}, self.signs_with, algorithms=[self.algorithm])

    def configuration(self) -> dict[str, str]:
        names = {"authorization": "authorize", "token": "token", "userinfo": "userinfo", "end_session": "end"}
        endpoints = {f"{name}_endpoint": f"{self.url}/{path}" for name, path in names.items()}
        return {"issuer": self.url, "jwks_uri": f"{self.url}/jwks", **endpoints}


@cache  # an RSA key takes a while to find
def _key(algorithm: str) -> Any:
    parameters = {"kid": "k1", "use": "sig", "alg": algorithm}
    if algorithm == "RS256":
        return RSAKey.generate_key(2048, parameters)
    return ECKey.generate_key("P-256", parameters)


class Handler(BaseHTTPRequestHandler):
    provider: Provider

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if path == "/.well-known/openid-configuration":
            self.answer(self.provider.configuration())
        elif path == "/jwks":
            self.answer(KeySet([self.provider.key]).as_dict(private=False))
        elif path == "/userinfo" and self.headers["Authorization"] == "Bearer acces":
            self.answer(self.provider.signed(self.provider.person_claims), self.provider.content_type)
        else:
            self.send_error(404)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        token = self.provider.token({key: value[0] for key, value in parse_qs(body).items()})
        self.answer(token) if token else self.send_error(400)

    def answer(self, content: Any, kind: str = "application/json") -> None:
        body = (content if isinstance(content, str) else json.dumps(content)).encode()
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Quiet."""


@contextmanager
def running(algorithm: str) -> Iterator[Provider]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (Handler,), {}))
    provider = Provider(f"http://127.0.0.1:{server.server_port}", algorithm)
    server.RequestHandlerClass.provider = provider
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
