"""What a telephone notes about one's own people, and the few facts it carries away to reach them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import F, TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from filrouge.accounts.models import User
from filrouge.people.models import ContactChannel
from filrouge.privacy.models import Change
from filrouge.shared.actors import Actor
from filrouge.sync.merging import merged, text_after, told_changes, version_of
from filrouge.sync.registry import Applied, Asked, Conflicted, Outcome, Part, Refused, carried, handler

from .actions.contacts import Words, correct_contact, record_contact
from .models import ConfidentialNote, Contact, Pathway

MOST_CARRIED = 200  # people: five times a caseload
TOLD = ("channel", "outcome", "direction", "minutes", "note")
LABELS = {
    "channel": gettext_lazy("comment"),
    "outcome": gettext_lazy("résultat"),
    "direction": gettext_lazy("à l’initiative de"),
    "minutes": gettext_lazy("durée en minutes"),
    "note": gettext_lazy("en quelques mots"),
}


JOINS = {"note": text_after(2000)}


def tell(asked: Asked) -> list[tuple[str, str]]:
    said = asked.payload
    return [(str(LABELS[name]), say(name, said[name])) for name in TOLD if said.get(name)]


def tell_correction(asked: Asked) -> list[tuple[str, str]]:
    return told_changes(asked.changes, LABELS, say)


def say(name: str, value: Any) -> str:
    kinds: dict[str, type[TextChoices]] = {
        "channel": Contact.Channel,
        "outcome": Contact.Outcome,
        "direction": Contact.Direction,
    }
    return str(dict(kinds[name].choices).get(value, value)) if name in kinds else str(value)


@handler("pathways.contact", schema=1, label=gettext_lazy("Contact"), tell=tell)
def note_contact(by: User, asked: Asked) -> Outcome:
    words = _words({name: asked.payload.get(name) for name in TOLD})
    whose = ("pathway", asked.person_id, asked.project_id)
    pathway = asked.once(whose, lambda: _pathway(by, asked))
    contact = record_contact(by=by, pathway=pathway, words=words, at=asked.at)
    return Applied(row_id=contact.pk, version=version_of(_written(contact)))


@handler(
    "pathways.contact_correction",
    schema=1,
    label=gettext_lazy("Contact corrigé"),
    tell=tell_correction,
    say=say,
)
def correct(by: User, asked: Asked) -> Outcome:
    """Field by field; what somebody changed here meanwhile waits for a choice, the rest is written."""
    contacts = Contact.objects.select_related("pathway").select_for_update(of=("self",), no_key=True)
    contact = contacts.filter(pk=asked.row_id).first() if asked.row_id else None
    if contact is None:
        return Refused(_("Ce contact n’est plus dans vos dossiers."))
    current = _written(contact)
    changes = {name: pair for name, pair in asked.changes.items() if name in TOLD}
    written, disputed = merged(changes, current, LABELS, JOINS)
    if written:
        correct_contact(by=by, contact=contact, words=_words({**current, **written}, contact), at=contact.at)
    if disputed:
        return Conflicted(disputed, *_last_change(contact))
    return Applied(row_id=contact.pk, version=version_of({**current, **written}))


@carried("caseload")
def caseload(by: User) -> Part:
    """Name, how to reach, last exchange, what comes next: for those whose referent one is. Nothing else."""
    paths = Pathway.objects.of_referent(by).open().select_related("person").order_by("person__names_key")
    paths = paths[:MOST_CARRIED]
    channels = _channels([one.person_id for one in paths])
    people = [_carried(one, channels.get(one.person_id)) for one in paths]
    return Part(people, frozenset(one.person_id for one in paths))


@carried("contact_words")
def contact_words(by: User) -> Part:
    """The choices of a contact, in their order: a telephone never invents a word."""
    del by
    channels = [one for one in Contact.Channel.choices if one[0] != Contact.Channel.LIST]
    return Part(
        {
            "channel": _listed(channels),
            "outcome": _listed(Contact.Outcome.choices),
            "direction": _listed(Contact.Direction.choices),
        }
    )


def _pathway(by: User, asked: Asked) -> Pathway:
    """The open path, else the last one. Raises PermissionDenied out of reach: its author changed teams."""
    paths = Pathway.objects.visible_to(by).filter(person=asked.person_id, project=asked.project_id)
    found = paths.order_by(F("closed_on").desc(nulls_first=True)).first()
    if found is None:
        raise PermissionDenied(_("Cette personne n’est plus suivie par l’équipe de qui a écrit cette note."))
    return found


def _words(said: dict[str, Any], corrected: Contact | None = None) -> Words:
    """Raises ValidationError as a form would. What was added in confidence at the desk stays."""
    contact = Contact(
        channel=said["channel"],
        outcome=said["outcome"] or Contact.Outcome.TALKED,
        direction=said["direction"] or Contact.Direction.OUT,
        minutes=said["minutes"] or None,
        note=str(said["note"] or ""),
    )
    contact.clean_fields(exclude={field.name for field in Contact._meta.fields if field.name not in TOLD})
    note = ConfidentialNote.objects.filter(contact=corrected).first() if corrected else None
    said_in_confidence = note.text if note else ""
    return Words(**{name: getattr(contact, name) for name in TOLD}, confidential=said_in_confidence)


def _written(contact: Contact) -> dict[str, Any]:
    return {name: getattr(contact, name) for name in TOLD}


def _last_change(contact: Contact) -> tuple[int | None, datetime | None]:
    """Who changed it last, and when: the history knows."""
    changes = Change.objects.filter(person_id=contact.person_id, table="pathways_contact", row_id=contact.pk)
    last = changes.filter(operation=Change.Operation.UPDATE).order_by("-at", "-pk").first()
    return (Actor.parse(last.actor).user_id, last.at) if last else (None, None)


def _carried(path: Pathway, channel: ContactChannel | None) -> dict[str, Any]:
    return {
        "person": str(path.person_id),
        "project": path.project_id,
        "name": path.person.full_name,
        "phone": channel.value if channel else "",
        "phone_shown": channel.display if channel else "",
        "when": channel.get_when_display() if channel and channel.when else "",
        "discreet": bool(channel and channel.discreet),
        "last_exchange_at": path.last_exchange_at,
        "next_appointment_at": path.next_appointment_at,
        "next_step": path.next_step_title,
    }


def _channels(people: list[UUID]) -> dict[UUID, ContactChannel]:
    """The number to try first, for each."""
    phones = ContactChannel.objects.in_use().filter(person__in=people, kind=ContactChannel.Kind.PHONE)
    return {one.person_id: one for one in phones.order_by("preferred", "created_at")}


def _listed(choices: Iterable[tuple[str, Any]]) -> list[dict[str, str]]:
    return [{"value": value, "label": str(label)} for value, label in choices]
