from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from filrouge.enrolment import policies
from filrouge.enrolment.actions.safes import lay_evidence, was_told
from filrouge.enrolment.actions.traces import refusal
from filrouge.enrolment.forms.safes import DepositForm
from filrouge.enrolment.models import Safe
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.shared.screens import posted

from .reach import candidacy_or_404, one_form


def new(request: Request, candidacy_id: UUID) -> HttpResponse:
    """A paper goes to the safe, and is not seen here again. Also after the entry: funders ask late."""
    candidacy = candidacy_or_404(request, candidacy_id)
    safe = get_object_or_404(Safe.objects.open(), project=candidacy.project_id)
    require(policies.can_write_candidacy(request.user, candidacy), refusal())
    form = DepositForm(posted(request), request.FILES or None)

    def act() -> object:
        said = form.cleaned_data
        return lay_evidence(by=request.user, candidacy=candidacy, kind=said["kind"], copy=said["file"])

    return one_form(
        request,
        candidacy,
        form,
        act,
        page="enrolment/deposits/new.html",
        said=_("Déposé. Cette copie n’est plus visible ici : seuls les évaluateurs du projet l’ouvrent."),
        safe=safe,
        told=was_told(candidacy),
    )
