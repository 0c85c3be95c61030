"""What a planned line becomes: the arguments of the actions that write it."""

from collections.abc import Sequence
from datetime import date, datetime, time

from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.pathways.lists.plans import Plan, Said, as_day
from filrouge.pathways.lists.stored import StoredLine
from filrouge.pathways.models import Closure, Contact, ImportedNote, ListImport, ListLine, Pathway
from filrouge.people.actions.channels import NewChannel
from filrouge.people.actions.languages import NewLanguage
from filrouge.people.actions.persons import NewPerson
from filrouge.people.actions.protection import NewProtection
from filrouge.people.models import Person
from filrouge.shared import clock

from .contacts import Words
from .in_bulk import Closing, Noted, bulk_close_pathways, bulk_record_contacts
from .pathways import Opening
from .traces import of_pathway

NOON = time(12)  # a list gives the day of a contact, not its hour


def plan_in(line: ListLine) -> Plan:
    """Raises AssertionError for a line that holds nobody: it is never to be done."""
    plan = StoredLine.read(line.content).plan
    assert plan is not None
    return plan


def new_person(plan: Plan) -> NewPerson:
    return NewPerson(
        given_name=plan.given_name,
        family_name=plan.family_name,
        birth_date=plan.born,
        birth_precision=plan.birth_precision,
        sex=plan.sex,
        commune_code=plan.commune_code,
        channels=new_channels(plan),
        languages=new_languages(plan),
        protection=new_protection(plan),
    )


def new_channels(plan: Plan) -> list[NewChannel]:
    return [
        NewChannel(
            kind=one.kind,
            value=one.value,
            preferred=one.preferred,
            when=one.when,
            shared_with=one.shared_with,
            remark=one.remark,
        )
        for one in plan.channels
    ]


def new_languages(plan: Plan) -> list[NewLanguage]:
    return [NewLanguage(code=code) for code in plan.languages]


def new_protection(plan: Plan) -> NewProtection | None:
    status = plan.protection
    if status is None:
        return None
    return NewProtection(status=status.status, permit_until=as_day(status.permit_until), remark=status.remark)


def opening(batch: ListImport, plan: Plan, person: Person, colleagues: dict[str, User]) -> Opening:
    """`colleagues`: by id, those who accompany people in the organisation today."""
    return Opening(
        person=person,
        referent=_referent(batch, plan, colleagues),
        opened_on=as_day(plan.opened_on) or _day_of_ending(plan) or clock.today(),
        oriented_by=plan.oriented_by,
    )


def note_words(
    by: User, batch: ListImport, said: Sequence[tuple[Pathway, Sequence[Said], Sequence[Said]]]
) -> list[ImportedNote]:
    """For each path, what everyone in charge may read, and what only a few may."""
    notes = [
        ImportedNote(source=batch, text=as_text(words), confidential=hidden, **of_pathway(pathway, by))
        for pathway, plain, in_confidence in said
        for words, hidden in ((plain, False), (in_confidence, True))
        if words
    ]
    return ImportedNote.objects.bulk_create(notes)


def as_text(words: Sequence[Said]) -> str:
    return "\n".join(f"{heading} : {text}" for heading, text in words)


def note_exchanges(by: User, pairs: Sequence[tuple[Plan, Pathway]]) -> list[Contact]:
    """The last contact that the list knows: who and how are not said, the day is."""
    known = [(as_day(plan.exchange_on), pathway) for plan, pathway in pairs if plan.exchange_on]
    words = Words(channel=Contact.Channel.LIST, note=_("Dernier contact noté dans la liste de l’équipe."))
    contacts = [Noted(pathway=pathway, words=words, at=_at_noon(day)) for day, pathway in known if day]
    return bulk_record_contacts(by=by, contacts=contacts) if contacts else []


def end_paths(by: User, pairs: Sequence[tuple[Plan, Pathway]]) -> list[Closure]:
    closings = [
        Closing(
            pathway=pathway,
            on=_day_of_ending(plan) or clock.today(),
            reason=plan.ending.reason,
            note=_why_ended(plan.ending.on, plan.ending.note),
        )
        for plan, pathway in pairs
        if plan.ending
    ]
    return bulk_close_pathways(by=by, closings=closings) if closings else []


def _referent(batch: ListImport, plan: Plan, colleagues: dict[str, User]) -> User | None:
    if batch.charge == ListImport.Charge.NOBODY:
        return None
    written = colleagues.get(plan.referent)
    if written or batch.charge == ListImport.Charge.COLUMN:
        return written
    return colleagues.get(str(batch.referent_id))


def _day_of_ending(plan: Plan) -> date | None:
    return as_day(plan.ending.on) if plan.ending else None


def _why_ended(on: str, note: str) -> str:
    missing = "" if on else _("La liste ne donne pas de date de fin : celle de l’import est notée.")
    return " ".join(part for part in (note, missing) if part)[:500]


def _at_noon(day: date) -> datetime:
    return min(datetime.combine(day, NOON, tzinfo=clock.PARIS), clock.now())
