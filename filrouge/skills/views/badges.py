from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from filrouge.pathways.models import Pathway
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared.addresses import address_of
from filrouge.shared.pages import no_page
from filrouge.shared.rights import require
from filrouge.shared.screens import accepted, carried_out, posted
from filrouge.shared.ui.squares import square
from filrouge.skills import policies
from filrouge.skills.actions.badges import (
    REFUSED,
    answer_badge,
    offer_link,
    propose_badge,
    revoke_badge,
)
from filrouge.skills.forms.badges import ProposalForm, RevocationForm
from filrouge.skills.issuing.addresses import badge_url, public
from filrouge.skills.models import Badge, BadgeClass, Endorsement, Showing
from filrouge.skills.queries.experiences import confirmed_of

from .reach import badge_or_404, badge_to_follow, pathway_or_404

MOST = 50  # badges of one person
ANSWERS = {"oui": True, "non": False}
KINDS = (("png", _lazy("Image PNG")), ("svg", _lazy("Image SVG")), ("json", _lazy("Fichier JSON")))


def index(request: Request, pathway_id: UUID) -> HttpResponse:
    """Her badges, the latest first."""
    pathway = pathway_or_404(request, pathway_id)
    require(policies.can_read(request.user, pathway), REFUSED)
    journal(request, pathway.person_id, Reading.What.RECORD)
    found = Badge.objects.filter(person=pathway.person_id).select_related(
        "badge_class__organisation", "revocation"
    )
    context = {
        "pathway": pathway,
        "badges": list(found.order_by("-created_at", "-pk")[:MOST]),
        "may_propose": policies.can_propose(request.user, pathway),
        "record_url": address_of("record", pathway.person_id),
    }
    return render(request, "skills/badges/index.html", context)


def new(request: Request, pathway_id: UUID) -> HttpResponse:
    pathway = pathway_or_404(request, pathway_id)
    require(policies.can_propose(request.user, pathway), REFUSED)
    classes = _offered(request)
    form = ProposalForm(posted(request), classes=classes)
    if request.method == "POST" and form.is_valid():
        by, said = request.user, form.cleaned_data
        made = carried_out(form, lambda: propose_badge(by=by, pathway=pathway, **said))
        if made:
            messages.success(request, _("Proposé. C’est à elle de dire oui ou non."))
            return redirect("skills:badges-show", made.pk)
    context = {"form": form, "pathway": pathway, "has_some": classes.exists()}
    context["said"] = confirmed_of(pathway.person_id, pathway.project_id)
    return render(request, "skills/badges/new.html", context)


def show(request: Request, badge_id: UUID) -> HttpResponse:
    """What it says, the facts, where it stands; what can be done with her."""
    badge = badge_or_404(badge_id)
    journal(request, badge.person_id, Reading.What.RECORD)
    return render(request, "skills/badges/show.html", _page(request, badge))


@no_page("a button of the badge")
@require_POST
def answer(request: Request, badge_id: UUID) -> HttpResponse:
    badge = badge_to_follow(request, badge_id)
    if (said := request.POST.get("reponse")) in ANSWERS:
        answer_badge(by=request.user, badge=badge, accepts=ANSWERS[said])
        told = (
            _("Accepté. Il est signé dans la minute.")
            if ANSWERS[said]
            else _("C’est noté : elle n’en veut pas.")
        )
        messages.success(request, told)
    return redirect("skills:badges-show", badge.pk)


@never_cache
def hand(request: Request, badge_id: UUID) -> HttpResponse:
    """Her own page of this badge, shown once as a square to photograph."""
    badge = badge_to_follow(request, badge_id)
    context: dict[str, Any] = {"badge": badge, "address": "", "qr": ""}
    if request.method == "POST":
        address = public("offers-show", offer_link(by=request.user, badge=badge))
        context |= {"address": address, "qr": square(address)}
    journal(request, badge.person_id, Reading.What.DOCUMENT)
    return render(request, "skills/badges/hand.html", context)


def revoke(request: Request, badge_id: UUID) -> HttpResponse:
    badge = badge_to_follow(request, badge_id)
    form = RevocationForm(posted(request))
    if request.method == "POST" and form.is_valid():
        by, said = request.user, form.cleaned_data
        if accepted(form, lambda: revoke_badge(by=by, badge=badge, **said)):
            messages.success(request, _("Révoqué : sa page et la liste publique le disent."))
            return redirect("skills:badges-show", badge.pk)
    return render(request, "skills/badges/revoke.html", {"form": form, "badge": badge})


def _page(request: Request, badge: Badge) -> dict[str, Any]:
    recognised = Endorsement.objects.in_force().filter(badge_class=badge.badge_class_id)
    showings = Showing.objects.open().filter(badge=badge).select_related("link")
    url = badge_url(badge.pk) if badge.issued_at else ""
    return {
        "badge": badge,
        "pathway": Pathway.objects.of(badge).first(),
        "recognised": list(
            recognised.select_related("organisation", "structure").order_by("signed_at")[:MOST]
        ),
        "showings": list(showings.order_by("created_at")[:MOST]),
        "url": url,
        "qr": square(url) if url else "",
        "kinds": KINDS,
        "may_follow": policies.can_follow(request.user, badge),
    }


def _offered(request: Request) -> Any:
    teams = BadgeClass.objects.offered().of_teams(request.context.organisations)
    return teams.order_by("name", "pk")
