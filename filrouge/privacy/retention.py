"""Who has not been accompanied for so long that nothing may be kept any more. As batch."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from filrouge.shared import clock
from filrouge.shared.personal_data import RETENTION, Activity, activities
from filrouge.shared.transactions import current_connection

from .models import Erasure
from .subjects import columns

NOTICE = timedelta(days=30)  # between the warning and the erasure
RESPITE = timedelta(days=365)  # after an officer decided to keep the file


def last_activities(person_ids: list[UUID] | None = None, *, before: date | None = None) -> dict[UUID, date]:
    """The day something was last lived with each person; only those older than `before`, if given."""
    lived = " UNION ALL ".join(_latest(one) for one in activities())
    query = (
        f"SELECT person, max(day) FROM ({lived}) lived WHERE %s OR person = ANY(%s)"
        " GROUP BY 1 HAVING max(day) < %s"
    )
    values: list[Any] = [person_ids is None, person_ids or [], before or date.max]
    with current_connection().cursor() as cursor:
        cursor.execute(query, values)
        return dict(cursor.fetchall())


def _latest(one: Activity) -> str:
    person, day = columns(one.model)[0], one.column
    return (
        f'SELECT "{person}" AS person, max("{day}")::date AS day FROM "{one.model._meta.db_table}" GROUP BY 1'
    )


def newly_due() -> list[UUID]:
    """Past the time, not erased yet, not announced yet, not kept on purpose lately."""
    due = last_activities(before=clock.today() - RETENTION)
    settled = Erasure.objects.filter(person_id__in=due)
    known = {one.person_id for one in settled if one.cancelled_at is None or _in_respite(one)}
    return [person for person in due if person not in known]


def lived_again() -> list[Erasure]:
    """Announced for retention, and accompanied again since."""
    announced = {
        one.person_id: one for one in Erasure.objects.waiting().filter(basis=Erasure.Basis.RETENTION)
    }
    days = last_activities(list(announced))
    return [one for person, one in announced.items() if days[person] >= clock.today() - RETENTION]


def _in_respite(one: Erasure) -> bool:
    return bool(one.cancelled_by_id and one.cancelled_at and one.cancelled_at > clock.now() - RESPITE)
