"""Lines that say something more of someone already there. Nothing is overwritten: blanks are filled, what
is new is added, and each line remembers the rows it added so that they can be taken back."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet

from filrouge.accounts.models import User
from filrouge.pathways.lists.plans import Plan, Said
from filrouge.pathways.lists.targets import LABELS, Target
from filrouge.pathways.models import ImportedNote, ListImport, ListLine, Pathway
from filrouge.pathways.queries import colleagues_of
from filrouge.people.actions.channels import new_channel
from filrouge.people.actions.languages import new_language
from filrouge.people.actions.persons import change_identity
from filrouge.people.actions.protection import new_protection as protection_row
from filrouge.people.models import AccessGrant, ContactChannel, Person, Protection, SpokenLanguage
from filrouge.shared import clock
from filrouge.shared.batches import in_batches

from .list_writing import (
    as_text,
    end_paths,
    new_channels,
    new_languages,
    new_protection,
    note_exchanges,
    note_words,
    opening,
    plan_in,
)
from .pathways import bulk_open_pathways

AT_ONCE = 500
Decision = ListLine.Decision
FILLED = ("family_name", "sex", "commune_code")


@dataclass(slots=True)
class Completion:
    line: ListLine
    plan: Plan
    person: Person
    pathway: Pathway | None = None
    rows: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def added(self, row: Model) -> None:
        self.rows[row._meta.db_table].append(str(row.pk))


def complete_people(*, by: User, batch: ListImport) -> list[UUID]:
    """Earlier lines first: a line may complete the person that another one completes. A line whose
    person did not come in, or whose file the user does not hold, stays aside."""
    stayed: list[UUID] = []
    waiting = ListLine.objects.filter(batch=batch, decision=Decision.COMPLETE, done_at=None)
    while ready := _ready(waiting):
        for some in in_batches(ready, AT_ONCE):
            stayed += _complete_some(by, batch, some)
    waiting.update(decision=Decision.SKIPPED)
    return stayed


def _ready(waiting: QuerySet[ListLine]) -> list[tuple[UUID, UUID]]:
    """(line, person) of those whose person is known; one line per person, for each sees the former."""
    known = waiting.select_related("same_as").order_by("pk").defer("content", "same_as__content")
    ready: dict[UUID, UUID] = {}
    for line in known:
        person_id = line.person_id or (line.same_as.person_id if line.same_as else None)
        if person_id:
            ready.setdefault(person_id, line.pk)
    return [(line, person) for person, line in ready.items()]


def _complete_some(by: User, batch: ListImport, some: Sequence[tuple[UUID, UUID]]) -> list[UUID]:
    people = dict(some)
    held = _held(by, batch, list(people.values()))
    persons = Person.objects.in_bulk([person for person in people.values() if person in held])
    lines = ListLine.objects.filter(pk__in=people).order_by("pk")
    out_of_reach = [line.pk for line in lines if people[line.pk] not in persons]
    ListLine.objects.filter(pk__in=out_of_reach).update(decision=Decision.SKIPPED)
    completions = [
        Completion(line, plan_in(line), persons[people[line.pk]])
        for line in lines
        if people[line.pk] in persons
    ]
    _write(by, batch, completions)
    for one in completions:
        one.line.person_id, one.line.done, one.line.done_at = one.person.pk, dict(one.rows), clock.now()
        one.line.content = ""
        one.line.save(update_fields=["person_id", "done", "done_at", "content"])
    return [one.person.pk for one in completions]


def _held(by: User, batch: ListImport, people: Sequence[UUID]) -> set[UUID]:
    grants = AccessGrant.objects.in_force().reaching(by).filter(project=batch.project, person__in=people)
    return set(grants.filter(level=AccessGrant.Level.FULL).values_list("person_id", flat=True))


def _write(by: User, batch: ListImport, completions: Sequence[Completion]) -> None:
    _open_missing_paths(by, batch, completions)
    for one in completions:
        _fill_blanks(by, one)
    _add_channels(by, batch, completions)
    _add_languages(by, batch, completions)
    _add_protections(by, batch, completions)
    _add_words(by, batch, completions)
    _end(by, completions)


def _open_missing_paths(by: User, batch: ListImport, completions: Sequence[Completion]) -> None:
    """The open path of this project, else the last one; opened when there never was any."""
    paths = Pathway.objects.filter(person__in=[one.person for one in completions], project=batch.project)
    latest = {path.person_id: path for path in paths.order_by("opened_on", "pk")}
    latest |= {path.person_id: path for path in paths.open()}
    missing = [one for one in completions if one.person.pk not in latest]
    colleagues = {str(user.pk): user for user in colleagues_of(batch.organisation_id)}
    opened = bulk_open_pathways(
        by=by,
        project=batch.project,
        organisation=batch.organisation,
        openings=[opening(batch, one.plan, one.person, colleagues) for one in missing],
    )
    for one, pathway in zip(missing, opened, strict=True):
        one.pathway = pathway
        one.added(pathway)
    for contact in note_exchanges(by, [(one.plan, one.pathway) for one in missing if one.pathway]):
        next(one for one in missing if one.pathway and one.pathway.pk == contact.pathway_id).added(contact)
    for one in completions:
        one.pathway = one.pathway or latest[one.person.pk]


def _fill_blanks(by: User, one: Completion) -> None:
    person, plan = one.person, one.plan
    identity = {name: getattr(person, name) or getattr(plan, name) for name in FILLED}
    identity |= {"birth_date": person.birth_date, "birth_precision": person.birth_precision}
    if person.birth_date is None and plan.born:
        identity |= {"birth_date": plan.born, "birth_precision": plan.birth_precision}
    filled = [name for name, value in identity.items() if value != getattr(person, name)]
    if filled:
        change_identity(by=by, person=person, given_name=person.given_name, **identity)
        one.rows["filled"] = filled


def _add_channels(by: User, batch: ListImport, completions: Sequence[Completion]) -> None:
    known = _known(ContactChannel.objects.in_use(), completions, "value")
    added = [
        (one, new_channel(by, one.person, batch.project, channel))
        for one in completions
        for channel in new_channels(one.plan)
        if channel.value not in known[one.person.pk]
    ]
    for one, channel in added:
        channel.preferred = channel.preferred and not known[one.person.pk]
        one.added(channel)
    ContactChannel.objects.bulk_create([channel for _one, channel in added])


def _add_languages(by: User, batch: ListImport, completions: Sequence[Completion]) -> None:
    known = _known(SpokenLanguage.objects.filter(project=batch.project), completions, "code")
    added = [
        (one, new_language(by, one.person, batch.project, language))
        for one in completions
        for language in new_languages(one.plan)
        if language.code not in known[one.person.pk]
    ]
    for one, language in added:
        one.added(language)
    SpokenLanguage.objects.bulk_create([language for _one, language in added])


def _add_protections(by: User, batch: ListImport, completions: Sequence[Completion]) -> None:
    """Only to whoever may see the status; otherwise the words go to the confidential note."""
    people = [one.person.pk for one in completions]
    grants = AccessGrant.objects.in_force().reaching(by).filter(project=batch.project, person__in=people)
    may_see = set(grants.filter(level=AccessGrant.Level.ASYLUM).values_list("person_id", flat=True))
    noted = Protection.objects.filter(person__in=people, project=batch.project, replaced_on=None)
    known = set(noted.values_list("person_id", flat=True))
    added = []
    for one in completions:
        new = new_protection(one.plan)
        if new and one.person.pk not in may_see:
            one.plan.in_confidence.append(_status_in_words(one.plan))
        elif new and one.person.pk not in known:
            added.append((one, protection_row(by, one.person, batch.project, new)))
    for one, protection in added:
        one.added(protection)
    Protection.objects.bulk_create([protection for _one, protection in added])


def _status_in_words(plan: Plan) -> Said:
    status = plan.protection
    assert status is not None
    label = str(dict(Protection.Status.choices)[status.status])
    return [
        str(LABELS[Target.PROTECTION_STATUS]),
        " ".join(filter(None, (label, status.permit_until, status.remark))),
    ]


def _add_words(by: User, batch: ListImport, completions: Sequence[Completion]) -> None:
    """Words already taken from an earlier list are not repeated."""
    earlier: dict[UUID, set[str]] = defaultdict(set)
    people = [one.person.pk for one in completions]
    for note in ImportedNote.objects.filter(person__in=people, project=batch.project):
        earlier[note.person_id] |= set(note.text.splitlines())
    said = [
        (
            one.pathway,
            _new(one.plan.note, earlier[one.person.pk]),
            _new(one.plan.in_confidence, earlier[one.person.pk]),
        )
        for one in completions
        if one.pathway
    ]
    by_path = {one.pathway.pk: one for one in completions if one.pathway}
    for note in note_words(by, batch, said):
        by_path[note.pathway_id].added(note)


def _new(words: Sequence[Said], earlier: set[str]) -> list[Said]:
    return [one for one in words if not set(as_text([one]).splitlines()) <= earlier]


def _end(by: User, completions: Sequence[Completion]) -> None:
    leaving = [(one.plan, one.pathway) for one in completions if one.pathway and one.pathway.is_open]
    by_path = {one.pathway.pk: one for one in completions if one.pathway}
    for closure in end_paths(by, leaving):
        by_path[closure.pathway_id].added(closure)


def _known(rows: QuerySet[Any], completions: Sequence[Completion], column: str) -> dict[UUID, set[str]]:
    known: dict[UUID, set[str]] = defaultdict(set)
    people = [one.person.pk for one in completions]
    for person_id, value in rows.filter(person__in=people).values_list("person_id", column):
        known[person_id].add(value)
    return known
