from uuid import UUID

from procrastinate.contrib.django import app

from filrouge.privacy.roles import batch

from . import evaluation


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
