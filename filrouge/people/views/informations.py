from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from filrouge.people.actions.information import REFUSED, give_information, note_opposition
from filrouge.people.forms.agreements import GivenForm, OppositionForm
from filrouge.people.models import Information, Purpose
from filrouge.people.policies import can_note
from filrouge.people.texts import information_text
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require

from .reach import held_or_403, person_or_404, row_or_404


def new(request: Request, person_id: UUID, purpose: str) -> HttpResponse:
    """Read the text with the person, then say in which language and how."""
    if purpose not in Purpose.values:
        raise Http404
    person = person_or_404(request, person_id)
    project = held_or_403(request, person)
    form = GivenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        give_information(by=request.user, person=person, project=project, purpose=purpose, given=form.given)
        messages.success(request, _("Noté : la personne sait pourquoi ces informations sont gardées."))
        return redirect("people:agreements-index", person.pk)
    context = {"form": form, "person": person, "text": information_text(purpose)}
    return render(request, "people/informations/new.html", context)


def oppose(request: Request, information_id: UUID) -> HttpResponse:
    information = row_or_404(request, Information, information_id)
    require(can_note(request.user, information.person, information.project), REFUSED)
    form = OppositionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        note_opposition(by=request.user, information=information, words=form.cleaned_data["words"])
        messages.success(request, _("Opposition notée. Elle ne change rien à l’accompagnement."))
        return redirect("people:agreements-index", information.person_id)
    context = {"form": form, "person": information.person, "text": information_text(information.purpose)}
    return render(request, "people/informations/oppose.html", context)
