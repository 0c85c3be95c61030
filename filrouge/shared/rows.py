"""What a model says of its rows, so that the database can be told (see `filrouge.privacy.database`)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NotAboutPeople:
    """Rows that neither hold nor point to a person accompanied: no row policy, and the reason why.

    `web` are the privileges of the web role on the table.
    """

    because: str
    web: tuple[str, ...] = ("SELECT", "INSERT", "UPDATE", "DELETE")
