"""A mailbox of this machine, spoken to in IMAP (RFC 3501, as much as a reader that empties it needs)."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread

USER, PASSWORD = "fiches", "mot de passe/1"
FETCH = re.compile(rb"FETCH (\d+) \((.+)\)")


class Session(StreamRequestHandler):
    server: "Imap"

    def handle(self) -> None:
        self.say(b"* OK ready")
        for line in self.rfile:
            tag, _space, command = line.strip().partition(b" ")
            self.server.heard.append(command.partition(b" ")[0].upper().decode())
            if command.upper().startswith(b"LOGIN"):
                asked = f'LOGIN {USER} "{PASSWORD}"'.encode()
                if command != asked:
                    self.say(tag + b" NO wrong")
                    continue
            self.do(command)
            self.say(tag + b" OK done")
            if command.upper() == b"LOGOUT":
                return

    def do(self, command: bytes) -> None:
        letters = self.server.letters
        if command.upper() == b"CAPABILITY":
            self.say(b"* CAPABILITY IMAP4rev1")
        elif command.startswith(b"SELECT"):
            self.say(f"* {len(letters)} EXISTS".encode())
        elif command.startswith(b"UID SEARCH"):
            self.say(b" ".join([b"* SEARCH", *(str(uid).encode() for uid in letters)]))
        elif command.startswith(b"UID STORE"):
            self.server.deleted.add(int(command.split()[2]))
        elif command == b"EXPUNGE":
            for uid in self.server.deleted & set(letters):
                del letters[uid]
        elif found := FETCH.search(command):
            self.fetch(int(found[1]), found[2], letters[int(found[1])])

    def fetch(self, uid: int, what: bytes, letter: bytes) -> None:
        if what == b"RFC822.SIZE":
            self.say(f"* 1 FETCH (UID {uid} RFC822.SIZE {self.server.sizes.get(uid, len(letter))})".encode())
        else:
            self.wfile.write(f"* 1 FETCH (UID {uid} BODY[] {{{len(letter)}}}\r\n".encode() + letter)
            self.say(b")")

    def say(self, line: bytes) -> None:
        self.wfile.write(line + b"\r\n")


class Imap(ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Session)
        self.letters: dict[int, bytes] = {}
        self.sizes: dict[int, int] = {}  # said instead of the true ones
        self.deleted: set[int] = set()
        self.heard: list[str] = []

    @property
    def address(self) -> str:
        return f"imap://{USER}:mot%20de%20passe%2F1@127.0.0.1:{self.server_address[1]}/INBOX"


@contextmanager
def running_mailbox() -> Iterator[Imap]:
    with Imap() as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()
