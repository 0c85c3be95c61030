"""Reminders carried out by hand: a call, a letter, another way."""

from filrouge.accounts.models import User
from filrouge.messaging.actions.messages import Joined, send_message
from filrouge.messaging.models import Recording
from filrouge.messaging.phrases import Wordings
from filrouge.pathways import policies
from filrouge.pathways.events import ReminderDone
from filrouge.pathways.models import Reminder
from filrouge.pathways.purposes import REMINDER
from filrouge.pathways.reminding.texts import told_of
from filrouge.people.models import ContactChannel
from filrouge.shared import clock
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require

from .contacts import Words, record_contact
from .traces import about, refusal

# What is also a contact: to speak to someone is an exchange, to try in vain is a try.
OUTCOMES = {Reminder.Done.TOLD: "talked", Reminder.Done.IN_VAIN: "no_answer"}


def send_voice(*, by: User, reminder: Reminder, recording: Recording, channel: ContactChannel) -> None:
    """The voice leaves by e-mail, with the words of the reminder under it; nobody needs to call any more.

    Raises PermissionDenied; ValidationError, with a sentence, for an address that refuses messages or words that
    would betray her; Missed when a colleague has just told her.
    """
    require(policies.can_write(by, reminder.pathway), refusal())
    told = told_of(reminder.appointment, discreet=channel.discreet)
    send_message(
        by=by,
        channel="mail",
        to=channel.value,
        text=Wordings.of(reminder.project_id).reminder(reminder.kind, reminder.language, told),
        person=reminder.pathway.person,
        project=reminder.pathway.project,
        purpose=str(REMINDER),
        joined=Joined(recording=recording),
    )
    note_reminder(by=by, reminder=reminder, how=Reminder.Done.OTHERWISE)


def note_reminder(*, by: User, reminder: Reminder, how: str, note: str = "") -> None:
    """Who was told, and how. Spoken to, or called in vain, it is also a contact noted on her path.

    Raises PermissionDenied; Missed when a colleague has just done it.
    """
    how = Reminder.Done(how)
    require(policies.can_write(by, reminder.pathway), refusal())
    changed = Reminder.objects.filter(pk=reminder.pk, done_at=None)
    must_hit(changed.update(done_at=clock.now(), done_by=by, done_how=how))
    if how in OUTCOMES:
        words = Words(channel="phone", outcome=OUTCOMES[how], note=note or reminder.noted_as)
        record_contact(by=by, pathway=reminder.pathway, words=words)
    publish(
        ReminderDone(
            appointment_id=reminder.appointment_id,
            reminder_id=reminder.pk,
            how=how,
            **about(by, reminder.pathway),
        )
    )
