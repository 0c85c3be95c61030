from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.vigilance.actions.escalations import NOT_YOURS_TO_ANSWER, answer_escalation
from filrouge.vigilance.forms import AnswerForm
from filrouge.vigilance.policies import can_answer
from filrouge.vigilance.queries import line_of
from filrouge.vigilance.queries.alerts import with_acts
from filrouge.vigilance.queries.escalations import asked, escalations_around


def index(request: Request) -> HttpResponse:
    """What I asked of the coordination; for who coordinates, what is asked of me."""
    every = asked(request.user, request.context)
    return render(
        request,
        "vigilance/escalations/index.html",
        {
            "waiting": [one for one in every if one.escalation.answered_at is None],
            "answered": [one for one in every if one.escalation.answered_at],
            "coordinates": bool(request.context.coordinated),
        },
    )


def answer(request: Request, escalation_id: UUID) -> HttpResponse:
    waiting = escalations_around(request.user, request.context).waiting()
    escalation = get_object_or_404(waiting, pk=escalation_id)
    alert = get_object_or_404(with_acts(request.user), pk=escalation.alert_id)
    require(can_answer(request.user, escalation), NOT_YOURS_TO_ANSWER)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answer_escalation(by=request.user, escalation=escalation, **form.cleaned_data)
        messages.success(request, _("Réponse envoyée à %(name)s.") % {"name": escalation.by})
        return redirect("vigilance:escalations-index")
    context = {"form": form, "escalation": escalation, "line": line_of(alert, request.user)}
    return render(request, "vigilance/escalations/answer.html", context)
