from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from filrouge.people.actions.channels import (
    add_channel,
    change_channel,
    check_channel,
    doubt_channel,
    stop_channel,
)
from filrouge.people.forms.channels import ChannelForm
from filrouge.people.models import ContactChannel
from filrouge.people.policies import can_note
from filrouge.people.queries.places import project_held
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared.pages import no_page
from filrouge.shared.phones import display_phone
from filrouge.shared.rights import require
from filrouge.shared.screens import way_back

from .reach import held_or_403, person_or_404, row_or_404

FIELDS = ("kind", "value", "preferred", "when", "shared_with", "discreet", "remark", "holder", "may_tell")


def index(request: Request, person_id: UUID) -> HttpResponse:
    person = person_or_404(request, person_id)
    channels = ContactChannel.objects.filter(person=person).order_by("-preferred", "created_at")
    journal(request, person.pk, Reading.What.RECORD)
    context = {
        "person": person,
        "channels": [one for one in channels if one.ended_on is None],
        "former": [one for one in channels if one.ended_on],
        "held": project_held(request.user, person),
    }
    return render(request, "people/channels/index.html", context)


def new(request: Request, person_id: UUID) -> HttpResponse:
    person = person_or_404(request, person_id)
    project = held_or_403(request, person)
    form = ChannelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            add_channel(by=request.user, person=person, project=project, channel=form.channel)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Noté. Pensez à le vérifier à chaque rencontre."))
            return redirect("people:channels-index", person.pk)
    return render(request, "people/channels/new.html", {"form": form, "person": person})


def edit(request: Request, channel_id: UUID) -> HttpResponse:
    channel = row_or_404(request, ContactChannel, channel_id)
    require(
        can_note(request.user, channel.person, channel.project),
        _("Seule l’équipe en charge de ce dossier peut changer les moyens de la joindre."),
    )
    initial = {name: getattr(channel, name) for name in FIELDS} | {"value": display_phone(channel.value)}
    form = ChannelForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            change_channel(by=request.user, channel=channel, to=form.channel)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Corrigé."))
            return redirect("people:channels-index", channel.person_id)
    journal(request, channel.person_id, Reading.What.RECORD)
    return render(request, "people/channels/edit.html", {"form": form, "person": channel.person})


@no_page("a press in the list")
@require_POST
def check(request: Request, channel_id: UUID) -> HttpResponse:
    channel = row_or_404(request, ContactChannel, channel_id)
    check_channel(by=request.user, channel=channel)
    messages.success(request, _("Vérifié aujourd’hui avec la personne."))
    return redirect(way_back(request, "people:channels-index", channel.person_id))


@no_page("a press in the list")
@require_POST
def doubt(request: Request, channel_id: UUID) -> HttpResponse:
    channel = row_or_404(request, ContactChannel, channel_id)
    doubt_channel(by=request.user, channel=channel)
    messages.success(request, _("Plus rien ne part là. Demandez le nouveau numéro, puis corrigez-le ici."))
    return redirect("people:channels-index", channel.person_id)


@no_page("a press in the list")
@require_POST
def end(request: Request, channel_id: UUID) -> HttpResponse:
    channel = row_or_404(request, ContactChannel, channel_id)
    stop_channel(by=request.user, channel=channel)
    messages.success(request, _("Ce moyen ne sera plus utilisé ; il reste visible pour ne pas y revenir."))
    return redirect("people:channels-index", channel.person_id)
