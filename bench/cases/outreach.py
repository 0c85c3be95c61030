from django.urls import reverse

from . import SCREENS, Request, Screen

SCREENS += [
    Screen("outings of the week", lambda _viewer: [Request(reverse("outreach:outings-index"))]),
    Screen("territory", lambda _viewer: [Request(reverse("outreach:places-index"))]),
    Screen("orientations received", lambda _viewer: [Request(reverse("outreach:orientations-index"))]),
    Screen("people met", lambda _viewer: [Request(reverse("outreach:acquaintances-index"))]),
]
