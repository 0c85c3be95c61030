"""Sending a signed request to an address that somebody typed: only https, only the public network.

The name is resolved here and the connection goes to the very address that was checked (a second
resolution could answer another one). Redirections are not followed: an answer 3xx is a failure.
"""

import hashlib
import hmac
import http.client
import ipaddress
import json
import socket
import ssl
import time
from typing import Any
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

SECONDS = 5
SIGNATURE = "Filrouge-Signature"
NAT64 = ipaddress.ip_network("64:ff9b::/96")
HTTPS_PORT, HTTP_PORT = 443, 80


class AddressRefused(Exception):
    """We do not send there. Its text is a sentence for whoever subscribed."""


def send(url: str, *, secret: str, body: dict[str, Any]) -> int:
    """The HTTP status answered. Raises AddressRefused, OSError or http.client.HTTPException."""
    parts = checked(url)
    content = json.dumps(body, separators=(",", ":")).encode()
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "Fil-rouge-webhooks/1",
        SIGNATURE: signature(secret, content, int(time.time())),
    }
    connection = _connection(parts)
    try:
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("POST", target, body=content, headers=headers)
        return connection.getresponse().status
    finally:
        connection.close()


def signature(secret: str, content: bytes, at: int) -> str:
    """`t=<seconds>,v1=<hex>`: HMAC-SHA256 of "<seconds>." followed by the body. Receivers refuse old ones."""
    signed = hmac.new(secret.encode(), f"{at}.".encode() + content, hashlib.sha256).hexdigest()
    return f"t={at},v1={signed}"


def checked(url: str) -> SplitResult:
    """The parts of an address of an acceptable form. Raises AddressRefused."""
    try:
        parts = urlsplit(url)
        acceptable = bool(parts.hostname) and (parts.port or HTTPS_PORT) > 0
    except ValueError:
        acceptable = False
    if not acceptable or not url.isascii() or not url.isprintable() or " " in url:
        raise AddressRefused(_("Cette adresse n’est pas lisible."))
    if parts.username or parts.password:
        raise AddressRefused(_("L’adresse ne doit contenir ni nom d’utilisateur ni mot de passe."))
    if parts.scheme != "https" and not (settings.WEBHOOKS_MAY_STAY_HOME and parts.scheme == "http"):
        raise AddressRefused(_("L’adresse doit commencer par https://."))
    return parts


def public_address(host: str, port: int) -> str:
    """The address to connect to. Refused as soon as one answer of the name is not public."""
    try:
        found = {str(answer[4][0]) for answer in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except UnicodeError as error:  # a label longer than names may have
        raise AddressRefused(_("Cette adresse n’est pas lisible.")) from error
    if not settings.WEBHOOKS_MAY_STAY_HOME and not all(map(_is_public, found)):
        raise AddressRefused(_("Cette adresse mène à un réseau privé."))
    return sorted(found)[0]


def _is_public(address: str) -> bool:
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip in NAT64 or ip.sixtofour or ip.teredo:  # each hides an IPv4 address, perhaps a private one
            return False
        if ip.ipv4_mapped:
            return _is_public(str(ip.ipv4_mapped))
    return ip.is_global and not ip.is_multicast


def _connection(parts: SplitResult) -> http.client.HTTPConnection:
    host = parts.hostname or ""
    secure = parts.scheme == "https"
    port = parts.port or (HTTPS_PORT if secure else HTTP_PORT)
    address = public_address(host, port)
    return _Secure(host, port, address) if secure else _Plain(host, port, address)


class _Plain(http.client.HTTPConnection):
    """Connects to the address that was checked, whatever the name answers now."""

    def __init__(self, host: str, port: int, address: str) -> None:
        super().__init__(host, port, timeout=SECONDS)
        self.address = address

    def connect(self) -> None:
        self.sock = socket.create_connection((self.address, self.port), self.timeout)


class _Secure(_Plain):
    default_port = HTTPS_PORT

    def connect(self) -> None:
        super().connect()
        self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)
