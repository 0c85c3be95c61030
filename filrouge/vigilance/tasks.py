from uuid import UUID

from procrastinate.contrib.django import app

from filrouge.privacy.roles import batch

from . import counting, evaluation
from .registry import RULES


@app.periodic(cron="30 3 * * *")
@app.task(name="vigilance.refresh_everyone", queue="vigilance")
@batch(reason="alerts are computed over everyone, each night")
def refresh_everyone(timestamp: int) -> None:
    evaluation.evaluate_everyone()


@app.task(name="vigilance.refresh_person", queue="vigilance")
@batch(reason="alerts of a person follow at once what was just noted, whoever noted it")
def refresh_person(person_id: str) -> None:
    evaluation.evaluate_people([UUID(person_id)])


@app.task(name="vigilance.refresh_people", queue="vigilance")
@batch(reason="alerts of the people of a list follow at once when it is imported")
def refresh_people(people: list[str]) -> None:
    evaluation.evaluate_people([UUID(one) for one in people])


@app.task(name="vigilance.refresh_teams", queue="vigilance")
@batch(reason="alerts about a team count its whole caseload")
def refresh_teams() -> None:
    evaluation.evaluate_teams()


@app.task(name="vigilance.refresh_rule", queue="vigilance")
@batch(reason="a project that sets a rule sees at once what it changes, for everyone in it")
def refresh_rule(rule: str) -> None:
    evaluation.evaluate(RULES[rule])


@app.periodic(cron="50 3 * * *")
@app.task(name="vigilance.count_alerts", queue="figures")
@batch(reason="what became of alerts is counted over everyone; the screens read suppressed counts")
def count_alerts(timestamp: int) -> None:
    counting.count_alerts()
