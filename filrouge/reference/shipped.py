"""What comes with Fil rouge, as data: `load()` runs after each `migrate`, adds and corrects."""

from dataclasses import asdict

from . import shipped_frameworks, shipped_trades, shipped_translations
from .answers import ANSWERS
from .models import Answer
from .models.adaptable import bring_up_to_date


def load() -> None:
    bring_up_to_date(Answer, [Answer(**asdict(one)) for one in ANSWERS])
    shipped_trades.load()
    shipped_frameworks.load()
    shipped_translations.load()
