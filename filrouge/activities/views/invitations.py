from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from filrouge.activities.actions.participations import answer_by_link
from filrouge.activities.gathering.page import page_of
from filrouge.activities.models import PURPOSE
from filrouge.privacy.links import LinkRefused, TooManyRefusals, enter_link
from filrouge.privacy.requests import Request

ANSWERS = {"oui": True, "non": False}


@login_not_required
@never_cache
def show(request: Request, token: str) -> HttpResponse:
    """Yes or no, in one press, in her language. Opening it says nothing to anyone."""
    try:
        link = enter_link(request, token, PURPOSE)
    except LinkRefused as refusal:
        return _closed(request, 429 if isinstance(refusal, TooManyRefusals) else 410)
    if request.method == "POST" and request.POST.get("reponse") in ANSWERS:
        try:
            answer_by_link(link=link, yes=ANSWERS[request.POST["reponse"]])
        except PermissionDenied:
            return _closed(request, 410)
        return redirect("activities:invitations-show", token)
    page = page_of()
    if page is None:
        return _closed(request, 410)
    context = {"page": page, "phrases": page.phrases, "spoken": page.spoken}
    return render(request, "activities/invitations/show.html", context)


def _closed(request: Request, status: int) -> HttpResponse:
    return render(request, "activities/invitations/closed.html", status=status)
