"""Upkeep of the queue itself."""

from datetime import timedelta

from procrastinate import JobContext
from procrastinate.contrib.django import app

SILENCE = 60  # seconds without a heartbeat (one every 10) after which a worker is taken for dead
KEPT = timedelta(days=7)
FAILED_KEPT = timedelta(days=30)


@app.periodic(cron="*/5 * * * *")
@app.task(name="shared.resume_stalled_jobs", queue="upkeep", pass_context=True)
async def resume_stalled_jobs(context: JobContext, timestamp: int) -> int:
    """Give back to the queue what dead workers had begun: every job of ours may be run again."""
    manager = context.app.job_manager
    stalled = list(await manager.get_stalled_jobs(seconds_since_heartbeat=SILENCE))
    for job in stalled:
        await manager.retry_job(job)
    return len(stalled)


@app.periodic(cron="40 2 * * *")
@app.task(name="shared.forget_old_jobs", queue="upkeep", pass_context=True)
async def forget_old_jobs(context: JobContext, timestamp: int) -> None:
    manager = context.app.job_manager
    await manager.delete_old_jobs(nb_hours=_hours(KEPT))
    await manager.delete_old_jobs(nb_hours=_hours(FAILED_KEPT), include_failed=True, include_cancelled=True)


def _hours(period: timedelta) -> int:
    return int(period.total_seconds() // 3600)
