from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from filrouge.messaging.models import Message, ProviderNews
from filrouge.messaging.policies import can_follow_messages
from filrouge.messaging.queries import budgets_of, messages_followed, projects_written_for
from filrouge.messaging.recipients import displayed
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require

STATES = (
    ("failed", gettext_lazy("pas partis")),
    ("waiting", gettext_lazy("en attente")),
    ("sent", gettext_lazy("partis")),
)


def index(request: Request) -> HttpResponse:
    """What one's team asked to send, and what became of it: never an address nor the words."""
    require(
        can_follow_messages(request.user),
        _("Cette page est pour celles et ceux qui accompagnent des personnes, ou dirigent une organisation."),
    )
    state = request.GET.get("etat", "")
    page = messages_followed(request.user, state=state, before=request.GET.get("avant", ""))
    context = {
        "lines": page.lines,
        "wide": bool(request.context.coordinated or request.context.managed),
        "may_word": bool(projects_written_for(request.user)),
        "budgets": budgets_of(request.user),
        "state": state,
        "states": STATES,
        "next_url": f"?{urlencode({'etat': state, 'avant': page.following})}" if page.following else "",
    }
    return render(request, "messaging/messages/index.html", context)


def show(request: Request, message_id: UUID) -> HttpResponse:
    """The message itself, for whoever asked and for the team in charge of the person."""
    rows = Message.objects.select_related("person", "project", "organisation", "asked_by")
    message = get_object_or_404(rows, pk=message_id)
    if message.person:
        journal(request, message.person.pk, Reading.What.DOCUMENT)
    context = {
        "message": message,
        "to": displayed(message.channel, message.to),
        "replies": message.news.filter(kind=ProviderNews.Kind.REPLY).order_by("received_at"),
    }
    return render(request, "messaging/messages/show.html", context)
