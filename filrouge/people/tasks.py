from uuid import UUID

from procrastinate.contrib.django import app

from filrouge.privacy.roles import batch

from .actions import leaving, merging, notices


@app.periodic(cron="10 0 * * *")
@app.task(name="people.end_personal_grants", queue="people")
@batch(reason="someone who left an organisation no longer reaches the files opened to them by name")
def end_personal_grants(timestamp: int) -> None:
    leaving.end_personal_grants()


@app.task(name="people.merge_files", queue="people")
@batch(reason="a merge moves rows of every project and team, each keeping its readers")
def merge_files(merge_id: str) -> None:
    merging.perform_merge(UUID(merge_id))


@app.task(name="people.undo_merge", queue="people")
@batch(reason="undoing a merge moves back rows of every project and team")
def undo_merge(merge_id: str) -> None:
    merging.perform_undo(UUID(merge_id))


@app.task(name="people.tell_officers", queue="people")
@batch(reason="an emergency access is told to the officers, whom no grant reaches")
def tell_officers(person_id: str, user_id: int) -> None:
    notices.tell_officers(UUID(person_id), user_id)
