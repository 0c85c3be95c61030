from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from filrouge.enrolment import policies
from filrouge.enrolment.actions.abandonments import abandon_candidacy
from filrouge.enrolment.forms.outcomes import AbandonForm
from filrouge.privacy.requests import Request
from filrouge.shared import clock

from .reach import candidacy_or_404, done, posted, way_back


def new(request: Request, candidacy_id: UUID) -> HttpResponse:
    candidacy = candidacy_or_404(request, candidacy_id, policies.can_continue_candidacy)
    form = AbandonForm(posted(request), initial={"on": clock.today()})
    back = way_back(request, candidacy)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if done(form, lambda: abandon_candidacy(by=request.user, candidacy=candidacy, **said)):
            messages.success(
                request, _("C’est noté. La porte reste ouverte : une nouvelle demande est possible.")
            )
            return redirect(back)
    return render(
        request, "enrolment/abandonments/new.html", {"candidacy": candidacy, "form": form, "back": back}
    )
