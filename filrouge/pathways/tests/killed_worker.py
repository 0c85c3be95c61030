"""python -m filrouge.pathways.tests.killed_worker DATABASE PROVIDER lay|work|count NUMBER: the worker that is killed.

On a database of its own (see killed.py). A real worker takes the jobs; only what a dead one had begun is given
back at once, instead of a minute later.
"""

import json
import os
import sys
from datetime import datetime, time, timedelta
from uuid import UUID, uuid5

import django

MEETINGS = 40  # each time
SEED = UUID("9e8f4b0e-3c41-4d52-8a1f-0c7a5c1a9d10")


def main(database: str, provider: str, what: str, number: str) -> None:
    _start(database, provider)
    {"lay": _lay, "work": _work, "count": _count}[what](int(number))


def _start(database: str, provider: str) -> None:
    os.environ["FILROUGE_TEST"] = "1"
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    django.setup()
    from django.conf import settings
    from django.db import connections

    here = connections.settings["default"]
    here["NAME"], here["OPTIONS"] = database, {**here.get("OPTIONS", {}), "options": "-c role=fr_app"}
    settings.SMS_PROVIDER, settings.SMS_HTTP_URL = "http", provider


def _lay(number: int) -> None:
    """Forty more meetings to remind of, the same whenever this is run again."""
    from filrouge.accounts.models import Project, User
    from filrouge.messaging.models import WritingHours
    from filrouge.pathways.models import Appointment, Pathway
    from filrouge.people.models import ContactChannel
    from filrouge.privacy.roles import as_batch
    from filrouge.shared import clock
    from tests.cast import lay_cast

    if number == 0:
        cast = lay_cast()
        with as_batch("fixture"):
            Project.objects.update(texts_per_month=100_000)
            hours = {"quiet_until": time(0), "quiet_from": time(23, 59, 59), "quiet_days": []}
            WritingHours.objects.create(project=cast.project, changed_by=cast.dalia, **hours)
            phone = {"person": cast.nour, "project": cast.project, "kind": "phone"}
            ContactChannel.objects.create(**phone, value="+33612345678")
    with as_batch("fixture"):
        pathway = Pathway.objects.get(person__given_name="Nour")
        common = {"person": pathway.person, "project": pathway.project, "pathway": pathway}
        amina = User.objects.get(given_name="Amina")
        tomorrow = datetime.combine(clock.today() + timedelta(days=1), time(9), clock.PARIS)
        meetings = [
            Appointment(
                id=uuid5(SEED, f"{number}:{one}"),
                user=amina,
                purpose="Faire le CV",
                starts_at=tomorrow + timedelta(seconds=number * MEETINGS + one),
                **common,
            )
            for one in range(MEETINGS)
        ]
        Appointment.objects.bulk_create(meetings, ignore_conflicts=True)
        Appointment.objects.update(created_at=clock.now() - timedelta(days=5))


def _work(number: int) -> None:
    from procrastinate.contrib.django import app

    from filrouge.pathways.tasks import prepare_reminders

    if number:
        _lay(number)
    _give_back()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    prepare_reminders(0)
    with app.replace_connector(app.connector.get_worker_connector()) as working:
        working.run_worker(queues=["messages"], wait=False, install_signal_handlers=False)


def _give_back() -> None:
    from django.db import connection

    from filrouge.privacy.roles import as_batch

    with as_batch("jobs of dead workers"), connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'todo' WHERE status = 'doing'")


def _count(_number: int) -> None:
    from filrouge.messaging.models import Message
    from filrouge.pathways.models import Appointment, Reminder
    from filrouge.privacy.roles import as_batch

    with as_batch("look"):
        keys = Message.objects.filter(sent_at__isnull=False).values_list("sent_as", flat=True)
        counts = {
            "meetings": Appointment.objects.count(),
            "reminders": Reminder.objects.count(),
            "messages": Message.objects.count(),
            "keys": sorted(map(str, keys)),
        }
    sys.stdout.write(json.dumps(counts))


if __name__ == "__main__":
    main(*sys.argv[1:])
