"""Writing to someone: one row, one job, in the transaction of whoever asks."""

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, Project, User
from filrouge.messaging.events import MessageAsked
from filrouge.messaging.models import Message, Recording
from filrouge.messaging.models.messages import Channel
from filrouge.messaging.outgoing import sent_as
from filrouge.messaging.policies import can_write_to
from filrouge.messaging.providers import can_carry
from filrouge.messaging.queries import is_discreet, is_opted_out, organisation_writing, texts_this_month
from filrouge.messaging.recipients import digest_of, normalised
from filrouge.messaging.texts import MOST_PARTS, as_texted, parts_of
from filrouge.messaging.wording import NEUTRAL_SUBJECT, telltales
from filrouge.people.models import Person
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.ids import uuid7
from filrouge.shared.jobs import defer
from filrouge.shared.rights import require

REFUSED = _("Pour écrire à quelqu’un, il faut travailler dans ce projet et pouvoir voir comment le joindre.")
NO_SENDER = _("Votre organisation ne participe pas à ce projet : elle ne peut pas écrire en son nom.")
NO_PROVIDER = _(
    "L’envoi de SMS n’est pas encore réglé sur cette plateforme. Rien n’est parti : téléphonez, ou demandez "
    "à la personne qui administre la plateforme de choisir un prestataire."
)
OPTED_OUT = _(
    "La personne a demandé à ne plus recevoir de messages ici. Rien n’est parti : joignez-la autrement."
)
OVER = _(
    "Le projet a atteint sa limite de %(most)d SMS pour ce mois. Rien n’est parti : téléphonez, écrivez un "
    "e-mail, ou demandez à la coordination de faire relever la limite."
)
TOO_LONG = _("Ce message ferait %(parts)d SMS, c’est trop long : %(most)d au plus.")
NOT_DISCREET = _(
    "Quelqu’un d’autre peut voir les messages reçus ici. Retirez ce qui dit qui écrit : %(said)s."
)


@dataclass(frozen=True, kw_only=True)
class Joined:
    """What goes with an e-mail: an invitation (iCalendar), a sound, a file made when it leaves (« kind:key », see
    `enclosures.py`)."""

    calendar: str = ""
    recording: Recording | None = None
    enclosure: str = ""


NOTHING = Joined()


def send_message(
    *,
    by: User | Actor,
    channel: str,
    to: str,
    text: str,
    subject: str = "",
    person: Person | None = None,
    project: Project | None = None,
    purpose: str,
    organisation: Organisation | None = None,
    message_id: UUID | None = None,
    joined: Joined = NOTHING,
) -> Message:
    """Ask for one SMS or e-mail. It leaves once the transaction has committed, and only then.

    `channel` is "sms" or "mail" (`Channel`). `to` as it was typed: numbers and addresses are normalised here.
    `purpose` says why in a few French words that name nobody (« réponse à une orientation »): whoever runs the
    team reads it beside the state of the message, without the text. `subject` is for e-mails; without one,
    they bear a neutral subject. `person`: whom it is about, so that her file, her export and her erasure know
    of it; leave it out for a prescriber or a partner. `project`: who pays for the SMS.

    `by` is the user signed in, whose organisation writes. When nobody is (a public form, a nightly job), call
    this from a declared batch job with `by=Actor.link(…)` or `Actor.job(…)`, and give `organisation`.
    A job that may run twice gives its own `message_id`, always the same for the same message (`uuid5`): asked
    again, it is not sent again, and the first one is returned.

    What became of it: `Message.sent_at`, `failed_at` and `trouble`; the event MessageFailed once it is given up.

    Raises PermissionDenied (403) when `by` may not write to this person or for this project; ValidationError,
    with a sentence to show, for an address that cannot be, an empty or too long text, an address that refuses
    messages, a project at the end of its SMS for the month, a platform without SMS provider, and words that
    would betray the person on a telephone noted as discreet.
    """
    organisation = organisation or _organisation(by, project)
    if isinstance(by, User):
        require(can_write_to(by, organisation, person, project), REFUSED)
    already = Message.objects.filter(pk=message_id).first() if message_id else None
    if already:
        return already
    message = Message(
        id=message_id or uuid7(),
        channel=channel,
        to=normalised(channel, to),
        subject=(subject.strip() or str(NEUTRAL_SUBJECT)) if channel == Channel.MAIL else "",
        text=_text(channel, text),
        purpose=purpose,
        person=person,
        project=project,
        organisation=organisation,
        asked_by=by if isinstance(by, User) else None,
        asked_at=clock.now(),
        **vars(joined),
    )
    complete(message)
    _check(message)
    message.save(force_insert=True)
    defer("messaging.send", message_id=message.pk)
    actor = Actor.user(by.pk) if isinstance(by, User) else by
    publish(
        MessageAsked(
            by=actor, message_id=message.pk, person_id=message.person_id, project_id=message.project_id
        )
    )
    return message


def complete(message: Message) -> None:
    """What follows from the rest: its cost, the key it leaves under, the digest an answer is found by."""
    message.parts = parts_of(message.text) if message.channel == Channel.SMS else 0
    message.sent_as = sent_as(message.pk)
    message.to_digest = digest_of(message.channel, message.to)


def _organisation(by: User | Actor, project: Project | None) -> Organisation:
    if not isinstance(by, User):
        raise TypeError("Give the organisation that writes: nobody is signed in.")
    organisation = organisation_writing(by, project)
    require(organisation is not None, NO_SENDER)
    assert organisation is not None
    return organisation


def _text(channel: str, text: str) -> str:
    text = as_texted(text) if channel == Channel.SMS else text.strip()
    if not text:
        raise ValidationError({"text": _("Écrivez le message.")})
    return text


def _check(message: Message) -> None:
    """Raises ValidationError with the reason why it cannot leave."""
    if not can_carry(message.channel):
        raise ValidationError(NO_PROVIDER)
    if is_opted_out(message.channel, message.to):
        raise ValidationError({"to": OPTED_OUT})
    if message.parts > MOST_PARTS:
        raise ValidationError({"text": TOO_LONG % {"parts": message.parts, "most": MOST_PARTS}})
    _check_discretion(message)
    _check_budget(message)


def _check_discretion(message: Message) -> None:
    if message.person is None or not is_discreet(message.person, message.channel, message.to):
        return
    names = [message.organisation.name, message.project.name if message.project else ""]
    said = telltales(f"{message.subject}\n{message.text}", names)
    if said:
        raise ValidationError({"text": NOT_DISCREET % {"said": ", ".join(said)}})


def _check_budget(message: Message) -> None:
    """Two requests at the same instant may each see the last one free: the limit is a budget, not a lock."""
    project = message.project
    if project is None or not message.parts:
        return
    most = project.texts_per_month
    if texts_this_month(project) + message.parts > most:
        raise ValidationError(OVER % {"most": most})
