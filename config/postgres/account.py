import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = 0


@dataclass(frozen=True)
class Account:
    """Who runs the server: ourselves, or an unprivileged user when we are root, whom PostgreSQL refuses."""

    uid: int
    gid: int

    @property
    def is_another(self) -> bool:
        return self.uid != os.geteuid()

    def as_process(self) -> dict[str, Any]:
        """Arguments of `subprocess.run` that make the child run under this account."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []} if self.is_another else {}

    def can_run(self, program: Path) -> bool:
        return os.access(program, os.X_OK) if not self.is_another else self._test(program)

    def can_enter(self, folder: Path) -> bool:
        return os.access(folder, os.X_OK) if not self.is_another else self._test(folder)

    def take(self, folder: Path) -> None:
        """Make the folder this account's own, closed to others."""
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if self.is_another:
            os.chown(folder, self.uid, self.gid)
        folder.chmod(0o700)

    def take_all(self, folder: Path) -> None:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, self.uid, self.gid, follow_symlinks=False)

    def _test(self, path: Path) -> bool:
        # Asked to the system under that account: mode bits alone forget ACLs and mount options.
        program = shutil.which("test") or "/usr/bin/test"
        return (
            subprocess.run([program, "-x", path], check=False, cwd="/", **self.as_process()).returncode == 0
        )


def account_for(data: Path) -> Account:
    if os.geteuid() != ROOT:
        return Account(os.geteuid(), os.getegid())
    if data.exists() and data.stat().st_uid != ROOT:
        return Account(data.stat().st_uid, data.stat().st_gid)
    nobody = pwd.getpwnam("nobody")
    return Account(nobody.pw_uid, nobody.pw_gid)
