"""Referrals; and needs against supply, a page of figures counted at night over 68,000 people (500 ms at most, issue
"Cooperate")."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.urls import reverse

from bench.viewers import Viewer
from filrouge.partners.models import Partnership, Public, Referral
from filrouge.partners.needs.counting import count_needs
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch

from . import BATCHES, SCREENS, Batch, Request, Screen

PEOPLE = 68_000
THEMES = ("", "logement-hebergement", "mobilite", "famille")
PLACES = ({}, {"departement": "34"}, {"departement": "34", "commune": "34032"})


def _referrals(viewer: Viewer) -> list[Request]:
    with acting(viewer.user):
        found = list(Referral.objects.order_by("pk").values_list("pk", flat=True)[:50])
    return [Request(reverse("partners:referrals-show", args=[pk])) for pk in found]


def _partnerships(viewer: Viewer) -> list[Request]:
    with acting(viewer.user):
        found = list(Partnership.objects.order_by("pk").values_list("pk", flat=True)[:50])
    return [Request(reverse("partners:partnerships-show", args=[pk])) for pk in found]


def _needs(_viewer: Viewer) -> list[Request]:
    asked = [
        {**place, "theme": theme, "public": public}
        for place in PLACES
        for theme in THEMES
        for public in Public
    ]
    return [Request(f"{reverse('partners:needs-index')}?{urlencode(one)}") for one in asked]


def _nothing() -> Sequence[str]:
    return ()


def _count() -> None:
    with as_batch("bench: counting needs"):
        count_needs()


SCREENS += [
    Screen("referrals", lambda _viewer: [Request(reverse("partners:referrals-index"))]),
    Screen("referral", _referrals, viewers=("small", "large")),
    Screen("partnerships", lambda _viewer: [Request(reverse("partners:partnerships-index"))]),
    Screen("partnership", _partnerships, viewers=("large",)),
    Screen("needs", _needs, viewers=("all",)),
]
BATCHES.append(Batch("needs", PEOPLE, _nothing, {"counted": _count}))
