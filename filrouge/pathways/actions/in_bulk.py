"""Contacts and ends of paths by the thousand: the same rows as one by one, in a few statements."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from filrouge.accounts.models import User
from filrouge.pathways.events import ContactRecorded, PathwayClosed
from filrouge.pathways.models import Closure, Contact, Pathway
from filrouge.people.models import AccessGrant
from filrouge.shared.events import publish
from filrouge.shared.rights import require

from .contacts import Words
from .kept_facts import refresh_kept_facts
from .traces import about, of_pathway, refusal


@dataclass(frozen=True, kw_only=True)
class Noted:
    """`user`: who was in touch, None when a list does not say."""

    pathway: Pathway
    words: Words
    at: datetime
    user: User | None = None


@dataclass(frozen=True, kw_only=True)
class Closing:
    pathway: Pathway
    on: date
    reason: str
    note: str = ""


def bulk_record_contacts(*, by: User, contacts: Sequence[Noted]) -> list[Contact]:
    """`record_contact`, without a confidential note. All or none."""
    _require_whole_files(by, [noted.pathway for noted in contacts])
    recorded = Contact.objects.bulk_create(
        [
            Contact(user=noted.user, at=noted.at, **noted.words.columns(), **of_pathway(noted.pathway, by))
            for noted in contacts
        ]
    )
    refresh_kept_facts({noted.pathway.pk for noted in contacts})
    for contact, noted in zip(recorded, contacts, strict=True):
        publish(ContactRecorded(contact_id=contact.pk, **about(by, noted.pathway)))
    return recorded


def bulk_close_pathways(*, by: User, closings: Sequence[Closing]) -> list[Closure]:
    """`close_pathway`, keeping what was ahead as it is. All or none."""
    require(all(closing.pathway.is_open for closing in closings), refusal())
    _require_whole_files(by, [closing.pathway for closing in closings])
    closures = Closure.objects.bulk_create(
        [
            Closure(on=one.on, reason=one.reason, note=one.note, **of_pathway(one.pathway, by))
            for one in closings
        ]
    )
    refresh_kept_facts({one.pathway.pk for one in closings})
    for closure, one in zip(closures, closings, strict=True):
        publish(PathwayClosed(closure_id=closure.pk, **about(by, one.pathway)))
    return closures


def _require_whole_files(by: User, pathways: Sequence[Pathway]) -> None:
    """`policies.can_write`, said of many paths."""
    wanted = {(pathway.person_id, pathway.project_id) for pathway in pathways}
    grants = AccessGrant.objects.in_force().reaching(by).filter(level=AccessGrant.Level.FULL)
    held = grants.filter(person__in={person for person, _project in wanted})
    require(wanted <= set(held.values_list("person_id", "project_id")), refusal())
