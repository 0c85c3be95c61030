from uuid import UUID

from procrastinate.contrib.django import app

from filrouge.privacy.roles import batch

from .actions import reaching, shuffling
from .channel_counting import count_channels
from .orienting import counting, forgetting, telling
from .orienting.briefing_counting import count_briefings


@app.periodic(cron="20 4 * * *")
@app.task(name="outreach.forget_the_unfollowed", queue="outreach", queueing_lock="forget_the_unfollowed")
@batch(reason="people met outside and not met again for 90 days are forgotten, whichever team met them")
def forget_the_unfollowed(timestamp: int) -> None:
    reaching.forget_the_unfollowed()


@app.task(name="outreach.forget_dropped", queue="outreach")
@batch(reason="the web role may not delete what people did not want kept")
def forget_dropped() -> None:
    reaching.forget_dropped()


@app.periodic(cron="50 3 * * *")
@app.task(name="outreach.shuffle_reticences", queue="outreach", queueing_lock="shuffle_reticences")
@batch(reason="reticences of every project lose each night the order in which they were noted")
def shuffle_reticences(timestamp: int) -> None:
    shuffling.shuffle_reticences()


@app.task(name="outreach.acknowledge", queue="messaging")
@batch(reason="where someone comes from may be out of everyone's reach: a job writes to whoever sent her")
def acknowledge(orientation_id: str) -> None:
    telling.acknowledge(UUID(orientation_id))


@app.task(name="outreach.tell_sender", queue="messaging")
@batch(reason="the team may answer whoever sent someone without knowing who that is")
def tell_sender(orientation_id: str, news_id: str, stage: str) -> None:
    telling.tell_sender(UUID(orientation_id), UUID(news_id), stage)


@app.task(name="outreach.send_link", queue="messaging")
@batch(reason="an expired link leaves by the address of its origin, which nobody may read")
def send_link(link_id: str) -> None:
    telling.send_link(link_id)


@app.task(name="outreach.send_briefing", queue="messaging")
@batch(reason="a link may be asked again by whoever holds the former one, who reads nothing of the structure")
def send_briefing(link_id: str) -> None:
    telling.send_briefing(link_id)


@app.periodic(cron="25 3 * * *")
@app.task(name="outreach.count_briefings", queue="figures", queueing_lock="count_briefings")
@batch(reason="who the people sent by a structure are is counted over everyone, then protected")
def count_briefing_figures(timestamp: int) -> None:
    count_briefings()


@app.periodic(cron="*/10 * * * *")
@app.task(name="outreach.count_orientations", queue="figures")
@batch(reason="figures by structure count origins that nobody may read")
def count_orientations(timestamp: int) -> None:
    counting.count_orientations()


@app.periodic(cron="50 4 * * *")
@app.task(name="outreach.forget_orientations", queue="privacy", queueing_lock="forget_orientations")
@batch(reason="orientations that led to no file are erased, whoever received them")
def forget_orientations(timestamp: int) -> None:
    forgetting.forget_orientations()


@app.periodic(cron="35 * * * *")
@app.task(name="outreach.count_channels", queue="figures", queueing_lock="count_channels")
@batch(reason="how people came to know a project is counted over everyone in it, then protected")
def count_channel_figures(timestamp: int) -> None:
    count_channels()
