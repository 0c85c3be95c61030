"""What a model says of its rows, so that the database can be told (see `filrouge.privacy.database`)."""

from dataclasses import dataclass

EVERYTHING = ("SELECT", "INSERT", "UPDATE", "DELETE")


@dataclass(frozen=True)
class NotAboutPeople:
    """Rows that neither hold nor point to a person accompanied: no row policy, and the reason why.

    `web` and `batch` are the privileges of these roles on the table.
    """

    because: str
    web: tuple[str, ...] = EVERYTHING
    batch: tuple[str, ...] = EVERYTHING
