from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from filrouge.enrolment import policies
from filrouge.enrolment.actions.meetings import follow_up
from filrouge.enrolment.forms.meetings import FollowUpForm
from filrouge.privacy.requests import Request
from filrouge.shared import clock

from .reach import candidacy_or_404, posted, way_back


def new(request: Request, candidacy_id: UUID) -> HttpResponse:
    candidacy = candidacy_or_404(request, candidacy_id, policies.can_continue_candidacy)
    form = FollowUpForm(posted(request), initial={"on": clock.today()})
    back = way_back(request, candidacy)
    if request.method == "POST" and form.is_valid():
        follow_up(by=request.user, candidacy=candidacy, **form.cleaned_data)
        messages.success(request, _("C’est noté."))
        return redirect(back)
    context = {"candidacy": candidacy, "form": form, "back": back}
    return render(request, "enrolment/follow_ups/new.html", context)
