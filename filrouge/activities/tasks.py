from uuid import UUID

from procrastinate.contrib.django import app

from filrouge.privacy.roles import batch

from .gathering import counting, telling


@app.task(name="activities.send_invitations", queue="messaging")
@batch(reason="how each person is reached is read by the job that writes to them, whoever invited them")
def send_invitations(participation_ids: list[str]) -> None:
    telling.send_invitations([UUID(one) for one in participation_ids])


@app.periodic(cron="0 15 * * *")
@app.task(name="activities.remind_of_tomorrow", queue="reminders", queueing_lock="remind_of_tomorrow")
@batch(reason="the day before, those who have a place are told, whichever team follows them")
def remind_of_tomorrow(timestamp: int) -> None:
    telling.remind_of_tomorrow()


@app.periodic(cron="5 4 * * *")
@app.task(name="activities.count_coverage", queue="figures", queueing_lock="count_coverage")
@batch(reason="what cohorts worked on is counted over everyone in them, then protected")
def count_coverage(timestamp: int) -> None:
    counting.count_coverage()
