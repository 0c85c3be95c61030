"""What vigilance watches on a path (mission S-21), one module per noun. Never a score of staff."""

from filrouge.pathways.volunteering import rules as volunteers

from . import diagnosis, ends, incidents, referents, reminders, rhythm, rights, steps

__all__ = [
    "diagnosis",
    "ends",
    "incidents",
    "referents",
    "reminders",
    "rhythm",
    "rights",
    "steps",
    "volunteers",
]
