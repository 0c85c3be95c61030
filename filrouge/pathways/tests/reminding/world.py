"""A meeting tomorrow, its reminders prepared and handed over: what the tests of reminders lay and run."""

from datetime import datetime, time, timedelta

from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from filrouge.messaging import tasks as messaging
from filrouge.messaging.models import WritingHours
from filrouge.pathways import tasks
from filrouge.pathways.actions.appointments import Meeting, make_appointment
from filrouge.pathways.models import Appointment, Pathway, Reminder, Reply, TeamHours
from filrouge.people.models import ContactChannel, SpokenLanguage
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

PHONE = "+33612345678"
TASKS = {
    "messaging.send_many": messaging.send_many,
    "messaging.send": messaging.send_one,
    "pathways.follow_appointment": tasks.follow_appointment,
    "pathways.invite": tasks.invite,
    "pathways.take_reply": tasks.take_reply,
}


def open_at_any_hour(cast: Cast) -> None:
    with as_batch("fixture"):
        WritingHours.objects.update_or_create(
            project=cast.project,
            defaults={
                "quiet_until": time(0),
                "quiet_from": time(23, 59, 59),
                "quiet_days": [],
                "changed_by": cast.dalia,
            },
        )


def tomorrow(hour: int = 10) -> datetime:
    return datetime.combine(clock.today() + timedelta(days=1), time(hour, 30), clock.PARIS)


def lay_meeting(
    cast: Cast, pathway: Pathway | None = None, at: datetime | None = None, **other: object
) -> Appointment:
    """Agreed five days ago, with Amina, at the office."""
    meeting = Meeting(
        **{"starts_at": at or tomorrow(), "purpose": "Faire le CV", "user": cast.amina, "place": "Bureau 2"}  # type: ignore[arg-type]
        | other
    )
    with acting(cast.amina):
        appointment = make_appointment(by=cast.amina, pathway=pathway or cast.nour_pathway, meeting=meeting)
    with as_batch("fixture"):
        Appointment.objects.filter(pk=appointment.pk).update(created_at=clock.now() - timedelta(days=5))
    return appointment


def lay_channel(cast: Cast, **other: object) -> ContactChannel:
    values = {"person": cast.nour, "project": cast.project, "kind": "phone", "value": PHONE} | other
    with as_batch("fixture"):
        return ContactChannel.objects.create(**values)


def lay_hours(cast: Cast) -> None:
    """Of the team that accompanies."""
    with as_batch("fixture"):
        TeamHours.objects.create(
            organisation=cast.mission_locale,
            hours="du lundi au vendredi, de 9 h à 17 h",
            phone="04 67 00 00 00",
            days=[1, 2, 3, 4, 5],
            opens_at=time(9),
            closes_at=time(17),
            updated_by=cast.manon,
        )


def lay_language(cast: Cast, code: str, **other: object) -> None:
    values = {"person": cast.nour, "project": cast.project, "code": code, "preferred": True} | other
    with as_batch("fixture"):
        SpokenLanguage.objects.create(**values)


def prepared() -> None:
    tasks.prepare_reminders(0)


def run_jobs(first: str = "") -> None:
    """What the worker would take, each job once, and what that queues. `first`: this task before the others, as
    when a message waits for the provider to answer again."""
    while jobs := list(ProcrastinateJob.objects.filter(task_name__in=TASKS, status="todo").order_by("id")):
        job = next((one for one in jobs if one.task_name == first), jobs[0])
        forget(job.pk)
        TASKS[job.task_name](**job.args)


def forget(job_id: int) -> None:
    with as_batch("the worker takes it"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE id = %s", [job_id])


def reminders() -> list[Reminder]:
    with as_batch("look"):
        return list(Reminder.objects.select_related("message", "appointment").order_by("created_at", "pk"))


def replies() -> list[Reply]:
    with as_batch("look"):
        return list(Reply.objects.order_by("received_at", "pk"))
