"""Which Chromium the journeys use: $CHROMIUM, else the system's, else the one of the npm registry."""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parent.parent.parent
UNPACKED = CHECKOUT / "var" / "chromium"
# The first draws pages and nothing else; the others open a whole window for each visitor, with its own menus to draw.
SYSTEM_NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
# Without these, each start looks up hosts that no journey visits.
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


class NoChromium(Exception):
    """Its text says what to install."""


@dataclass(frozen=True)
class Chromium:
    executable: str
    environ: dict[str, str] = field(default_factory=dict)

    def launch_options(self) -> dict[str, Any]:
        """Arguments of Playwright's `chromium.launch`."""
        return {
            "executable_path": self.executable,
            "args": list(QUIET),
            "env": {**os.environ, **self.environ},
        }


def find_chromium(environ: Mapping[str, str] = os.environ) -> Chromium:
    """Raises NoChromium."""
    if environ.get("CHROMIUM"):
        return Chromium(environ["CHROMIUM"])
    path = environ.get("PATH")
    found = next(filter(None, (shutil.which(name, path=path) for name in SYSTEM_NAMES)), None)
    return Chromium(found) if found else of_the_npm_registry()


def of_the_npm_registry(folder: Path = UNPACKED) -> Chromium:
    if not folder.exists():
        _unpack(folder)
    surroundings = {}
    if _misses_libraries(folder / "chromium"):
        surroundings["LD_LIBRARY_PATH"] = str(folder / "al2023" / "lib")
    if not Path("/etc/fonts").exists():
        surroundings["FONTCONFIG_PATH"] = str(folder / "fonts")
    return Chromium(str(folder / "chromium"), surroundings)


def _unpack(folder: Path) -> None:
    node = shutil.which("node")
    if node is None or not (CHECKOUT / "node_modules" / "@sparticuz" / "chromium").exists():
        raise NoChromium("Aucun Chromium : installez le paquet « chromium », ou lancez « make install ».")
    folder.parent.mkdir(parents=True, exist_ok=True)
    # Aside, then renamed: parallel tests see a whole browser or none.
    draft = Path(tempfile.mkdtemp(dir=folder.parent, prefix="chromium-"))
    unpacked = subprocess.run(
        [node, Path(__file__).with_suffix(".mjs")],
        check=False,
        env={**os.environ, "TMPDIR": str(draft)},
        capture_output=True,
        text=True,
    )
    if unpacked.returncode != 0:
        raise NoChromium(f"Le Chromium de npm ne s’ouvre pas : {unpacked.stderr.strip()}")
    try:
        draft.chmod(0o755)
        draft.rename(folder)
    except OSError:  # another test unpacked it meanwhile
        shutil.rmtree(draft)


def _misses_libraries(executable: Path) -> bool:
    listed = subprocess.run(["ldd", executable], check=False, capture_output=True, text=True)
    return "not found" in listed.stdout


if __name__ == "__main__":
    chosen = find_chromium()
    print(json.dumps({"executable": chosen.executable, **chosen.environ}))
