"""Reminders carried out by hand: a call, a letter, another way."""

from filrouge.accounts.models import User
from filrouge.pathways import policies
from filrouge.pathways.events import ReminderDone
from filrouge.pathways.models import Reminder
from filrouge.shared import clock
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require

from .contacts import Words, record_contact
from .traces import about, refusal

# What is also a contact: to speak to someone is an exchange, to try in vain is a try.
OUTCOMES = {Reminder.Done.TOLD: "talked", Reminder.Done.IN_VAIN: "no_answer"}


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
