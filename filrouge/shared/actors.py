from dataclasses import dataclass
from typing import Literal, Self, get_args

Kind = Literal["user", "link", "job", "device"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True)
class Actor:
    """Who did it: a user, an outside link, a job or a device. Written "user:12"."""

    kind: Kind
    id: str

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"An actor is one of {', '.join(KINDS)}, not {self.kind!r}.")
        if not self.id:
            raise ValueError(f"An actor needs an id ({self.kind}).")

    @classmethod
    def user(cls, pk: object) -> Self:
        return cls("user", _written(pk))

    @classmethod
    def link(cls, id: object) -> Self:
        return cls("link", _written(id))

    @classmethod
    def job(cls, name: str) -> Self:
        return cls("job", name)

    @classmethod
    def device(cls, id: object) -> Self:
        return cls("device", _written(id))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Reads what `str()` wrote. Raises ValueError."""
        kind, _, id = text.partition(":")
        return cls(kind, id)  # type: ignore[arg-type]  # __post_init__ refuses an unknown kind

    @property
    def user_id(self) -> int | None:
        return int(self.id) if self.kind == "user" else None

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


def _written(id: object) -> str:
    # str(None) would make a credible "user:None".
    return "" if id is None else str(id)
