"""Portfolios: someone's list, one with her team, and the page that a stranger opens by its link."""

from datetime import timedelta

from django.urls import reverse

from bench.viewers import Viewer
from filrouge.pathways.models import Pathway
from filrouge.privacy.context import acting
from filrouge.privacy.links import create_link, token_of
from filrouge.privacy.models import OutsideLink
from filrouge.privacy.roles import as_batch
from filrouge.shared.actors import Actor
from filrouge.skills.models import SHARE, Portfolio, PortfolioShare

from . import SCREENS, Request, Screen

ASKED = 20
BY = Actor.job("bench")
LASTS = timedelta(days=30)


def _found(viewer: Viewer) -> list[Portfolio]:
    with acting(viewer.user):
        found = list(Portfolio.objects.in_use().order_by("-created_at", "pk")[:ASKED])
    if not found:  # a page that is not asked would look fast
        raise SystemExit("no portfolio within reach")
    return found


def _lists(viewer: Viewer) -> list[Request]:
    people = [one.person_id for one in _found(viewer)]
    with acting(viewer.user):
        paths = list(Pathway.objects.filter(person__in=people).values_list("pk", flat=True))
    return [Request(reverse("skills:portfolios-index", args=[pk])) for pk in paths]


def _portfolios(viewer: Viewer) -> list[Request]:
    return [Request(reverse("skills:portfolios-show", args=[one.pk])) for one in _found(viewer)]


def _pages(viewer: Viewer) -> list[Request]:
    """Each by a link of its own, whose secret only this site can make."""
    found = _found(viewer)
    with as_batch("bench: pages that strangers read"):
        tokens = [_token(one) for one in found]
    return [Request(reverse("skills:shown-show", args=[token])) for token in tokens]


def _token(portfolio: Portfolio) -> str:
    former = OutsideLink.objects.filter(purpose=SHARE, subject=str(portfolio.pk), created_by=str(BY))
    if known := former.exclude(digest__startswith="bench-").first():
        return token_of(known)
    link, token = create_link(
        purpose=SHARE,
        subject=str(portfolio.pk),
        recipient="",
        lifetime=LASTS,
        by=BY,
        person_id=portfolio.person_id,
    )
    bound = {"person_id": portfolio.person_id, "project_id": portfolio.project_id}
    PortfolioShare.objects.create(
        portfolio=portfolio, link=link, given_to="Mesure", present="Mesure", **bound
    )
    return token


SCREENS += [
    Screen("portfolios", _lists, viewers=("small", "large")),
    Screen("portfolio", _portfolios, viewers=("large",)),
    Screen("portfolio of a stranger", _pages, viewers=("large",)),
]
