from procrastinate.contrib.django import app

from filrouge.pathways.actions import kept_facts
from filrouge.privacy.roles import batch


@app.periodic(cron="*/15 * * * *")
@app.task(name="pathways.refresh_passed_appointments", queue="pathways")
@batch(reason="the next appointment of every path follows the clock")
def refresh_passed_appointments(timestamp: int) -> None:
    kept_facts.refresh_passed_appointments()


@batch(reason="the facts kept for lists are compared with the truth, for everyone")
def check_kept_facts(*, fix: bool) -> dict[str, list[str]]:
    """Pathway → the facts that differ from the truth; put right when `fix`."""
    wrong = dict(kept_facts.wrong_kept_facts())
    if fix and wrong:
        kept_facts.refresh_kept_facts(wrong)
    return {str(pathway_id): names for pathway_id, names in wrong.items()}
