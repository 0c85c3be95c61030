"""The ROME as France Travail publishes it: a folder of CSV files, read, checked line by line, put in by COPY.

files.py finds and opens them, reading.py makes sense of them, putting.py writes, esco.py adds the correspondence.
"""

from pathlib import Path

from filrouge.reference.models import VocabularyLoad

from .files import Folder, UnreadableRome
from .putting import put
from .reading import read

__all__ = ["UnreadableRome", "load_rome"]


def load_rome(folder: Path) -> VocabularyLoad:
    """Add and bring up to date; nothing is removed, since people may aim at it: what the new version no longer has is
    marked, what it says otherwise is kept beside. Raises UnreadableRome, then nothing changed."""
    opened = Folder(folder)
    return put(opened, read(opened))
