"""Installs everything Fil rouge needs into the checkout, and nothing outside it: `make install`.

Run by the machine's own Python, before anything is installed: standard library only. Each step is
skipped while what it was made from has not changed. A `.venv` or `node_modules` that is a link belongs
to another checkout: it is used, never changed.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from config.fingerprint import is_fresh, mark

CHECKOUT = Path(__file__).resolve().parent.parent
VENV = CHECKOUT / ".venv"
PYTHON = VENV / "bin" / "python"
NODE_MODULES = CHECKOUT / "node_modules"
BUILT = CHECKOUT / "filrouge" / "shared" / "static" / "build"
PICTOGRAMS = CHECKOUT / "filrouge" / "reference" / "pictograms.json"
LOCKED = CHECKOUT / "requirements" / "dev.txt"
OLDEST_PYTHON = (3, 11)
UV = "uv>=0.9,<1"


class InstallFailed(Exception):
    """Its text is a French sentence: what happened, what to do."""


def main() -> int:
    try:
        install_python()
        install_node()
        build_assets()
    except InstallFailed as problem:
        print(problem, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"Installation impossible dans {CHECKOUT} : {error.strerror}.", file=sys.stderr)
        return 1
    return 0


def install_python() -> None:
    if VENV.is_symlink() or is_fresh(VENV, [LOCKED]):
        return
    if sys.version_info < OLDEST_PYTHON:
        raise InstallFailed("Fil rouge demande Python 3.11 ou plus récent : installez-le, puis recommencez.")
    print("Paquets Python : installation (une minute environ, la première fois)…", flush=True)
    if not PYTHON.exists():
        _create_venv()
    uv = VENV / "bin" / "uv"
    _run(
        uv,
        "pip",
        "sync",
        "--quiet",
        "--python",
        PYTHON,
        "--require-hashes",
        LOCKED,
        doing="les paquets Python",
    )
    mark(VENV, [LOCKED])


def install_node() -> None:
    locked = [CHECKOUT / "package-lock.json"]
    if NODE_MODULES.is_symlink() or is_fresh(NODE_MODULES, locked):
        return
    print("Paquets des écrans : installation…", flush=True)
    _run(_program("npm"), "ci", "--silent", doing="les paquets des écrans")
    mark(NODE_MODULES, locked)


def build_assets() -> None:
    sources = [CHECKOUT / "assets", PICTOGRAMS, CHECKOUT / "package-lock.json"]
    if is_fresh(BUILT, sources):
        return
    print("Styles et scripts : fabrication…", flush=True)
    _run(_program("node"), "assets/build.mjs", doing="les styles et les scripts")
    mark(BUILT, sources)


def _create_venv() -> None:
    made = subprocess.run([sys.executable, "-m", "venv", VENV], check=False, capture_output=True)
    if made.returncode == 0:
        _run(PYTHON, "-m", "pip", "install", "--quiet", UV, doing="uv")
        return
    # Debian ships Python without ensurepip: the machine's own pip can still fill the environment.
    shutil.rmtree(VENV, ignore_errors=True)
    _run(sys.executable, "-m", "venv", "--without-pip", VENV, doing="l’environnement Python")
    try:
        _run(sys.executable, "-m", "pip", "--python", PYTHON, "install", "--quiet", UV, doing="uv")
    except InstallFailed as problem:
        shutil.rmtree(VENV, ignore_errors=True)  # never leave half an environment behind
        raise InstallFailed(
            "Ce Python n’a ni ensurepip ni pip : lancez « sudo apt-get install python3-venv » "
            "(ou l’équivalent de votre système), puis recommencez."
        ) from problem


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise InstallFailed(
            f"{name} manque pour fabriquer les styles et les scripts : lancez "
            "« sudo apt-get install nodejs npm » (Node 20 ou plus récent), puis recommencez."
        )
    return found


def _run(*command: object, doing: str) -> None:
    done = subprocess.run(
        list(map(str, command)),
        check=False,
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )
    if done.returncode != 0:
        said = (done.stderr or done.stdout).strip().splitlines() or ["rien"]
        raise InstallFailed(
            f"Impossible d’installer {doing}. Dernier message : « {said[-1].strip()} ». "
            "Vérifiez la connexion et la place sur le disque, puis recommencez."
        )


if __name__ == "__main__":
    sys.exit(main())
