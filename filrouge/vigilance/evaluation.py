"""Opens, refreshes and closes alerts, set-wise. Batch only: the web role can neither open nor resolve."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import connections

from filrouge.privacy.roles import current_alias
from filrouge.shared import clock

from .registry import COLUMNS, RULES, Rule

# An alert that somebody handled does not come back for the same episode, but is not forgotten for ever.
PATIENCE_DAYS = 14

# Which projects stopped a rule is asked so that PostgreSQL guesses nothing from it: as an anti-join, it expected that
# nobody would be left, and went through the paths one by one.
# Its person changes when a merge comes apart: an alert goes where its subject goes.
EVALUATE = """
WITH setting AS MATERIALIZED (
  SELECT s.project_id, s.threshold, s.watched FROM vigilance_rulesetting s
   WHERE s.rule = %(rule)s AND s.replaced_at IS NULL),
found ({columns}) AS MATERIALIZED (
  SELECT f.* FROM ({select}) AS f ({columns})
   WHERE NOT coalesce(f.project_id = ANY (ARRAY(SELECT s.project_id FROM setting s WHERE NOT s.watched)), false)),
closed AS (
  UPDATE vigilance_alert a SET closed_at = now(), closing = CASE
         WHEN EXISTS (SELECT 1 FROM setting s WHERE s.project_id = a.project_id AND NOT s.watched)
         THEN 'off' ELSE 'resolved' END
   WHERE a.rule = %(rule)s AND a.closed_at IS NULL {some_alerts}
     AND NOT EXISTS (SELECT 1 FROM found f WHERE f.subject_id = a.subject_id)
  RETURNING 1),
refreshed AS (
  UPDATE vigilance_alert a SET risk = f.risk, since = f.since, facts = f.facts, user_id = f.user_id,
         organisation_id = f.organisation_id, person_id = f.person_id
    FROM found f
   WHERE a.rule = %(rule)s AND a.closed_at IS NULL AND a.subject_id = f.subject_id
     AND (a.risk, a.since, a.facts, a.user_id, a.organisation_id, a.person_id)
         IS DISTINCT FROM (f.risk, f.since, f.facts, f.user_id, f.organisation_id, f.person_id)
  RETURNING 1),
opened AS (
  INSERT INTO vigilance_alert
    (id, rule, person_id, project_id, organisation_id, user_id, subject_id, level, risk, since, facts,
     opened_at, closing, closing_note)
  SELECT gen_random_uuid(), %(rule)s, f.person_id, f.project_id, f.organisation_id, f.user_id, f.subject_id,
         %(level)s, f.risk, f.since, f.facts, now(), '', ''
    FROM found f
   WHERE NOT EXISTS (
     SELECT 1 FROM vigilance_alert a
      WHERE a.rule = %(rule)s AND a.subject_id = f.subject_id
        AND (a.closed_at IS NULL
             OR (a.closing = 'handled' AND a.since = f.since
                 AND a.closed_at > now() - make_interval(days => %(patience)s))))
  RETURNING 1)
SELECT (SELECT count(*) FROM opened), (SELECT count(*) FROM closed)
"""

# What the project of `p` chose; a project has at most one setting in force for a rule.
CHOSEN = "coalesce((SELECT s.threshold FROM setting s WHERE s.project_id = p.project_id), {default})"


def evaluate(rule: Rule, *, people: Sequence[UUID] | None = None) -> tuple[int, int]:
    """Bring the alerts of one rule to what is true today, for everyone or for these people.

    Returns how many were opened and closed.
    """
    statement = EVALUATE.format(
        columns=", ".join(COLUMNS),
        select=_select(rule, of_some=people is not None),
        some_alerts="AND a.person_id = ANY (%(people)s)" if people is not None else "",
    )
    values: dict[str, Any] = {
        "rule": rule.code,
        "level": rule.reach,
        "today": clock.today(),
        "people": None if people is None else list(people),
        "patience": PATIENCE_DAYS,
    }
    with connections[current_alias()].cursor() as cursor:
        cursor.execute(statement, values)
        opened, closed = cursor.fetchone()
    return opened, closed


def _select(rule: Rule, *, of_some: bool) -> str:
    select = rule.select.replace("{only}", "AND p.person_id = ANY (%(people)s)" if of_some else "")
    if rule.threshold is None:
        return select
    return select.replace("{threshold}", CHOSEN.format(default=rule.threshold.default))


def evaluate_people(people: Sequence[UUID]) -> None:
    for rule in RULES.values():
        if rule.about_a_person:
            evaluate(rule, people=people)


def evaluate_teams() -> None:
    for rule in RULES.values():
        if not rule.about_a_person:
            evaluate(rule)


def evaluate_everyone() -> dict[str, tuple[int, int]]:
    return {rule.code: evaluate(rule) for rule in RULES.values()}
