"""Noting a contact: the act of every day."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.pathways import policies
from filrouge.pathways.events import ContactCorrected, ContactRecorded
from filrouge.pathways.models import ConfidentialNote, Contact, Pathway
from filrouge.shared import clock
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require

from .kept_facts import refresh_kept_facts
from .traces import about, of_pathway


@dataclass(frozen=True, kw_only=True)
class Words:
    """What a contact says. `confidential` is for the author and the referents of the path only."""

    channel: str
    outcome: str = Contact.Outcome.TALKED
    direction: str = Contact.Direction.OUT
    minutes: int | None = None
    note: str = ""
    confidential: str = ""

    def columns(self) -> dict[str, str | int | None]:
        return {
            "channel": self.channel,
            "outcome": self.outcome,
            "direction": self.direction,
            "minutes": self.minutes,
            "note": self.note,
        }


def record_contact(*, by: User, pathway: Pathway, words: Words, at: datetime | None = None) -> Contact:
    """`at` is aware; now when it is not given."""
    require(
        policies.can_record_contact(by, pathway),
        _("Seule l’équipe qui suit cette personne peut noter un contact."),
    )
    contact = Contact.objects.create(
        user=by, at=at or clock.now(), **words.columns(), **of_pathway(pathway, by)
    )
    if words.confidential:
        _note_in_confidence(by, contact, words.confidential)
    refresh_kept_facts([pathway.pk])
    publish(ContactRecorded(contact_id=contact.pk, **about(by, pathway)))
    return contact


def correct_contact(*, by: User, contact: Contact, words: Words, at: datetime) -> None:
    """One's own, within 24 hours; what it said before stays in the history of the row."""
    require(
        policies.can_correct_contact(by, contact),
        _("Un contact se corrige dans les 24 heures, par la personne qui l’a noté. Notez-en un second."),
    )
    must_hit(Contact.objects.filter(pk=contact.pk).update(at=at, **words.columns()))
    _correct_confidence(by, contact, words.confidential)
    refresh_kept_facts([contact.pathway_id])
    publish(ContactCorrected(contact_id=contact.pk, **about(by, contact.pathway)))


def _note_in_confidence(by: User, contact: Contact, text: str) -> None:
    ConfidentialNote.objects.create(
        contact=contact,
        author=by,
        text=text,
        person_id=contact.person_id,
        project_id=contact.project_id,
        created_by=by,
    )


def _correct_confidence(by: User, contact: Contact, text: str) -> None:
    note = ConfidentialNote.objects.filter(contact=contact).first()
    if note is None:
        if text:
            _note_in_confidence(by, contact, text)
    elif note.text != text:
        note.text = text
        note.save(update_fields=["text"])
