"""What each cohort worked on, over everyone in it, whoever follows them. Batch only; made anew, then protected."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from filrouge.activities.models import CoverageFigure
from filrouge.activities.models.figures import BUCKETS
from filrouge.activities.queries.coverage import SEASON, Worked, worked
from filrouge.pathways.models.bricks import Domain
from filrouge.shared import clock
from filrouge.shared.suppression import DEFAULT_MINIMUM, Suppressed, suppress
from filrouge.shared.transactions import read_rows

ROUNDED = 15  # minutes

PLACES = "SELECT cohort_id, project_id, person_id FROM enrolment_cohortplace WHERE left_on IS NULL"
WORKED = """
SELECT c.cohort_id, t.person_id, a.domain,
       sum(CASE WHEN t.came = 'half' THEN a.minutes / 2.0 ELSE a.minutes END)::int, count(DISTINCT s.activity_id)
  FROM enrolment_cohortplace c
  JOIN activities_attendance t ON t.person_id = c.person_id AND t.project_id = c.project_id
  JOIN activities_session s ON s.id = t.session_id
  JOIN activities_aim a ON a.activity_id = s.activity_id
 WHERE c.left_on IS NULL AND t.came IN ('present', 'late', 'half') AND s.starts_at >= %s
 GROUP BY 1, 2, 3"""
VARIETY = """
SELECT cohort_id, domain, count(*) FROM (
  SELECT c.cohort_id, a.domain, s.activity_id
    FROM enrolment_cohortplace c
    JOIN activities_attendance t ON t.person_id = c.person_id AND t.project_id = c.project_id
    JOIN activities_session s ON s.id = t.session_id
    JOIN activities_aim a ON a.activity_id = s.activity_id
   WHERE c.left_on IS NULL AND t.came IN ('present', 'late', 'half') AND s.starts_at >= %s
   GROUP BY 1, 2, 3 HAVING count(DISTINCT c.person_id) >= %s) followed
 GROUP BY 1, 2"""

Cohorts = Mapping[int, Sequence[list[Worked]]]  # what each person worked on, domain by domain


def count_coverage() -> None:
    """Replaces every figure."""
    now = clock.now()
    projects, people = _people(now - SEASON)
    varieties = {
        (cohort, domain): count
        for cohort, domain, count in read_rows(VARIETY, [now - SEASON, DEFAULT_MINIMUM])
    }
    figures = [one for cohort in people for one in _figures(cohort, projects[cohort], people, varieties, now)]
    CoverageFigure.objects.all().delete()
    CoverageFigure.objects.bulk_create(figures, batch_size=2000)


def _people(since: datetime) -> tuple[dict[int, int], Cohorts]:
    said: dict[tuple[int, object], dict[str, tuple[int, int]]] = defaultdict(dict)
    for cohort, person, domain, minutes, activities in read_rows(WORKED, [since]):
        said[cohort, person][domain] = (minutes, activities)
    projects, people = {}, defaultdict(list)
    for cohort, project, person in read_rows(PLACES, []):
        projects[cohort] = project
        people[cohort].append(list(worked(said.get((cohort, person), {}))))
    return projects, people


def _figures(
    cohort: int, project: int, people: Cohorts, varieties: Mapping[tuple[int, str], int], now: datetime
) -> Iterator[CoverageFigure]:
    """Nothing of a cohort of fewer than five."""
    everyone = people[cohort]
    if len(everyone) < DEFAULT_MINIMUM:
        return
    by_domain = {
        domain.value: [one for each in everyone for one in each if one.domain == domain] for domain in Domain
    }
    table = suppress({domain: _buckets(lines) for domain, lines in by_domain.items()})
    for domain, lines in by_domain.items():
        cells = table.cells[domain]
        yield CoverageFigure(
            project_id=project,
            cohort_id=cohort,
            domain=domain,
            minutes=_average(lines),
            activities=varieties.get((cohort, domain), 0),
            counted_at=now,
            **{name: cell if isinstance(cell, int) else None for name, cell in cells.items()},
            **{
                f"{name}_small": isinstance(cell, Suppressed) and not cell.complementary
                for name, cell in cells.items()
            },
        )


def _buckets(lines: Sequence[Worked]) -> dict[str, int]:
    counts = dict.fromkeys(BUCKETS, 0)
    for one in lines:
        counts["enough" if not one.gap else "little" if one.minutes else "nothing"] += 1
    return counts


def _average(lines: Sequence[Worked]) -> int | None:
    """To the quarter of an hour; None when fewer than five people worked on it, whom it would tell of."""
    those = [one.minutes for one in lines if one.minutes]
    if 0 < len(those) < DEFAULT_MINIMUM:
        return None
    return ROUNDED * round(sum(those) / len(lines) / ROUNDED)
