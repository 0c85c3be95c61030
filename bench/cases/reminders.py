"""10,000 reminders of tomorrow's meetings: prepared, then handed to an SMS provider, by one worker."""

import subprocess
import sys
from collections.abc import Sequence
from datetime import datetime, time, timedelta

from django.conf import settings
from django.db import connections
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from filrouge.accounts.models import Project, User
from filrouge.messaging import tasks as messaging
from filrouge.messaging.models import Message, WritingHours
from filrouge.pathways import tasks
from filrouge.pathways.models import Appointment, Pathway
from filrouge.privacy.roles import as_batch, current_alias
from filrouge.shared import clock
from filrouge.shared.ids import uuid7

from . import BATCHES, SCREENS, Batch, Request, Screen

PEOPLE, REMINDERS = 15_000, 10_000
# Answers each POST as from another city, 40 ms later, in a process of its own; says on which port.
PROVIDER = """
import http.server, time
class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # the answer leaves in one piece: nothing waits for an acknowledgement
    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        time.sleep(0.04)
        self.send_response(201)
        self.send_header("Content-Length", "13")
        self.end_headers()
        self.wfile.write(b'{"id": "sms"}')
    def log_message(self, *arguments): pass
class Server(http.server.ThreadingHTTPServer):
    request_queue_size = 128
server = Server(("127.0.0.1", 0), Handler)
print(server.server_port, flush=True)
server.serve_forever()
"""

SCREENS += [Screen("reminders", lambda _viewer: [Request(reverse("pathways:reminders-index"))])]


def _lay() -> Sequence[str]:
    """Ten thousand people have a meeting tomorrow, agreed last week; nothing else is due, at any hour."""
    tomorrow = datetime.combine(clock.today() + timedelta(days=1), time(10), clock.PARIS)
    agreed = clock.now() - timedelta(days=7)
    with as_batch("bench: meetings to remind of"):
        Project.objects.update(texts_per_month=1_000_000)
        project = Project.objects.get()
        always = {"quiet_until": time(0), "quiet_from": time(23, 59, 59), "quiet_days": []}
        by = User.objects.order_by("pk")[0]
        WritingHours.objects.update_or_create(project=project, defaults={**always, "changed_by": by})
        Appointment.objects.coming().filter(starts_at__lt=clock.now() + timedelta(days=15)).delete()
        Appointment.objects.bulk_create(
            Appointment(
                id=uuid7(),
                person_id=path.person_id,
                project_id=path.project_id,
                pathway=path,
                user_id=path.lead_id,
                starts_at=tomorrow,
                purpose="Point d'étape",
                place="Bureau 2",
            )
            for path in Pathway.objects.open().order_by("pk")[:REMINDERS]
        )
        Appointment.objects.filter(starts_at=tomorrow).update(created_at=agreed)
        with connections[current_alias()].cursor() as cursor:
            cursor.execute("DELETE FROM procrastinate_jobs WHERE task_name = 'messaging.send_many'")
    return (clock.now().isoformat(),)


def _prepare(since: str) -> None:
    settings.SMS_PROVIDER = "http"
    tasks.prepare_reminders(0)
    _must_be(since, sent=False)


def _hand_over(since: str) -> None:
    with subprocess.Popen([sys.executable, "-c", PROVIDER], stdout=subprocess.PIPE, text=True) as provider:
        assert provider.stdout is not None
        settings.SMS_PROVIDER = "http"
        settings.SMS_HTTP_URL = f"http://127.0.0.1:{provider.stdout.readline().strip()}/"
        jobs = ProcrastinateJob.objects.filter(task_name="messaging.send_many").order_by("id")
        for args in jobs.values_list("args", flat=True):
            messaging.send_many(**args)
        provider.terminate()
    _must_be(since, sent=True)


def _must_be(since: str, *, sent: bool) -> None:
    """A step that did nothing would look fast."""
    with as_batch("bench: how many left"):
        found = Message.objects.filter(asked_at__gte=since, sent_at__isnull=not sent).count()
    if found < REMINDERS * 0.9:
        raise SystemExit(f"{found} messages for {REMINDERS} meetings")


BATCHES.append(Batch("reminders", PEOPLE, _lay, {"prepare": _prepare, "hand over": _hand_over}))
