from procrastinate.contrib.django import app

from filrouge.privacy.roles import batch
from filrouge.shared.jobs import defer

from .actions.safes import purge_safes
from .counting import count_targets

WHY = "who comes and who enters is counted over everyone; the screens read suppressed counts"


@app.periodic(cron="10 3 * * *")
@app.task(name="enrolment.count_targets", queue="figures")
@batch(reason=WHY)
def count_targets_nightly(timestamp: int) -> None:
    """Before vigilance, which compares these figures to the wishes."""
    count_targets()


@app.task(name="enrolment.count_targets_now", queue="figures")
@batch(reason=WHY)
def count_targets_now() -> None:
    count_targets()
    defer("vigilance.refresh_teams")


@app.periodic(cron="40 4 * * *")
@app.task(name="enrolment.purge_safes", queue="privacy", queueing_lock="purge_safes")
@batch(reason="copies in the evidence safes are destroyed on their day, whoever laid them")
def purge(timestamp: int) -> None:
    purge_safes()
