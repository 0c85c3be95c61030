from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from filrouge.pathways.actions.traces import refusal
from filrouge.pathways.actions.volunteer_meetings import read_signal, tell_referent
from filrouge.pathways.forms.volunteers import ReplyForm, SignalForm
from filrouge.pathways.models import Match, Pathway, VolunteerSignal
from filrouge.pathways.volunteering import policies
from filrouge.pathways.volunteering.queries import met_or_404
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.shared.screens import posted


def new(request: Request, match_id: UUID) -> HttpResponse:
    """Something for the referent, without waiting for the next meeting."""
    met = met_or_404(request.user, match_id)
    form = SignalForm(posted(request))
    if request.method == "POST" and form.is_valid():
        match = Match.objects.get(pk=met.match_id)
        tell_referent(by=request.user, match=match, signal=form.signal)
        messages.success(request, _("C’est transmis à l’équipe."))
        return redirect("pathways:volunteering-index")
    return render(
        request,
        "pathways/volunteer_signals/new.html",
        {"met": met, "form": form, "back": reverse("pathways:volunteering-index")},
    )


def edit(request: Request, signal_id: UUID) -> HttpResponse:
    """The referent reads and answers: the alert closes."""
    signals = VolunteerSignal.objects.select_related(
        "match__pathway__person", "match__volunteer__user", "read_by"
    )
    visible = Pathway.objects.visible_to(request.user)
    signal = get_object_or_404(signals, pk=signal_id, match__pathway__in=visible)
    require(policies.can_read_signal(request.user, signal), refusal())
    if signal.read_at:
        return redirect("pathways:matches-show", signal.match_id)
    form = ReplyForm(posted(request))
    if request.method == "POST" and form.is_valid():
        read_signal(by=request.user, signal=signal, **form.cleaned_data)
        messages.success(request, _("Réponse transmise à %(name)s.") % {"name": signal.match.volunteer})
        return redirect("pathways:matches-show", signal.match_id)
    match = signal.match
    context = {"signal": signal, "match": match, "person": match.pathway.person, "form": form}
    context["back"] = reverse("pathways:matches-show", args=[match.pk])
    return render(request, "pathways/volunteer_signals/edit.html", context)
