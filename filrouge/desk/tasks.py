from procrastinate.contrib.django import app

from filrouge.privacy.roles import batch

from .counting import count_everything


@app.periodic(cron="*/5 * * * *")
@app.task(name="desk.count_figures", queue="figures")
@batch(reason="figures of a project count everyone in it; the screens of coordination read the counts")
def count_figures(timestamp: int) -> None:
    count_everything()
