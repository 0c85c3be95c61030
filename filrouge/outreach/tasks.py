from procrastinate.contrib.django import app

from filrouge.privacy.roles import batch

from .channel_counting import count_channels


@app.periodic(cron="35 * * * *")
@app.task(name="outreach.count_channels", queue="figures", queueing_lock="count_channels")
@batch(reason="how people came to know a project is counted over everyone in it, then protected")
def count_channel_figures(timestamp: int) -> None:
    count_channels()
