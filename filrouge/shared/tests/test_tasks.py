from types import SimpleNamespace

import pytest
from asgiref.sync import async_to_sync
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.tasks import Task

from filrouge.shared.tasks import forget_old_jobs, resume_stalled_jobs


def job(status: str, *, worker_heard: str | None = None, finished: str = "") -> int:
    """A job of the queue; `worker_heard` ago by the worker that took it."""
    with connection.cursor() as cursor:
        worker = None
        if worker_heard:
            cursor.execute(
                "INSERT INTO procrastinate_workers (last_heartbeat)"
                " VALUES (now() - %s::interval) RETURNING id",
                [worker_heard],
            )
            worker = cursor.fetchone()[0]
        cursor.execute(
            "INSERT INTO procrastinate_jobs (task_name, queue_name, status, worker_id)"
            " VALUES ('shared.nothing', 'upkeep', %s::procrastinate_job_status, %s) RETURNING id",
            [status, worker],
        )
        number = cursor.fetchone()[0]
        if finished:
            cursor.execute(
                "UPDATE procrastinate_events SET at = now() - %s::interval WHERE job_id = %s",
                [finished, number],
            )
            cursor.execute(
                "INSERT INTO procrastinate_events (job_id, type, at)"
                " VALUES (%s, %s::procrastinate_job_event_type, now() - %s::interval)",
                [number, status, finished],
            )
    return number


def status_of(number: int) -> str | None:
    return ProcrastinateJob.objects.filter(pk=number).values_list("status", flat=True).first()


def run(task: Task) -> object:
    return async_to_sync(task.func)(SimpleNamespace(app=app), timestamp=0)


def test_what_a_dead_worker_had_begun_is_begun_again(db: None) -> None:
    abandoned, under_way = job("doing", worker_heard="3 minutes"), job("doing", worker_heard="5 seconds")
    assert run(resume_stalled_jobs) == 1
    assert status_of(abandoned) == "todo"
    assert status_of(under_way) == "doing"


@pytest.mark.parametrize(
    ("status", "finished", "kept"),
    [
        ("succeeded", "6 days", True),
        ("succeeded", "8 days", False),
        ("failed", "8 days", True),
        ("failed", "31 days", False),
    ],
)
def test_finished_jobs_are_forgotten_after_a_while(db: None, status: str, finished: str, kept: bool) -> None:
    number = job(status, finished=finished)
    run(forget_old_jobs)
    assert (status_of(number) is not None) is kept
