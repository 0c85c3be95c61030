"""A real mail server, and what it received."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message


class Box(Message):
    """`received`: addresses and message of each. `refusal`: what to answer to every address, if anything."""

    def __init__(self) -> None:
        super().__init__()
        self.received: list[Any] = []
        self.refusal = ""

    async def handle_RCPT(  # noqa: N802  # named by the protocol
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if self.refusal:
            return self.refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    def prepare_message(self, session: Any, envelope: Any) -> Any:
        content = message_from_bytes(envelope.content, policy=policy.default)
        self.received.append((envelope.rcpt_tos, content))
        return content

    def handle_message(self, message: Any) -> None:
        """Kept by prepare_message."""


@contextmanager
def open_box(settings: Any) -> Iterator[Box]:
    box = Box()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    try:
        yield box
    finally:
        server.stop()
