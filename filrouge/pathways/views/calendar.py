from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from filrouge.pathways.actions.calendar import create_address, digest, revoke_address, want_invitations
from filrouge.pathways.agenda import own_meetings
from filrouge.pathways.care.queries import sessions_of_own_teams
from filrouge.pathways.models import Appointment, CalendarFeed, InvitationWish, TeamSession
from filrouge.privacy.context import acting
from filrouge.privacy.requests import Request
from filrouge.shared import clock
from filrouge.shared.diaries import Said, diary
from filrouge.shared.pages import no_page

PRODUCT = "-//Fil rouge//agenda//FR"
PAST, AHEAD = timedelta(days=30), timedelta(days=366)


# A diary on a telephone cannot sign in: the address itself is the secret, and what it gives names nobody.
@no_page("a calendar file")
@login_not_required
def show(request: HttpRequest, token: str) -> HttpResponse:
    feed = get_object_or_404(
        CalendarFeed.objects.select_related("user"), digest=digest(token), user__is_active=True
    )
    with acting(feed.user, read_only=True):
        content = diary({"prodid": PRODUCT, "x-wr-calname": "Fil rouge"}, _events(feed))
    return HttpResponse(
        content, content_type="text/calendar; charset=utf-8", headers={"Cache-Control": "private"}
    )


def edit(request: Request) -> HttpResponse:
    """The address is shown once, when it is made; afterwards only its digest is known."""
    address = ""
    if request.method == "POST":
        if "invitations" in request.POST:
            return _choose_invitations(request)
        if "revoke" in request.POST:
            revoke_address(by=request.user)
            messages.success(request, _("L’adresse ne répond plus."))
            return redirect("pathways:calendar-edit")
        token = create_address(by=request.user)
        address = request.build_absolute_uri(reverse("pathways:calendar-show", args=[token]))
    feed = CalendarFeed.objects.filter(user=request.user).first()
    wished = InvitationWish.objects.filter(user=request.user).exists()
    context = {"feed": feed, "address": address, "invited": wished}
    return render(request, "pathways/calendar/edit.html", context)


def _choose_invitations(request: Request) -> HttpResponse:
    wanted = request.POST["invitations"] == "yes"
    want_invitations(by=request.user, wanted=wanted)
    messages.success(
        request,
        _("Chaque rendez-vous vous arrivera aussi par e-mail, sans aucun nom.")
        if wanted
        else _("Les invitations par e-mail s’arrêtent."),
    )
    return redirect("pathways:calendar-edit")


def _events(feed: CalendarFeed) -> Iterator[Said]:
    window = (clock.now() - PAST, clock.now() + AHEAD)
    meetings = Appointment.objects.filter(own_meetings(feed.user), starts_at__range=window)
    for meeting in meetings.exclude(outcome=Appointment.Outcome.CANCELLED).order_by("starts_at"):
        yield _event(feed, meeting, _("RDV, %(minutes)s min"))
    for session in sessions_of_own_teams(feed.user, *window):
        yield _event(feed, session, _("Temps d’équipe, %(minutes)s min"))


def _event(feed: CalendarFeed, planned: Appointment | TeamSession, summary: str) -> Said:
    """When and how long, nothing else: no name, no place, no purpose, no reference."""
    return {
        # Our keys tell when a row was made: what leaves is a digest that only this address knows.
        "uid": sha256(f"{feed.digest}{planned.pk}".encode()).hexdigest()[:32],
        "dtstamp": clock.now(),
        "dtstart": planned.starts_at,
        "dtend": planned.starts_at + timedelta(minutes=planned.minutes),
        "summary": summary % {"minutes": planned.minutes},
    }
