"""What is counted of encounters: written together for all those of one exchange, again when one is corrected."""

from collections.abc import Collection
from uuid import UUID

from django.utils import timezone

from filrouge.outreach.models import Arrival, Encounter, HourBand, Outing, Tally
from filrouge.outreach.models.counting import COUNTED


def count_encounters(ids: Collection[UUID]) -> None:
    """Two queries, whatever their number. An encounter undone meanwhile is not there, and is not counted."""
    found = Encounter.objects.filter(pk__in=ids).select_related("outing__place").defer("note").order_by("pk")
    Tally.objects.bulk_create(
        [_tally(one) for one in found],
        update_conflicts=True,
        unique_fields=["encounter"],
        update_fields=[name.removesuffix("_id") for name in COUNTED],
    )


def _tally(one: Encounter) -> Tally:
    whose = {"project_id": one.project_id, "organisation_id": one.organisation_id}
    return Tally(encounter=one, **whose, **_countable(one))


def _countable(encounter: Encounter) -> dict[str, object]:
    """What its tally counts."""
    outing = encounter.outing
    return {
        "channel": channel_of(outing, encounter.brought_by),
        "outing": outing,
        "commune_code": encounter.commune_code,
        "month": timezone.localdate(encounter.at).replace(day=1),
        "hour_band": HourBand.of(encounter.at),
        "zone": outing.place.zone if outing and outing.place else "",
        **{name: getattr(encounter, name) for name in ("age_band", "sex", "brought_by")},
    }


def channel_of(outing: Outing | None, brought_by: str) -> str:
    """An outing is its own channel, whoever came along; without one, somebody told her or she came alone."""
    if outing:
        return outing.kind
    return Arrival.WORD if brought_by else Arrival.OTHER
