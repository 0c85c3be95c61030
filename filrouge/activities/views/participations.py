from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from filrouge.activities import policies
from filrouge.activities.actions.participations import (
    answer_for,
    give_place,
    hand_link,
    invite,
    leave,
    refusal,
    take_part,
)
from filrouge.activities.forms.participations import InviteForm, LeaveForm, PartForm
from filrouge.activities.models import Participation, State
from filrouge.activities.queries.programme import MOST_OFFERED, cohorts_for, people_to_invite
from filrouge.pathways.models import Pathway
from filrouge.people.models import Person
from filrouge.privacy.requests import Request
from filrouge.shared.pages import no_page
from filrouge.shared.rights import require
from filrouge.shared.screens import accepted, carried_out, posted, pressed, way_back
from filrouge.shared.ui.squares import square

from .reach import activity_or_404, participation_or_404


def new(request: Request, activity_id: UUID) -> HttpResponse:
    """Whom to invite: one by name, a cohort, one's own people."""
    activity = activity_or_404(request, activity_id)
    require(bool(request.context.organisations) or policies.can_run(request.user, activity), refusal())
    asked = {
        "typed": request.GET.get("nom", "").strip(),
        "whose": request.GET.get("qui", _first_asked(request)),
        "cohort": request.GET.get("cohorte", ""),
    }
    form = InviteForm(posted(request), people=Person.objects.visible_to(request.user))
    if request.method == "POST" and form.is_valid():
        by, people, enrol = (
            request.user,
            list(form.cleaned_data["people"]),
            form.cleaned_data["how"] == "enrol",
        )
        made = carried_out(form, lambda: [invite(by=by, activity=activity, people=people, enrol=enrol)])
        if made:
            messages.success(request, _said(made[0], enrol))
            return redirect("activities:activities-show", activity.pk)
    offered = people_to_invite(request.user, activity, **asked)
    context = {
        "activity": activity,
        "form": form,
        "asked": asked,
        "cohorts": list(cohorts_for(request.user, activity.project)[:30]),
        "offered": offered[:MOST_OFFERED],
        "more": len(offered) > MOST_OFFERED,
        "chosen": request.POST.getlist("people"),
        "back": reverse("activities:activities-show", args=[activity.pk]),
    }
    return render(request, "activities/participations/new.html", context)


def answer(request: Request, participation_id: UUID) -> HttpResponse:
    """Yes or no, said of vive voix."""
    one = _mine(request, participation_id)
    back = way_back(request, "activities:activities-show", one.activity_id)
    if request.method == "POST" and request.POST.get("reponse") in ("oui", "non"):
        yes = request.POST["reponse"] == "oui"
        if pressed(request, lambda: answer_for(by=request.user, participation=one, yes=yes)):
            one.refresh_from_db()
            messages.success(request, _standing(one))
            return redirect(back)
    return render(request, "activities/participations/answer.html", {"one": one, "back": back})


@never_cache
def hand(request: Request, participation_id: UUID) -> HttpResponse:
    """Her page, on her own telephone: she photographs a square and answers when she wants."""
    one = _mine(request, participation_id)
    context = {
        "one": one,
        "back": way_back(request, "activities:activities-show", one.activity_id),
        "address": "",
    }
    if request.method == "POST":
        token = hand_link(by=request.user, participation=one)
        address = settings.SITE_URL.rstrip("/") + reverse("activities:invitations-show", args=[token])
        context |= {"address": address, "qr": square(address)}
    return render(request, "activities/participations/hand.html", context)


@no_page("a button of the waiting list")
@require_POST
def seat(request: Request, participation_id: UUID) -> HttpResponse:
    one = participation_or_404(participation_id)
    require(policies.can_run(request.user, one.activity), refusal())
    if one.state is not State.WAITING:
        messages.info(request, _("Cette personne n’attend plus."))
    else:
        said = _("%(name)s a une place : dites-le-lui.") % {"name": one.person.full_name}
        pressed(request, lambda: give_place(by=request.user, participation=one), said)
    return redirect("activities:activities-show", one.activity_id)


def end(request: Request, participation_id: UUID) -> HttpResponse:
    one = _mine(request, participation_id)
    form = LeaveForm(posted(request))
    back = way_back(request, "activities:activities-show", one.activity_id)
    if request.method == "POST" and form.is_valid():
        by, data = request.user, form.cleaned_data
        if accepted(form, lambda: leave(by=by, participation=one, **data)):
            messages.success(request, _("C’est noté ; les présences d’avant restent."))
            return redirect(back)
    return render(request, "activities/participations/end.html", {"one": one, "form": form, "back": back})


def part(request: Request, participation_id: UUID) -> HttpResponse:
    """What she takes on: proposes, prepares, co-runs."""
    one = _mine(request, participation_id)
    form = PartForm(posted(request))
    back = way_back(request, "activities:activities-show", one.activity_id)
    if request.method == "POST" and form.is_valid():
        take_part(by=request.user, participation=one, **form.cleaned_data)
        messages.success(request, _("C’est noté, et cela se voit dans son dossier."))
        return redirect(back)
    return render(request, "activities/participations/part.html", {"one": one, "form": form, "back": back})


def _first_asked(request: Request) -> str:
    """One's own people first, for those who lead some: a whole territory is not read."""
    return "miens" if Pathway.objects.open().of_referent(request.user).exists() else ""


def _mine(request: Request, participation_id: UUID) -> Participation:
    """Of someone still part of it."""
    one = participation_or_404(participation_id)
    require(one.left_on is None and policies.can_answer_for(request.user, one), refusal())
    return one


def _said(invited: list[Participation], enrol: bool) -> str:
    count = len(invited)
    if not count:
        return _("Ces personnes étaient déjà invitées.")
    if enrol:
        said = ngettext("%(n)d personne inscrite.", "%(n)d personnes inscrites.", count)
    else:
        said = ngettext(
            "%(n)d personne invitée : un message part à celles qui peuvent en recevoir.",
            "%(n)d personnes invitées : un message part à celles qui peuvent en recevoir.",
            count,
        )
    return said % {"n": count}


def _standing(one: Participation) -> str:
    words = {
        State.ENROLLED: _("C’est noté : %(name)s a une place."),
        State.WAITING: _("C’est noté : plus de place, %(name)s attend son tour."),
        State.DECLINED: _("C’est noté : %(name)s ne vient pas."),
    }
    return words[one.state] % {"name": one.person.full_name}
