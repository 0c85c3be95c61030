"""Bringing a checked list in: one transaction, all or nothing, by the bulk forms of the single actions."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import connections
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.pathways import policies
from filrouge.pathways.events import ListImported
from filrouge.pathways.lists.plans import Plan
from filrouge.pathways.models import ListImport, ListLine
from filrouge.pathways.queries import colleagues_of
from filrouge.people.actions.persons import open_people_in_bulk
from filrouge.people.models import Person
from filrouge.people.queries.lookalikes import find_lookalikes_in_bulk
from filrouge.privacy.roles import current_alias
from filrouge.shared.actors import Actor
from filrouge.shared.batches import in_batches
from filrouge.shared.events import held_back, publish
from filrouge.shared.rights import must_hit, require

from .list_check import asked, imported_already
from .list_completion import complete_people
from .list_progress import tell
from .list_writing import end_paths, new_person, note_exchanges, note_words, opening, plan_in
from .pathways import bulk_open_pathways

AT_ONCE = 500
Decision = ListLine.Decision


def commit_lines(*, by: User, batch: ListImport) -> None:
    """Lines still to decide stay aside. Raises PermissionDenied; whatever it raises, nothing has come in."""
    require(policies.can_change_list(by, batch, ListImport.State.COMMITTING))
    one_at_a_time(batch)
    _recognise_what_came_in_meanwhile(by, batch)
    with held_back():
        came = _create_people(by, batch)
        stayed = complete_people(by=by, batch=batch)
    counts = Counter(ListLine.objects.filter(batch=batch).values_list("decision", flat=True))
    imported = {
        "state": ListImport.State.DONE,
        "content": "",
        "columns": "",
        "message": "",
        "counts": {**counts, "announced": batch.counts.get("announced", {})},
    }
    running = ListImport.objects.filter(pk=batch.pk, state=ListImport.State.COMMITTING)
    must_hit(running.update(committed_at=_clock_of_the_base(), **imported))
    publish(
        ListImported(
            by=Actor.user(by.pk),
            list_id=batch.pk,
            organisation_id=batch.organisation_id,
            project_id=batch.project_id,
            person_ids=tuple({*came, *stayed}),
        )
    )


def interrupted() -> str:
    return _("L’import s’est interrompu : personne n’a été enregistré. Vous pouvez le relancer.")


def one_at_a_time(batch: ListImport) -> None:
    """Two colleagues who bring the same list in at once: the second finds what the first imported."""
    with connections[current_alias()].cursor() as cursor:
        key = f"list {batch.organisation_id} {batch.project_id}"
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])


def _clock_of_the_base() -> datetime:
    """Later than every change of this transaction in the history, which reads the same clock."""
    with connections[current_alias()].cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        at: datetime = cursor.fetchone()[0]
    return at


def _recognise_what_came_in_meanwhile(by: User, batch: ListImport) -> None:
    """Since the check, the same line may have come by another list, or the same person by hand."""
    to_do = ListLine.objects.filter(batch=batch).to_do()
    marks = dict(to_do.values_list("pk", "fingerprint"))
    known = imported_already(batch, list(marks.values()))
    for pk, mark in marks.items():
        if mark in known:
            to_do.filter(pk=pk).update(decision=Decision.KNOWN, person_id=known[mark])
    fresh = to_do.filter(decision=Decision.CREATE, chosen=False)
    for some in in_batches(list(fresh.values_list("pk", flat=True)), 2 * AT_ONCE):
        lines = list(fresh.filter(pk__in=some).only("content"))
        plans = [plan_in(line) for line in lines]
        for place, alikes in find_lookalikes_in_bulk(by, [asked(plan) for plan in plans]).items():
            found = [
                {"person": str(one.person_id), "likeness": round(one.likeness), "why": one.reason}
                for one in alikes
            ]
            fresh.filter(pk=lines[place].pk).update(decision=Decision.DUPLICATE, lookalikes=found)


def _create_people(by: User, batch: ListImport) -> list[UUID]:
    wanted = ListLine.objects.filter(batch=batch, decision=Decision.CREATE, done_at=None)
    ids = list(wanted.order_by("pk").values_list("pk", flat=True))
    colleagues = {str(user.pk): user for user in colleagues_of(batch.organisation_id)}
    came: list[UUID] = []
    for some in in_batches(ids, AT_ONCE):
        lines = list(wanted.filter(pk__in=some).order_by("pk"))
        people = _create_some(by, batch, [plan_in(line) for line in lines], colleagues)
        _mark_done([line.pk for line in lines], [person.pk for person in people])
        came += [person.pk for person in people]
        tell(batch.pk, len(came), len(ids) or 1)
    return came


def _create_some(
    by: User, batch: ListImport, plans: Sequence[Plan], colleagues: dict[str, User]
) -> list[Person]:
    organisation, project = batch.organisation, batch.project
    people = open_people_in_bulk(
        by=by, organisation=organisation, project=project, people=[new_person(plan) for plan in plans]
    )
    openings = [opening(batch, plan, person, colleagues) for plan, person in zip(plans, people, strict=True)]
    pathways = bulk_open_pathways(by=by, project=project, organisation=organisation, openings=openings)
    pairs = list(zip(plans, pathways, strict=True))
    note_words(by, batch, [(path, plan.note, plan.in_confidence) for plan, path in pairs])
    note_exchanges(by, pairs)
    end_paths(by, pairs)
    return people


def _mark_done(lines: Sequence[UUID], people: Sequence[UUID]) -> None:
    statement = """
      UPDATE pathways_listline l SET person_id = d.person, done_at = now(), content = ''
        FROM unnest(%s::uuid[], %s::uuid[]) AS d(line, person) WHERE l.id = d.line"""
    with connections[current_alias()].cursor() as cursor:
        cursor.execute(statement, [list(lines), list(people)])
        must_hit(cursor.rowcount, len(lines))
