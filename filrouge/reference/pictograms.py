"""The drawings that stand beside words, for those who read little: which one shows what.

`pictograms.json` is read by the build too (`assets/build.mjs`), which puts these drawings, and no other of their
set, in one file. Licences: docs/licences.md.
"""

import json
from pathlib import Path

PICTOGRAMS: dict[str, str] = json.loads((Path(__file__).parent / "pictograms.json").read_text())
