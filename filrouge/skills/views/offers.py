"""Her own page of a badge: she reads what it says and on what facts, says yes or no, then takes it."""

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
from filrouge.skills.actions.badges import answer_by_link
from filrouge.skills.issuing.checking import offered_badge
from filrouge.skills.models import OFFER

FOLDER = "skills/offers"
ANSWERS = {"oui": True, "non": False}


@login_not_required
@never_cache
def show(request: Request, token: str) -> HttpResponse:
    """Opening it says nothing to anyone."""
    try:
        link = enter_link(request, token, OFFER)
    except LinkRefused as refusal:
        return refused(request, FOLDER, refusal)
    offered = offered_badge()
    if offered is None:
        return refused(request, FOLDER)
    if (said := request.POST.get("reponse")) in ANSWERS:
        with suppress(PermissionDenied):  # signed meanwhile: the page says so
            answer_by_link(
                link=link, project_id=offered.project_id, badge_id=offered.id, accepts=ANSWERS[said]
            )
        return redirect("skills:offers-show", token)
    journal(request, offered.person_id, Reading.What.DOCUMENT)
    return render(request, "skills/offers/show.html", {"offered": offered})
