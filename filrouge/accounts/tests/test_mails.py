"""Through a real mail server, so that what leaves is what was meant."""

import socket
from collections.abc import Iterator
from email import message_from_bytes, policy
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message

from filrouge.accounts.actions.invitations import invite
from filrouge.accounts.models import Role
from tests.cast import Cast


class Box(Message):
    def __init__(self) -> None:
        super().__init__()
        self.received: list[Any] = []

    def prepare_message(self, session: Any, envelope: Any) -> Any:
        content = message_from_bytes(envelope.content, policy=policy.default)
        self.received.append((envelope.rcpt_tos, content))
        return content

    def handle_message(self, message: Any) -> None:
        """Kept by prepare_message."""


@pytest.fixture
def box(settings: Any) -> Iterator[Box]:
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


def test_an_invitation_really_leaves(cast: Cast, box: Box) -> None:
    invite(by=cast.manon, email="ines@example.org", organisation=cast.mission_locale, role=Role.REFERENT)
    [(recipients, message)] = box.received
    assert recipients == ["ines@example.org"]
    assert message["Subject"] == "Fil rouge : Mission locale de Béziers vous invite"
    body = message.get_content()
    assert "Manon Faure vous invite à rejoindre « Mission locale de Béziers »" in body
    assert "/invitation/" in body
