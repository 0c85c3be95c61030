"""The application itself: a page without anyone's data, its manifest, its service worker.

Public, all three: the browser asks for the manifest and the worker without session, and the page must open when
the session is over. Whatever concerns someone comes through `sync`, to someone signed in.
"""

import hashlib
import json

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from filrouge.field.words import words
from filrouge.shared.pages import no_page

BUILT = ("field.js", "field.css", "favicon.svg", "icon-192.png", "icon-512.png")
FONTS = ("build/field-400.woff2", "build/field-600.woff2")
PAPER = "#fbf9f6"


@require_safe
@login_not_required
def index(request: HttpRequest) -> HttpResponse:
    return render(request, "field/app/index.html", _context())


@no_page("what a telephone reads to install the application")
@require_safe
@login_not_required
def manifest(request: HttpRequest) -> JsonResponse:
    icon = {"type": "image/png", "purpose": "any"}
    return JsonResponse(
        {
            "name": _("Fil rouge, sur le terrain"),
            "short_name": _("Fil rouge"),
            "lang": "fr",
            "id": reverse("field:app-index"),
            "start_url": reverse("field:app-index"),
            "scope": reverse("field:app-index"),
            "display": "standalone",
            "background_color": PAPER,
            "theme_color": PAPER,
            "icons": [
                {**icon, "src": static("build/icon-192.png"), "sizes": "192x192"},
                {**icon, "src": static("build/icon-512.png"), "sizes": "512x512"},
            ],
        },
        content_type="application/manifest+json",
    )


@no_page("the service worker: a script, at the address it answers for")
@never_cache
@require_safe
@login_not_required
def worker(request: HttpRequest) -> HttpResponse:
    """A new page or script is another version: the telephone takes it when it can, whole."""
    page = render_to_string("field/app/index.html", _context())
    addresses = [static(f"build/{name}") for name in BUILT] + [static(name) for name in FONTS]
    version = hashlib.sha256((page + "".join(addresses)).encode()).hexdigest()[:16]
    told = json.dumps({"version": version, "page": reverse("field:app-index"), "files": addresses})
    script = static("build/field-worker.js")
    body = f"self.SHELL = {told}\nimportScripts({json.dumps(script)})\n"
    return HttpResponse(body, content_type="text/javascript; charset=utf-8")


def _context() -> dict[str, object]:
    return {
        "words": words(),
        "addresses": {
            "session": reverse("sync:sessions-show"),
            "register": reverse("sync:devices-register"),
            "send": reverse("sync:operations-send"),
            "devices": reverse("sync:devices-index"),
            "login": f"{reverse('account_login')}?next={reverse('field:app-index')}",
            "worker": reverse("field:app-worker"),
        },
    }
