"""What the link of someone without account answers when it opens nothing, or no longer. `folder`: the pages of the
domain that gave it (`closed.html`, `renewed.html`, and `expired.html` where that is said otherwise)."""

from django.http import HttpResponse
from django.shortcuts import render

from .links import ExpiredLink, LinkRefused, RevokedLink, TooManyRefusals, renew_link
from .requests import Request


def refused(request: Request, folder: str, refusal: LinkRefused | None = None) -> HttpResponse:
    """None: the link is good, and what it led to is gone."""
    if isinstance(refusal, ExpiredLink):
        pages = [f"{folder}/expired.html", f"{folder}/closed.html"]
        return render(request, pages, {"is_over": False}, status=410)
    status = 429 if isinstance(refusal, TooManyRefusals) else 410
    over = refusal is None or isinstance(refusal, RevokedLink)
    return render(request, f"{folder}/closed.html", {"is_over": over}, status=status)


def renewed(request: Request, folder: str, token: str, purpose: str) -> HttpResponse:
    """It leaves by the address of before, whoever asks: the page names neither."""
    try:
        link = renew_link(token, purpose)
    except LinkRefused as refusal:
        return refused(request, folder, refusal)
    return render(request, f"{folder}/renewed.html", {"by_mail": bool(link.recipient)})
