"""Compiles the translations without the system's gettext: `make messages`."""

from pathlib import Path

import polib

from config.postgres import CHECKOUT


def compile_catalogues(checkout: Path = CHECKOUT) -> int:
    """Write each `.mo` older than its `.po`; return how many were written."""
    catalogues = [
        *checkout.glob("locale/*/LC_MESSAGES/*.po"),
        *checkout.glob("filrouge/*/locale/*/LC_MESSAGES/*.po"),
    ]
    stale = [catalogue for catalogue in catalogues if _is_stale(catalogue)]
    for catalogue in stale:
        polib.pofile(str(catalogue)).save_as_mofile(str(catalogue.with_suffix(".mo")))
    return len(stale)


def _is_stale(catalogue: Path) -> bool:
    compiled = catalogue.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime < catalogue.stat().st_mtime


if __name__ == "__main__":
    compile_catalogues()
