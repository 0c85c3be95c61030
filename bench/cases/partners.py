from django.urls import reverse

from bench.viewers import Viewer
from filrouge.partners.models import Partnership, Referral
from filrouge.privacy.context import acting

from . import SCREENS, Request, Screen


def _referrals(viewer: Viewer) -> list[Request]:
    with acting(viewer.user):
        found = list(Referral.objects.order_by("pk").values_list("pk", flat=True)[:50])
    return [Request(reverse("partners:referrals-show", args=[pk])) for pk in found]


def _partnerships(viewer: Viewer) -> list[Request]:
    with acting(viewer.user):
        found = list(Partnership.objects.order_by("pk").values_list("pk", flat=True)[:50])
    return [Request(reverse("partners:partnerships-show", args=[pk])) for pk in found]


SCREENS += [
    Screen("referrals", lambda _viewer: [Request(reverse("partners:referrals-index"))]),
    Screen("referral", _referrals, viewers=("small", "large")),
    Screen("partnerships", lambda _viewer: [Request(reverse("partners:partnerships-index"))]),
    Screen("partnership", _partnerships, viewers=("large",)),
]
