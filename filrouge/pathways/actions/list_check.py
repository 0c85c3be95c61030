"""The dry run: what would be done with each line, and why. Writes nothing about anyone."""

from base64 import b64decode
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from uuid import UUID

from django.db import connections
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.pathways import policies
from filrouge.pathways.lists.communes import Candidate, CommuneHint
from filrouge.pathways.lists.duplicates import find_internal_duplicates
from filrouge.pathways.lists.headers import find_tables
from filrouge.pathways.lists.lines import IgnoredLine
from filrouge.pathways.lists.mapping import Mapping
from filrouge.pathways.lists.person import LineAddress, ProposedPerson
from filrouge.pathways.lists.planning import plan_of
from filrouge.pathways.lists.plans import Plan
from filrouge.pathways.lists.problems import Level
from filrouge.pathways.lists.reading import read_table
from filrouge.pathways.lists.referents import StaffName, match_staff
from filrouge.pathways.lists.rows import ListResult, build_rows
from filrouge.pathways.lists.stored import StoredLine
from filrouge.pathways.models import ListImport, ListLine
from filrouge.pathways.queries import colleagues_of
from filrouge.people.queries.lookalikes import Asked, find_lookalikes_in_bulk
from filrouge.privacy.roles import current_alias
from filrouge.reference.models import Commune
from filrouge.shared import clock
from filrouge.shared.batches import in_batches
from filrouge.shared.ids import uuid7
from filrouge.shared.rights import must_hit, require
from filrouge.shared.text import search_key

from .list_progress import tell

AT_ONCE = 1000
Decision = ListLine.Decision


@dataclass(slots=True)
class Checked:
    """A line on its way to its decision."""

    person: ProposedPerson
    plan: Plan
    id: UUID = field(default_factory=uuid7)
    decision: str = Decision.CREATE
    lookalikes: list[dict[str, object]] = field(default_factory=list)
    same_as: UUID | None = None
    person_id: UUID | None = None


def check_lines(*, by: User, batch: ListImport) -> None:
    """Replaces the lines of a former check. Raises PermissionDenied, UnreadableListError."""
    require(policies.can_change_list(by, batch, ListImport.State.CHECKING))
    tell(batch.pk, 5, 100)
    result = _read(batch)
    tell(batch.pk, 30, 100)
    lines = [Checked(person, plan_of(person)) for person in result.rows]
    _recognise(batch, lines)
    _compare_inside(lines)
    _attach_exits(lines)
    tell(batch.pk, 45, 100)
    _compare_with_the_base(by, batch, lines)
    _write(batch, lines, result.ignored)
    counts = Counter(str(line.decision) for line in lines) + Counter({"ignored": len(result.ignored)})
    must_hit(
        ListImport.objects.filter(pk=batch.pk, state=ListImport.State.CHECKING).update(
            state=ListImport.State.READY,
            message="",
            counts={**counts, "announced": result.announced_totals},
        )
    )


def imported_already(batch: ListImport, fingerprints: Sequence[str]) -> dict[str, UUID]:
    """Mark of a line → the person it became, for what this organisation already brought into this project."""
    statement = "SELECT fingerprint, person_id FROM imported_lines(%s, %s, %s)"
    with connections[current_alias()].cursor() as cursor:
        cursor.execute(statement, [batch.organisation_id, batch.project_id, list(fingerprints)])
        return dict(cursor.fetchall())


def asked(plan: Plan) -> Asked:
    return Asked(plan.given_name, plan.family_name, plan.born, plan.birth_precision, plan.phones)


def _read(batch: ListImport) -> ListResult:
    tables, outside = find_tables(read_table(b64decode(batch.content), batch.filename))
    result = build_rows(
        tables,
        Mapping.from_dict(batch.mapping),
        today=clock.today(),
        resolve_commune=lru_cache(maxsize=None)(find_communes),
        resolve_referent=_colleague_finder(batch.organisation_id),
    )
    return ListResult(result.rows, [*result.ignored, *outside], result.announced_totals)


def find_communes(hint: CommuneHint) -> list[Candidate]:
    """Those the words may designate; the postal code or the department tells homonyms apart."""
    found = Commune.objects.all()
    if hint.name:
        found = found.filter(search_key=search_key(hint.name))
    elif hint.postcode:
        found = found.filter(postcodes__contains=[hint.postcode])
    communes = list(found.order_by("-population", "code")[:20])
    for narrower in (
        [one for one in communes if hint.postcode and hint.postcode in one.postcodes],
        [one for one in communes if hint.department and one.department == hint.department],
    ):
        if narrower:
            communes = narrower
            break
    return [Candidate(one.code, str(one)) for one in communes]


