from uuid import UUID

from procrastinate.contrib.django import app

from filrouge.privacy.roles import batch

from .sitting import counting, forgetting, telling


@app.task(name="commissions.invite", queue="messaging")
@batch(reason="the addresses of those who come to a commission are read by the job that writes to them")
def invite(meeting_id: str) -> None:
    telling.invite(UUID(meeting_id))


@app.task(name="commissions.send_minutes", queue="messaging")
@batch(reason="the addresses of those who come to a commission are read by the job that writes to them")
def send_minutes(meeting_id: str) -> None:
    telling.send_minutes(UUID(meeting_id))


@app.task(name="commissions.send_again", queue="messaging")
@batch(reason="a link may be asked again by whoever holds the former one, who reads nothing of the meeting")
def send_again(link_id: str) -> None:
    telling.send_again(link_id)


@app.periodic(cron="25 4 * * *")
@app.task(
    name="commissions.forget_what_was_said", queue="privacy", queueing_lock="forget_what_was_said_there"
)
@batch(reason="what was said to commissions is erased once it has served, whoever said it")
def forget_what_was_said(timestamp: int) -> None:
    forgetting.forget_what_was_said()


@app.periodic(cron="50 3 * * *")
@app.task(name="commissions.count_commissions", queue="figures", queueing_lock="count_commissions")
@batch(reason="what commissions look at and keep is counted over everyone, then protected")
def count_commissions(timestamp: int) -> None:
    counting.count_commissions()
