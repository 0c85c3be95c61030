from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from filrouge.enrolment import policies
from filrouge.enrolment.actions.refusals import refuse_candidacy
from filrouge.enrolment.forms.outcomes import RefusalForm
from filrouge.privacy.requests import Request
from filrouge.shared import clock

from .reach import candidacy_or_404, done, posted, way_back


def new(request: Request, candidacy_id: UUID) -> HttpResponse:
    """No, why, and where else."""
    candidacy = candidacy_or_404(request, candidacy_id, policies.can_continue_candidacy)
    form = RefusalForm(posted(request), initial={"on": clock.today()})
    back = way_back(request, candidacy)

    def act() -> object:
        return refuse_candidacy(by=request.user, candidacy=candidacy, no=form.no)

    if request.method == "POST" and form.is_valid() and done(form, act):
        messages.success(request, _("Refus noté, avec l’adresse où la personne peut aller."))
        return redirect(back)
    return render(
        request, "enrolment/refusals/new.html", {"candidacy": candidacy, "form": form, "back": back}
    )
