"""What the link of someone who sends people answers when it opens nothing, or no longer."""

from django.http import HttpResponse

from filrouge.privacy import closed_links
from filrouge.privacy.links import LinkRefused
from filrouge.privacy.requests import Request

FOLDER = "outreach/followups"


def refused(request: Request, refusal: LinkRefused | None = None) -> HttpResponse:
    return closed_links.refused(request, FOLDER, refusal)


def renewed(request: Request, token: str, purpose: str) -> HttpResponse:
    return closed_links.renewed(request, FOLDER, token, purpose)
