from procrastinate.contrib.django import app

from . import seals
from .roles import batch


@app.periodic(cron="* * * * *")
@app.task(name="privacy.seal_journal", queue="privacy", queueing_lock="seal_journal", lock="seal_journal")
@batch(reason="the journal of readings is sealed whoever read, every minute")
def seal_journal(timestamp: int) -> None:
    del timestamp
    seals.seal_journal()


@app.periodic(cron="10 4 * * *")
@app.task(name="privacy.verify_journal", queue="privacy", queueing_lock="verify_journal")
@batch(reason="the whole chain of seals is read again every night")
def verify_journal(timestamp: int) -> None:
    del timestamp
    seals.record_verification()
