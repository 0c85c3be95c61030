from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from filrouge.people.actions.information import REFUSED, give_consent, withdraw_consent
from filrouge.people.forms.agreements import GivenForm, WithdrawForm
from filrouge.people.models import Consent
from filrouge.people.policies import can_note
from filrouge.people.texts import CONSENTS
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require

from .reach import held_or_403, person_or_404, row_or_404


def new(request: Request, person_id: UUID, topic: str) -> HttpResponse:
    if topic not in Consent.Topic.values:
        raise Http404
    person = person_or_404(request, person_id)
    project = held_or_403(request, person)
    form = GivenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        give_consent(by=request.user, person=person, project=project, topic=topic, given=form.given)
        messages.success(request, _("Noté. La personne peut changer d’avis quand elle veut."))
        return redirect("people:agreements-index", person.pk)
    context = {"form": form, "person": person, "text": CONSENTS[Consent.Topic(topic)]}
    return render(request, "people/consents/new.html", context)


def end(request: Request, consent_id: UUID) -> HttpResponse:
    consent = row_or_404(request, Consent, consent_id)
    require(can_note(request.user, consent.person, consent.project), REFUSED)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        withdraw_consent(by=request.user, consent=consent, how=form.cleaned_data["how"])
        messages.success(request, _("Retiré. Cela ne change rien à l’accompagnement."))
        return redirect("people:agreements-index", consent.person_id)
    context = {"form": form, "person": consent.person, "text": CONSENTS[Consent.Topic(consent.topic)]}
    return render(request, "people/consents/end.html", context)
