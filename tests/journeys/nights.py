"""Time that passes for one person, and the night that follows: alerts open and close as they would.

The clock of the site cannot be moved; what is known of the person grows older instead, by as many days: every date
of every row about her, at once and behind the triggers, as if all of it had happened earlier.

`python -m tests.journeys.nights`, in the surroundings of the site, runs the evaluation of the night.
"""

import os
from uuid import UUID

import psycopg
from psycopg import sql

from tests.journeys.site import Site

# Not the journals: what was read or changed stays written as it was. Her own row holds her birth.
DATES = """
SELECT c.table_name, array_agg(c.column_name::text)
  FROM information_schema.columns c
  JOIN information_schema.columns p USING (table_schema, table_name)
  JOIN information_schema.tables t USING (table_schema, table_name)
 WHERE table_schema = 'public' AND t.table_type = 'BASE TABLE' AND p.column_name = 'person_id'
   AND c.data_type IN ('date', 'timestamp with time zone') AND c.is_generated = 'NEVER'
   AND c.table_name NOT LIKE 'privacy\\_%'
 GROUP BY c.table_name
"""
OLDER = "{column} = {column} - make_interval(days => %(days)s)"


def days_pass(site: Site, person_id: UUID, days: int) -> None:
    """So many days later, in the morning."""
    with psycopg.connect(site.database) as connection:
        connection.execute(
            "SET LOCAL session_replication_role = replica"
        )  # neither audit nor rules of a form
        for table, columns in connection.execute(DATES).fetchall():
            older = sql.SQL(", ").join(sql.SQL(OLDER).format(column=sql.Identifier(one)) for one in columns)
            statement = sql.SQL("UPDATE {table} SET {older} WHERE person_id = %(person)s")
            connection.execute(
                statement.format(table=sql.Identifier(table), older=older),
                {"days": days, "person": person_id},
            )
    site.run("-m", "tests.journeys.nights")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    from filrouge.vigilance.tasks import refresh_everyone

    refresh_everyone(0)


if __name__ == "__main__":
    main()