def _colleague_finder(organisation_id: int) -> Callable[[str], list[Candidate]]:
    staff = [
        StaffName(str(user.pk), user.given_name, user.family_name) for user in colleagues_of(organisation_id)
    ]
    return lru_cache(maxsize=None)(lambda text: match_staff(text, staff))


def _recognise(batch: ListImport, lines: Sequence[Checked]) -> None:
    known = imported_already(batch, [line.person.fingerprint for line in lines])
    for line in lines:
        if line.person.refused:
            line.decision = Decision.REFUSED
        elif line.person.fingerprint in known:
            line.decision, line.person_id = Decision.KNOWN, known[line.person.fingerprint]


def _compare_inside(lines: Sequence[Checked]) -> None:
    """The later line of a pair is the one to decide; a refused line is compared with nobody."""
    for pair in find_internal_duplicates([line.person for line in lines]):
        earlier, later = lines[min(pair.first, pair.second)], lines[max(pair.first, pair.second)]
        if (
            later.decision not in (Decision.CREATE, Decision.DUPLICATE)
            or earlier.decision == Decision.REFUSED
        ):
            continue
        later.decision = Decision.DUPLICATE
        alike = {"person": str(earlier.person_id)} if earlier.person_id else {"line": str(earlier.id)}
        later.lookalikes.append({**alike, "likeness": round(pair.likeness), "why": " ".join(pair.reasons)})


def _attach_exits(lines: Sequence[Checked]) -> None:
    """A line of a sheet « Sortis » follows the line it completes, whatever becomes of that one."""
    by_address: dict[LineAddress, Checked] = {line.person.address: line for line in lines}
    for line in lines:
        if line.person.completes and line.decision == Decision.CREATE:
            line.decision, line.same_as = Decision.COMPLETE, by_address[line.person.completes].id


def _compare_with_the_base(by: User, batch: ListImport, lines: Sequence[Checked]) -> None:
    compared = [line for line in lines if line.decision in (Decision.CREATE, Decision.DUPLICATE)]
    done = 0
    for some in in_batches(compared, AT_ONCE):
        found = find_lookalikes_in_bulk(by, [asked(line.plan) for line in some])
        for place, alikes in found.items():
            some[place].decision = Decision.DUPLICATE
            some[place].lookalikes += [
                {"person": str(one.person_id), "likeness": round(one.likeness), "why": one.reason}
                for one in alikes
            ]
        done += len(some)
        tell(batch.pk, 45 + 35 * done // len(compared), 100)


def _write(batch: ListImport, lines: Sequence[Checked], ignored: Sequence[IgnoredLine]) -> None:
    with connections[current_alias()].cursor() as cursor:
        cursor.execute("SELECT forget_list_lines(%s)", [batch.pk])
    for number, some in enumerate(in_batches(lines, AT_ONCE), start=1):
        ListLine.objects.bulk_create([_line(batch, line) for line in some])
        tell(batch.pk, min(80 + number, 99), 100)
    for passed in in_batches(ignored, AT_ONCE):
        ListLine.objects.bulk_create([_ignored_line(batch, line) for line in passed])


def _line(batch: ListImport, line: Checked) -> ListLine:
    person = line.person
    raw = person.raw if line.decision == Decision.REFUSED else {}
    return ListLine(
        id=line.id,
        batch=batch,
        sheet=person.address.sheet[:80],
        number=person.address.number,
        fingerprint=person.fingerprint,
        content=StoredLine(line.plan, person.problems, raw).written(),
        decision=line.decision,
        warnings=sum(problem.level is not Level.INFO for problem in person.problems),
        lookalikes=line.lookalikes,
        same_as_id=line.same_as,
        person_id=line.person_id,
    )


def _ignored_line(batch: ListImport, line: IgnoredLine) -> ListLine:
    text = f"{line.reason} {line.text}".strip()
    return ListLine(
        batch=batch,
        sheet=line.sheet[:80],
        number=line.number,
        content=StoredLine(text=text).written(),
        decision=Decision.IGNORED,
    )


def interrupted() -> str:
    return _("La vérification s’est interrompue : rien n’a été enregistré. Vous pouvez la relancer.")
