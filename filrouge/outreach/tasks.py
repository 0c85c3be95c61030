from procrastinate.contrib.django import app

from filrouge.privacy.roles import batch

from .actions import reaching, shuffling


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
