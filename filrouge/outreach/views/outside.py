"""What the link of someone without account answers when it opens nothing, or no longer."""

from django.http import HttpResponse
from django.shortcuts import render

from filrouge.privacy.links import ExpiredLink, LinkRefused, TooManyRefusals, renew_link
from filrouge.privacy.requests import Request


def refused(request: Request, refusal: LinkRefused | None = None) -> HttpResponse:
    """None: the link is good, and what it led to is gone."""
    if isinstance(refusal, ExpiredLink):
        return render(request, "outreach/followups/expired.html", status=410)
    status = 429 if isinstance(refusal, TooManyRefusals) else 410
    return render(request, "outreach/followups/closed.html", status=status)


def renewed(request: Request, token: str, purpose: str) -> HttpResponse:
    """It leaves by the address of before, whoever asks: the page names neither."""
    try:
        renew_link(token, purpose)
    except LinkRefused as refusal:
        return refused(request, refusal)
    return render(request, "outreach/followups/renewed.html")
