from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from filrouge.accounts.models import ConsortiumMember, Project
from filrouge.directory.models import Service, Structure
from filrouge.partners import policies
from filrouge.partners.actions.referrals import (
    REFUSED,
    Recipient,
    Terms,
    hand_over,
    recall_referral,
    remind_partner,
    send_referral,
    withdraw_referral,
)
from filrouge.partners.actions.sharing import share_with
from filrouge.partners.forms.answers import SPOKEN
from filrouge.partners.forms.referrals import FilterForm, RecallForm, ReferralForm, StopForm
from filrouge.partners.models import AFTERWARDS, ANSWERS, Happened, Referral
from filrouge.partners.referring.lists import Asked, Pile, referral_page
from filrouge.partners.referring.received import receives
from filrouge.partners.referring.saying import level_of_recipient, sayable
from filrouge.partners.shuttle.folder import folder_of
from filrouge.partners.texts import REFERRAL
from filrouge.people.forms.agreements import GivenForm
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.privacy.rows import Level
from filrouge.shared import clock
from filrouge.shared.pages import no_page
from filrouge.shared.rights import require
from filrouge.shared.screens import accepted, carried_out, posted, pressed
from filrouge.shared.ui.squares import square

from .reach import about, barrier_and_step, dossier_or_404, is_already, pathway_to_refer, referral_or_404


def index(request: Request) -> HttpResponse:
    """By the day the answer was asked for; filters in the address."""
    require(
        bool(request.context.organisations or request.context.coordinated),
        _("Cette page est pour les équipes qui accompagnent des personnes."),
    )
    form = FilterForm(request.GET)
    shown = request.GET.get("montrer", "")
    pile = Pile(shown) if shown in list(Pile) else Pile.WAITING
    everyone = request.GET.get("qui") == "toutes" or not request.context.organisations
    asked = Asked(pile=pile, everyone=everyone, words=form.words, after=request.GET.get("apres", ""))
    page = referral_page(request.user, request.context, asked)
    kept = {name: request.GET[name] for name in ("qui", "structure") if request.GET.get(name)}
    context = {
        "page": page,
        "pile": pile.value,
        "piles": [(one.value, _tab(one), f"?{urlencode({**kept, 'montrer': one.value})}") for one in Pile],
        "form": form,
        "next_url": f"?{urlencode({**kept, 'montrer': pile.value, 'apres': page.following})}"
        if page.following
        else "",
        "projects": _projects(request),
        "receives": receives(),
    }
    return render(request, "partners/referrals/index.html", context)


def show(request: Request, referral_id: UUID) -> HttpResponse:
    dossier = dossier_or_404(referral_id)
    referral, by = dossier.referral, request.user
    journal(request, referral.person_id, Reading.What.RECORD)
    may_note = policies.can_note_answer(by, referral)
    kinds = list(AFTERWARDS if dossier.is_accepted else ANSWERS)
    if dossier.is_already_known_there:  # asked neither for a place, nor whether it began
        kinds = [one for one in kinds if one not in (*ANSWERS, Happened.STARTED)]
    context = {
        "dossier": dossier,
        "referral": referral,
        "folder": folder_of(dossier),
        "may_read": may_note,
        "may_note": may_note and not dossier.is_closed,
        "may_end": not dossier.is_closed and policies.can_end(by, referral),
        "talks": dossier.talks,
        "taps": [(one.value, SPOKEN[one][0]) for one in kinds],
    }
    return render(request, "partners/referrals/show.html", context)


@never_cache
def new(request: Request, pathway_id: UUID) -> HttpResponse:
    """What is said, line by line; her agreement, that names this recipient and these lines; how it leaves."""
    pathway = pathway_to_refer(request, pathway_id)
    barrier, step = barrier_and_step(request, pathway)
    structure, service = _recipient(request)
    lines = sayable(request.user, pathway, barrier=barrier, step=step)
    email = (service.email if service else "") or structure.email
    initial: dict[str, Any] = {"email": email, "way": "mail" if email else "hand", "reach": lines.ways[0][0]}
    initial["already"] = already = is_already(request)
    initial["asked"] = step.title if step else barrier.label if barrier else ""
    form = ReferralForm(posted(request), sayable=lines, initial=initial)
    given = GivenForm(posted(request), prefix="accord")
    if request.method == "POST" and all([form.is_valid(), given.is_valid()]):
        said = form.cleaned_data
        recipient = Recipient(
            structure=structure, service=service, to_name=said["to_name"], email=said["email"]
        )
        terms = Terms(
            way=said["way"],
            answer_by=said["answer_by"] or clock.today(),
            until=said["until"],
            barrier=barrier,
            step=step,
        )
        act = share_with if said["already"] else send_referral
        sent = carried_out(
            form,
            lambda: act(
                by=request.user,
                pathway=pathway,
                recipient=recipient,
                said=form.said,
                given=given.given,
                terms=terms,
            ),
        )
        if sent:
            referral, token = sent
            if token:
                return _handed(request, referral, token)
            messages.success(request, _("Le lien part à %(email)s.") % {"email": referral.email})
            return redirect("partners:referrals-show", referral.pk)
    context = {
        "pathway": pathway,
        "structure": structure,
        "service": service,
        "form": form,
        "given": given,
        "text": REFERRAL,
        "is_covered": level_of_recipient(structure, service) > Level.SHARED,
        "already": already,
        "about": about(barrier, step, already=already),
    }
    return render(request, "partners/referrals/new.html", context)


