"""The sheets of a referral, as the link of the partner reads them. Through SQL functions alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from filrouge.partners.models import Sheet, SheetValue


@dataclass(frozen=True)
class Received:
    """`sheets`: the latest first. `values`: of each, by field."""

    sheets: list[Sheet]
    values: Mapping[UUID, Mapping[str, str]]

    @property
    def latest(self) -> Sheet:
        return self.sheets[0]


def received() -> Received | None:
    """Of the link that asks, once entered. None while no sheet was made, or once it says nothing any more."""
    sheets = list(Sheet.objects.raw("SELECT * FROM referred_sheets()"))
    values: dict[UUID, dict[str, str]] = {one.pk: {} for one in sheets}
    for one in SheetValue.objects.raw("SELECT * FROM referred_sheet_values()"):
        values[one.sheet_id][one.field] = one.value
    return Received(sheets, values) if sheets and values[sheets[0].pk] else None
