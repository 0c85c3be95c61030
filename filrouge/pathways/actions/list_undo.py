"""Taking a whole list back, as long as nothing was built on it. Batch: it deletes what it had written."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from django.apps import apps
from django.db import connections
from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.pathways import policies
from filrouge.pathways.events import ListUndone
from filrouge.pathways.models import ListImport, ListLine, Pathway
from filrouge.people.models import Person
from filrouge.privacy.models import Change
from filrouge.privacy.roles import current_alias
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.batches import in_batches
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require

from .kept_facts import refresh_kept_facts
from .list_commit import one_at_a_time
from .list_progress import tell

AT_ONCE = 500
SHOWN = 20
# The night's alerts are no work of anybody's; one that somebody handled is.
OF_NOBODY = Q(table="vigilance_alert", actor__startswith="job:")
# What a list adds to someone already there, in the order in which it can be taken back.
ADDED = (
    "pathways_importednote",
    "pathways_closure",
    "pathways_contact",
    "people_protection",
    "people_spokenlanguage",
    "people_contactchannel",
    "pathways_pathway",
)
EMPTY = {"birth_date": None}


def undo_lines(*, by: User, batch: ListImport) -> None:
    """Run as batch. Built upon: nothing is undone, and the list says by whom. Raises PermissionDenied."""
    require(policies.can_change_list(by, batch, ListImport.State.UNDOING))
    _sign(by)
    one_at_a_time(batch)
    came = _done(batch, ListLine.Decision.CREATE).values_list("person_id", flat=True)
    came_ids = [person_id for person_id in came if person_id]
    completed = list(_done(batch, ListLine.Decision.COMPLETE).defer("content").order_by("-pk"))
    stood = [line for line in completed if line.person_id not in set(came_ids)]
    blockers = _built_since(batch, came_ids, stood)
    if blockers:
        _finish(batch, state=ListImport.State.DONE, blockers=blockers)
        return
    for some in in_batches(came_ids, AT_ONCE):
        Person.objects.filter(pk__in=some).delete()
        tell(batch.pk, 1, 2)
    _take_back(stood)
    batch.lines.filter(done_at__isnull=False).update(person_id=None, done_at=None, done={}, fingerprint="")
    _finish(batch, state=ListImport.State.UNDONE, undone_at=clock.now())
    stayed = tuple({line.person_id for line in stood if line.person_id})
    publish(
        ListUndone(
            by=Actor.user(by.pk),
            list_id=batch.pk,
            organisation_id=batch.organisation_id,
            project_id=batch.project_id,
            person_ids=stayed,
        )
    )


def interrupted() -> str:
    return _("L’annulation s’est interrompue : rien n’a été retiré. Vous pouvez la relancer.")


def _done(batch: ListImport, decision: str) -> QuerySet[ListLine]:
    return ListLine.objects.filter(batch=batch, decision=decision, done_at__isnull=False)


def _sign(by: User) -> None:
    """The history names the user, not the job."""
    with connections[current_alias()].cursor() as cursor:
        cursor.execute("SELECT set_config('fr.actor', %s, true)", [str(Actor.user(by.pk))])


def _built_since(
    batch: ListImport, came: Sequence[UUID], stood: Sequence[ListLine]
) -> list[dict[str, str | None]]:
    """Every change of the history since the import, to those who came in or to a row added to the others."""
    since = Change.objects.filter(at__gt=batch.committed_at).exclude(OF_NOBODY).order_by("at")
    fields = ("person_id", "table", "actor", "at")
    found: list[tuple] = []
    for some in in_batches(came, AT_ONCE):
        found += since.filter(person_id__in=some).values_list(*fields)[:SHOWN]
        gone = len(some) - Person.objects.filter(pk__in=some).count()
        found += [(None, "people_person", "", clock.now())] * gone
    for line in stood:
        rows = [row for table in ADDED for row in line.done.get(table, ())]
        rows += [str(line.person_id)] if "filled" in line.done else []
        opened = Q(project_id=batch.project_id) if "pathways_pathway" in line.done else Q(row_id__in=rows)
        found += since.filter(opened, person_id=line.person_id).values_list(*fields)[:SHOWN]
    return [
        {"person": str(person) if person else None, "table": table, "actor": actor, "at": at.isoformat()}
        for person, table, actor, at in found[:SHOWN]
    ]


def _take_back(lines: Sequence[ListLine]) -> None:
    """The latest line first, so that the blanks it filled on top of an earlier one are emptied in order."""
    rows: dict[str, list[str]] = defaultdict(list)
    touched = set()
    for line in lines:
        for table in ADDED:
            rows[table] += line.done.get(table, [])
        touched.add(line.person_id)
        filled = {name: EMPTY.get(name, "") for name in line.done.get("filled", ())}
        if filled and line.person_id:
            _empty(Person.objects.get(pk=line.person_id), filled)
    for table in ADDED:
        _model_of(table)._default_manager.filter(pk__in=rows[table]).delete()
    paths = Pathway.objects.filter(person__in=touched).values_list("pk", flat=True)
    refresh_kept_facts(list(paths))


def _empty(person: Person, filled: dict[str, str | None]) -> None:
    for name, value in filled.items():
        setattr(person, name, value)
    person.save()


def _model_of(table: str) -> type[Model]:
    return next(model for model in apps.get_models() if model._meta.db_table == table)


def _finish(batch: ListImport, **changes: object) -> None:
    undoing = ListImport.objects.filter(pk=batch.pk, state=ListImport.State.UNDOING)
    must_hit(undoing.update(**changes))