@never_cache
def hand(request: Request, referral_id: UUID) -> HttpResponse:
    """A link to print or show. A press makes it; it is shown once, and those handed before die."""
    referral = referral_or_404(referral_id)
    require(policies.can_note_answer(request.user, referral), REFUSED)
    if request.method == "POST":
        try:
            token = hand_over(by=request.user, referral=referral)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect("partners:referrals-show", referral.pk)
        return _handed(request, referral, token)
    return render(request, "partners/referrals/hand.html", {"referral": referral, "address": "", "qr": ""})


@no_page("a button of the referral")
@require_POST
def remind(request: Request, referral_id: UUID) -> HttpResponse:
    referral = referral_or_404(referral_id)
    said = _("Un rappel part au partenaire.") if referral.email else _("C’est noté : vous avez rappelé.")
    pressed(request, lambda: remind_partner(by=request.user, referral=referral), said)
    return redirect("partners:referrals-show", referral.pk)


def recall(request: Request, referral_id: UUID) -> HttpResponse:
    referral = _to_end(request, referral_id)
    form = RecallForm(posted(request))
    by = request.user
    if (
        request.method == "POST"
        and form.is_valid()
        and accepted(form, lambda: recall_referral(by=by, referral=referral, **form.cleaned_data))
    ):
        messages.success(request, _("C’est arrêté : le partenaire ne voit plus rien."))
        return redirect("partners:referrals-show", referral.pk)
    context = {"referral": referral, "form": form, "already": referral.is_already_known_there}
    return render(request, "partners/referrals/recall.html", context)


def stop(request: Request, referral_id: UUID) -> HttpResponse:
    """The person changed her mind: typed by the team, done at once."""
    referral = _to_end(request, referral_id)
    form = StopForm(posted(request))
    by = request.user
    if (
        request.method == "POST"
        and form.is_valid()
        and accepted(form, lambda: withdraw_referral(by=by, referral=referral, **form.cleaned_data))
    ):
        messages.success(
            request, _("C’est arrêté : la page du partenaire est fermée, ce qui y était est effacé.")
        )
        return redirect("partners:referrals-show", referral.pk)
    return render(request, "partners/referrals/stop.html", {"referral": referral, "form": form})


def _to_end(request: Request, referral_id: UUID) -> Referral:
    referral = referral_or_404(referral_id)
    require(policies.can_end(request.user, referral), REFUSED)
    return referral


def _handed(request: Request, referral: Referral, token: str) -> HttpResponse:
    address = settings.SITE_URL.rstrip("/") + reverse("partners:answers-show", args=[token])
    qr = square(address)
    dossier = dossier_or_404(referral.pk)
    journal(request, referral.person_id, Reading.What.DOCUMENT)
    context = {"referral": dossier.referral, "dossier": dossier, "address": address, "qr": qr}
    return render(request, "partners/referrals/hand.html", context)


def _recipient(request: Request) -> tuple[Structure, Service | None]:
    """`?service=…` or `?structure=…`. Raises Http404."""
    try:
        if key := request.GET.get("service"):
            service = get_object_or_404(
                Service.objects.current().select_related("structure__organisation"), pk=UUID(key)
            )
            return service.structure, service
        return get_object_or_404(
            Structure.objects.current().select_related("organisation"),
            pk=UUID(request.GET.get("structure", "")),
        ), None
    except ValueError as error:
        raise Http404 from error


def _projects(request: Request) -> list[Project]:
    """Whose partners' answers may be read."""
    carried = ConsortiumMember.objects.filter(organisation__in=request.context.organisations, until=None)
    mine = Q(pk__in=carried.values("project")) | Q(pk__in=request.context.coordinated)
    return list(Project.objects.filter(mine).order_by("name"))


def _tab(pile: Pile) -> Any:
    return {
        Pile.WAITING: _("En attente"),
        Pile.LATE: _("En retard"),
        Pile.UNDER_WAY: _("Acceptées"),
        Pile.REFUSED: _("À reprendre"),
        Pile.OVER: _("Terminées"),
    }[pile]
