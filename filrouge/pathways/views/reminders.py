from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from filrouge.messaging.models import Recording
from filrouge.messaging.models.wordings import web_tag
from filrouge.pathways import policies
from filrouge.pathways.actions.reminders import note_reminder, send_voice
from filrouge.pathways.actions.traces import refusal
from filrouge.pathways.models import Reminder
from filrouge.pathways.queries import MOST_REMINDERS, desks_held_by, reminders_ahead, reminders_to_do
from filrouge.pathways.reminding.screens import calls, letter_of, preview_of
from filrouge.people.models import ContactChannel
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.reference.languages import BY_CODE
from filrouge.shared.pages import no_page
from filrouge.shared.rights import require
from filrouge.shared.screens import way_back

from .reach import row_or_404

SAID = {
    Reminder.Done.TOLD: gettext_lazy("Prévenu·e. L’appel est noté dans le parcours."),
    Reminder.Done.POSTED: gettext_lazy("La lettre est partie : c’est noté."),
    Reminder.Done.OTHERWISE: gettext_lazy("C’est noté : prévenu·e autrement."),
    Reminder.Done.IN_VAIN: gettext_lazy("L’essai est noté. Pensez au second contact, s’il y en a un."),
}


def index(request: Request) -> HttpResponse:
    """Whom to tell by hand, the nearest meeting first; then what left by itself."""
    require(
        policies.can_carry_reminders(request.user),
        _("Cette page est pour celles et ceux qui accompagnent des personnes."),
    )
    desks = desks_held_by(request.user)
    waiting = reminders_to_do(desks)
    to_do = calls(waiting[:MOST_REMINDERS], request.user)
    context = {
        "calls": [one for one in to_do if one.reminder.way != Reminder.Way.LETTER],
        "letters": [one for one in to_do if one.reminder.way == Reminder.Way.LETTER],
        "shown": MOST_REMINDERS if len(waiting) > MOST_REMINDERS else 0,
        "ahead": reminders_ahead(desks),
    }
    return render(request, "pathways/reminders/index.html", context)


def show(request: Request, appointment_id: UUID) -> HttpResponse:
    """What the person will receive for this meeting, when, and where: before it leaves."""
    found = preview_of(appointment_id)
    if found is None:
        raise Http404
    appointment, preview = found
    require(policies.can_write(request.user, appointment.pathway), refusal())
    journal(request, appointment.person_id, Reading.What.RECORD)
    back = way_back(request, appointment.person)
    context = {"appointment": appointment, "person": appointment.person, "preview": preview, "back": back}
    return render(request, "pathways/reminders/show.html", context)


def print_(request: Request, reminder_id: UUID) -> HttpResponse:
    """A letter in large type, to be put in a plain envelope."""
    reminder = row_or_404(request, Reminder, reminder_id, policies.can_write)
    told, own, french = letter_of(reminder)
    journal(request, reminder.person_id, Reading.What.DOCUMENT)
    context = {
        "reminder": reminder,
        "person": reminder.pathway.person,
        "written": BY_CODE[reminder.language],
        "web_tag": web_tag(reminder.language),
        "told": told,
        "own": own,
        "french": french,
    }
    return render(request, "pathways/reminders/print.html", context)


@no_page("a press in the list")
@require_POST
def note(request: Request, reminder_id: UUID) -> HttpResponse:
    reminder = row_or_404(request, Reminder, reminder_id, policies.can_write)
    how = request.POST.get("how", "")
    if how not in Reminder.Done:
        raise Http404
    if reminder.done_at:
        messages.info(request, _("Quelqu’un l’a déjà fait : rien n’a changé."))
    else:
        note_reminder(by=request.user, reminder=reminder, how=how)
        messages.success(request, SAID[Reminder.Done(how)])
    return redirect(way_back(request, "pathways:reminders-index"))


@no_page("a press in the list")
@require_POST
def send(request: Request, reminder_id: UUID) -> HttpResponse:
    """A voice of the team, by e-mail."""
    reminder = row_or_404(request, Reminder, reminder_id, policies.can_write)
    recording = get_object_or_404(Recording.objects.in_use(), pk=_key(request, "voice"))
    emails = ContactChannel.objects.working().filter(person=reminder.person_id, kind="email")
    channel = get_object_or_404(emails, pk=_key(request, "to"))
    if reminder.done_at:
        messages.info(request, _("Quelqu’un l’a déjà fait : rien n’a changé."))
        return redirect("pathways:reminders-index")
    try:
        send_voice(by=request.user, reminder=reminder, recording=recording, channel=channel)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, _("Le message vocal part par e-mail."))
    return redirect("pathways:reminders-index")


def _key(request: Request, name: str) -> UUID:
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError as error:
        raise Http404 from error
