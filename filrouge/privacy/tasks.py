from uuid import UUID

from procrastinate.contrib.django import app

from . import seals
from .actions import erasures
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


@app.task(name="privacy.count_erasure", queue="privacy")
@batch(reason="an officer, who sees no row, must know what an erasure would touch")
def count_erasure(erasure_id: str) -> None:
    erasures.count_erasure(UUID(erasure_id))


@app.task(name="privacy.erase_person", queue="privacy")
@batch(reason="an erasure decided by the officer touches every table, history included")
def erase_person(erasure_id: str) -> None:
    erasures.carry_out(UUID(erasure_id))


@app.periodic(cron="40 4 * * *")
@app.task(name="privacy.run_retention", queue="privacy", queueing_lock="run_retention")
@batch(reason="what nobody has lived with for two years is found among everyone")
def run_retention(timestamp: int) -> None:
    del timestamp
    erasures.run_retention()
