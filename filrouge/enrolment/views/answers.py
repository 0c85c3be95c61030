from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from filrouge.enrolment import policies
from filrouge.enrolment.actions.answers import Reply, answer_criterion, reserved
from filrouge.enrolment.forms.answers import AnswerForm
from filrouge.enrolment.models import Answer, Candidacy, Criterion, Group
from filrouge.enrolment.queries.eligibility import explained, rules_for
from filrouge.enrolment.queries.known import proposals_for
from filrouge.privacy.requests import Request
from filrouge.reference.models import PriorityDistrict
from filrouge.reference.queries import districts_in_commune
from filrouge.shared import clock
from filrouge.shared.pages import no_page
from filrouge.shared.rights import require
from filrouge.shared.screens import posted, way_back

from .reach import candidacy_or_404, one_form


def edit(request: Request, candidacy_id: UUID, criterion_id: int) -> HttpResponse:
    """One criterion, with what the file already says of it."""
    candidacy = candidacy_or_404(request, candidacy_id, policies.can_continue_candidacy)
    criterion = get_object_or_404(Criterion, pk=criterion_id, rule_set=rules_for(candidacy))
    require(policies.may_read_criterion(request.user, candidacy, criterion), reserved())
    form = AnswerForm(posted(request), initial=_known(candidacy, criterion))
    return one_form(
        request,
        candidacy,
        form,
        lambda: answer_criterion(by=request.user, candidacy=candidacy, criterion=criterion, reply=form.reply),
        page="enrolment/answers/edit.html",
        said=_("Réponse notée."),
        criterion=criterion,
        districts=_districts(candidacy, criterion),
    )


@no_page("a press, then back to the candidacy")
@require_POST
def confirm(request: Request, candidacy_id: UUID) -> HttpResponse:
    """What the file says of several criteria is right: answered at once, each with its reason."""
    candidacy = candidacy_or_404(request, candidacy_id, policies.can_continue_candidacy)
    for line in explained(candidacy, request.user).offered:
        if offered := line.offered:
            reply = Reply(value=offered.value, because=offered.because)
            answer_criterion(by=request.user, candidacy=candidacy, criterion=line.criterion, reply=reply)
    messages.success(request, _("Réponses reprises de la fiche."))
    return redirect(way_back(request, candidacy))


def _known(candidacy: Candidacy, criterion: Criterion) -> dict[str, Any]:
    """The answer given; else what the file tells."""
    answer = Answer.objects.filter(candidacy=candidacy, criterion=criterion).first()
    if answer:
        names = ("value", "because", "evidence", "other_evidence", "seen_on")
        return {name: getattr(answer, name) for name in names}
    told = proposals_for(candidacy.person, candidacy.project).get(criterion.code)
    known = {"seen_on": clock.today()}
    return {**known, "value": told.value, "because": told.because} if told else known


def _districts(candidacy: Candidacy, criterion: Criterion) -> Sequence[PriorityDistrict]:
    """Those of her commune, beside the question of where she lives: they help to ask, they answer nothing."""
    if criterion.code != Group.QPV:
        return ()
    return list(districts_in_commune(candidacy.person.commune_code))
