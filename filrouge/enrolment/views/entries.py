from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from filrouge.enrolment import policies
from filrouge.enrolment.actions.entries import enter_pathway
from filrouge.enrolment.forms.outcomes import EntryForm
from filrouge.enrolment.models import Candidacy, Motivation
from filrouge.enrolment.queries.cohorts import cohort_of
from filrouge.privacy.requests import Request
from filrouge.shared import clock
from filrouge.shared.french import of_name
from filrouge.shared.screens import accepted, posted, way_back

from .reach import candidacy_or_404


def new(request: Request, candidacy_id: UUID) -> HttpResponse:
    """The path opens; what is already known is not asked again."""
    candidacy = candidacy_or_404(request, candidacy_id, policies.can_enter)
    form = EntryForm(posted(request), candidacy=candidacy, initial=_known(request, candidacy))

    def act() -> object:
        return enter_pathway(by=request.user, candidacy=candidacy, start=form.start)

    if request.method == "POST" and form.is_valid() and accepted(form, act):
        messages.success(
            request, _("Le parcours %(of_name)s commence.") % {"of_name": of_name(candidacy.person)}
        )
        return redirect(candidacy.person)
    context = {"candidacy": candidacy, "form": form, "back": way_back(request, candidacy)}
    return render(request, "enrolment/entries/new.html", context)


def _known(request: Request, candidacy: Candidacy) -> dict[str, Any]:
    said = Motivation.objects.filter(candidacy=candidacy).order_by("-on", "-pk").first()
    return {
        "on": clock.today(),
        "referent": request.user.pk,
        "cohort": cohort_of(candidacy),
        "words": said.words[:240] if said else "",
        "domain": "professional" if said else "",
    }
