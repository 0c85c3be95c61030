from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared.pages import no_page
from filrouge.shared.screens import carried_out, posted
from filrouge.shared.ui.squares import square
from filrouge.skills.actions.badges import show_with_name, stop_showing
from filrouge.skills.forms.badges import ShowingForm
from filrouge.skills.issuing.addresses import public
from filrouge.skills.models import Showing

from .reach import badge_to_follow


@never_cache
def new(request: Request, badge_id: UUID) -> HttpResponse:
    """A page of this badge with her name, for whom she gives it to. Its address is shown once."""
    badge = badge_to_follow(request, badge_id)
    form = ShowingForm(posted(request), initial={"name": badge.person.given_name})
    context: dict[str, Any] = {"badge": badge, "form": form, "address": "", "qr": ""}
    if request.method == "POST" and form.is_valid():
        by, name = request.user, form.cleaned_data["name"]
        if made := carried_out(form, lambda: show_with_name(by=by, badge=badge, name=name)):
            address = public("checks-named", made[1])
            context |= {
                "address": address,
                "qr": square(address),
            }
    journal(request, badge.person_id, Reading.What.DOCUMENT)
    return render(request, "skills/showings/new.html", context)


@no_page("a button of the badge")
@require_POST
def end(request: Request, showing_id: UUID) -> HttpResponse:
    open_ones = Showing.objects.open().select_related("badge", "link")
    showing = get_object_or_404(open_ones, pk=showing_id)
    stop_showing(by=request.user, showing=showing)
    messages.success(request, _("Cette page est fermée : son nom n’y est plus."))
    return redirect("skills:badges-show", showing.badge_id)
