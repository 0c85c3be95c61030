from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from filrouge.enrolment import policies
from filrouge.enrolment.actions.abandonments import abandon_candidacy
from filrouge.enrolment.forms.outcomes import AbandonForm
from filrouge.privacy.requests import Request
from filrouge.shared import clock
from filrouge.shared.screens import posted

from .reach import candidacy_or_404, one_form


def new(request: Request, candidacy_id: UUID) -> HttpResponse:
    candidacy = candidacy_or_404(request, candidacy_id, policies.can_continue_candidacy)
    form = AbandonForm(posted(request), initial={"on": clock.today()})
    return one_form(
        request,
        candidacy,
        form,
        lambda: abandon_candidacy(by=request.user, candidacy=candidacy, **form.cleaned_data),
        page="enrolment/abandonments/new.html",
        said=_("C’est noté. La porte reste ouverte : une nouvelle demande est possible."),
    )
