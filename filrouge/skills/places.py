"""The first picture of an experience: in which kind of place or trade. Each opens the trades of one family."""

from dataclasses import dataclass

from filrouge.reference.trades import SECTORS, One

OTHER = "other"


@dataclass(frozen=True, slots=True)
class Place:
    """`trades`: those shown next; none for what is like nothing else."""

    code: str
    trades: tuple[One, ...]

    @property
    def drawing(self) -> str:
        return f"place-{self.code}"


CODES = ("food", "building", "caring", "moving", "outdoors", "making", "serving")
PLACES: tuple[Place, ...] = (
    *(Place(code, trades) for code, (_sector, trades) in zip(CODES, SECTORS, strict=True)),
    Place(OTHER, ()),
)
BY_CODE = {place.code: place for place in PLACES}
