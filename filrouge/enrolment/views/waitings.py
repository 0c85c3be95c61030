from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from filrouge.enrolment import policies
from filrouge.enrolment.actions.waitings import end_waiting, put_on_waiting_list
from filrouge.enrolment.forms.outcomes import EndWaitForm, WaitForm
from filrouge.enrolment.queries.listing import waiting_lists_of
from filrouge.privacy.requests import Request
from filrouge.shared import clock
from filrouge.shared.rights import require
from filrouge.shared.screens import posted

from .reach import candidacy_or_404, one_form


def index(request: Request) -> HttpResponse:
    """Who waits, in the order in which a place is offered, and why this order."""
    may_see = bool(request.context.organisations or request.context.coordinated)
    require(may_see, _("Cette page est pour celles et ceux qui accompagnent ou coordonnent."))
    return render(request, "enrolment/waitings/index.html", {"lists": waiting_lists_of(request.user)})


def new(request: Request, candidacy_id: UUID) -> HttpResponse:
    candidacy = candidacy_or_404(request, candidacy_id, policies.can_wait)
    form = WaitForm(posted(request), initial={"since": clock.today()})
    return one_form(
        request,
        candidacy,
        form,
        lambda: put_on_waiting_list(by=request.user, candidacy=candidacy, **form.cleaned_data),
        page="enrolment/waitings/new.html",
        said=_("En liste d’attente. L’ordre est le même pour tout le monde."),
    )


def end(request: Request, candidacy_id: UUID) -> HttpResponse:
    candidacy = candidacy_or_404(request, candidacy_id, policies.can_end_waiting)
    form = EndWaitForm(posted(request), initial={"on": clock.today()})
    return one_form(
        request,
        candidacy,
        form,
        lambda: end_waiting(by=request.user, candidacy=candidacy, **form.cleaned_data),
        page="enrolment/waitings/end.html",
        said=_("L’attente est finie : prévenez la personne, et reprenez où vous en étiez."),
    )
