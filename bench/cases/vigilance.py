"""A night of vigilance over 68,000 people: every rule, then what became of alerts. 20 s and 500 MB at most for the
rules (issue "Know and accompany")."""

from collections.abc import Sequence

from filrouge.privacy.roles import as_batch
from filrouge.vigilance.counting import count_alerts
from filrouge.vigilance.evaluation import evaluate_everyone
from filrouge.vigilance.models import Alert

from . import BATCHES, Batch

PEOPLE = 68_000


def _forget() -> Sequence[str]:
    """The longest night: none of the alerts is open yet."""
    with as_batch("bench: alerts are opened again"):
        Alert.objects.all().delete()
    return ()


def _night() -> None:
    with as_batch("bench: the night"):
        evaluate_everyone()


def _figures() -> None:
    with as_batch("bench: figures of alerts"):
        count_alerts()


BATCHES.append(
    Batch(
        "vigilance",
        PEOPLE,
        _forget,
        {"first night": _night, "another night": _night, "figures": _figures},
    )
)
