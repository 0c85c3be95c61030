"""One side of an assessment, answered by its link: the questions of that side, and nothing of what the other says."""

from contextlib import suppress

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from filrouge.privacy.closed_links import refused
from filrouge.privacy.journal import journal
from filrouge.privacy.links import LinkRefused, enter_link
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared.screens import posted
from filrouge.skills.actions.askings import answer_asked
from filrouge.skills.forms.assessments import AnswerForm
from filrouge.skills.models import ANSWER, Sight
from filrouge.skills.queries.askings import asked_assessment, asked_skills

FOLDER = "skills/answering"


@login_not_required
@never_cache
def show(request: Request, token: str) -> HttpResponse:
    """Opening answers nothing. Once answered, it thanks and shows no answer, not even to whoever gave it."""
    try:
        link = enter_link(request, token, ANSWER)
    except LinkRefused as refusal:
        return refused(request, FOLDER, refusal)
    assessment = asked_assessment()
    if assessment is None:
        return render(request, "skills/answering/done.html") if link.used_at else refused(request, FOLDER)
    form = AnswerForm(posted(request), assessed=asked_skills(), words=assessment.side == Sight.OURS)
    if request.method == "POST" and form.is_valid():
        with suppress(PermissionDenied):  # answered meanwhile, in another window: the page says so
            answer_asked(link=link, assessment=assessment, said=form.said)
        return redirect("skills:answering-show", token)
    journal(request, assessment.person_id, Reading.What.DOCUMENT)
    context = {"form": form, "assessment": assessment, "hers": assessment.side == Sight.HERS}
    return render(request, "skills/answering/show.html", context)
