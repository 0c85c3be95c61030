"""A mailbox for shuttle sheets: each letter is looked at for papers (PDF, DOCX), then deleted, whatever it was. Nothing
else of it is read: neither who it says it is from, nor its words."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from imaplib import IMAP4, IMAP4_SSL
from urllib.parse import unquote, urlsplit

from filrouge.shared.papers.kinds import Kind
from filrouge.shared.papers.limits import MAX_BYTES

PATIENCE = 30  # seconds
HEAVIEST = 3 * MAX_BYTES  # of one letter; beyond, it is deleted without being fetched
PAPERS = 5  # of one letter
LETTERS = 200  # in one reading
HERE = ("localhost", "127.0.0.1")


class MailboxFailed(Exception):
    """Says which step failed, never with what address or password."""


@dataclass(frozen=True)
class Letter:
    uid: str
    content: bytes

    def papers(self) -> list[bytes]:
        """No more than PAPERS."""
        found = [part for part in message_from_bytes(self.content).walk() if _is_paper(part)]
        return [bytes(part.get_payload(decode=True) or b"") for part in found[:PAPERS]]


class Mailbox:
    def __init__(self, server: IMAP4) -> None:
        self._server = server

    def letters(self) -> Iterator[Letter]:
        """Those there now, the first come first. One too heavy is empty."""
        for uid in _answer(self._server.uid("SEARCH", "ALL"))[0].split()[:LETTERS]:
            yield Letter(uid.decode(), self._fetched(uid.decode()))

    def remove(self, letter: Letter) -> None:
        _answer(self._server.uid("STORE", letter.uid, "+FLAGS.SILENT", r"(\Deleted)"))
        _answer(self._server.expunge())

    def _fetched(self, uid: str) -> bytes:
        size = _answer(self._server.uid("FETCH", uid, "(RFC822.SIZE)"))[0]
        if int(size.rpartition(b"RFC822.SIZE ")[2].split(b")")[0].split()[0]) > HEAVIEST:
            return b""
        parts = _answer(self._server.uid("FETCH", uid, "(BODY.PEEK[])"))
        return next((part[1] for part in parts if isinstance(part, tuple)), b"")


@contextmanager
def opened(address: str) -> Iterator[Mailbox]:
    """`address`: imaps://user:password@host:port/folder; imap:// asks for encryption, but on this machine.

    Raises MailboxFailed, OSError.
    """
    asked = urlsplit(address)
    try:
        server = _connected(asked.scheme, asked.hostname or "", asked.port)
        try:
            server.login(unquote(asked.username or ""), unquote(asked.password or ""))
            _answer(server.select(unquote(asked.path.strip("/")) or "INBOX"))
            yield Mailbox(server)
        finally:
            server.logout()
    except IMAP4.error as error:
        raise MailboxFailed(type(error).__name__) from None  # its words may hold what was sent


def _connected(scheme: str, host: str, port: int | None) -> IMAP4:
    if scheme == "imaps":
        return IMAP4_SSL(host, port or 993, ssl_context=ssl.create_default_context(), timeout=PATIENCE)
    if scheme != "imap":
        raise MailboxFailed("SHEETS_MAILBOX begins with imaps:// or imap://")
    server = IMAP4(host, port or 143, timeout=PATIENCE)
    if host not in HERE:
        server.starttls(ssl_context=ssl.create_default_context())
    return server


def _answer(answer: tuple[str, list]) -> list:
    status, found = answer
    if status != "OK":
        raise MailboxFailed(status)
    return found


def _is_paper(part: Message) -> bool:
    if part.is_multipart():
        return False
    name = (part.get_filename() or "").lower()
    return any(part.get_content_type() == one.media_type or name.endswith(f".{one}") for one in Kind)
