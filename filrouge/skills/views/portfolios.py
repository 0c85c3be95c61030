"""Her portfolios, with her team: begun, put together, looked at, taken away, put away."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from filrouge.pathways.models import Pathway
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared.addresses import address_of
from filrouge.shared.pages import no_page
from filrouge.shared.papers.pdf_writing import NoPaper, can_write
from filrouge.shared.rights import require
from filrouge.shared.screens import accepted, carried_out, posted
from filrouge.shared.ui.squares import square
from filrouge.skills import policies
from filrouge.skills.actions.portfolios import (
    REFUSED,
    begin_portfolio,
    choice_link,
    choose_portfolio,
    close_portfolio,
)
from filrouge.skills.exporting.files import file_of
from filrouge.skills.forms.portfolios import BeginningForm, ChoiceForm
from filrouge.skills.issuing.addresses import public
from filrouge.skills.models import Portfolio, PortfolioItem, PortfolioShare
from filrouge.skills.queries.portfolios import candidates_of, shown

from .reach import occupations_url, pathway_or_404, portfolio_to_follow

MOST = 50  # portfolios of one person, pages of one portfolio


def index(request: Request, pathway_id: UUID) -> HttpResponse:
    """Hers, those in use first, the latest first."""
    pathway = pathway_or_404(request, pathway_id)
    require(policies.can_open_portfolio(request.user, pathway), REFUSED)
    journal(request, pathway.person_id, Reading.What.RECORD)
    hers = Portfolio.objects.filter(person=pathway.person_id, project=pathway.project_id)
    found = list(hers.order_by("-created_at", "-pk")[:MOST])
    pages = PortfolioShare.objects.open().filter(portfolio__in=[one.pk for one in found])
    opened = dict.fromkeys(pages.values_list("portfolio", flat=True))
    context = {
        "pathway": pathway,
        "in_use": [one for one in found if not one.closed_at],
        "put_away": [one for one in found if one.closed_at],
        "opened": opened,
        "record_url": address_of("record", pathway.person_id),
    }
    return render(request, "skills/portfolios/index.html", context)


def new(request: Request, pathway_id: UUID) -> HttpResponse:
    pathway = pathway_or_404(request, pathway_id)
    require(policies.can_open_portfolio(request.user, pathway), REFUSED)
    form = BeginningForm(posted(request), initial={"name": pathway.person.given_name})
    if request.method == "POST" and form.is_valid():
        by, beginning = request.user, form.beginning
        made = carried_out(form, lambda: begin_portfolio(by=by, pathway=pathway, beginning=beginning))
        if made:
            messages.success(request, _("Rien n’y est encore. Choisissez avec elle ce qu’il montre."))
            return redirect("skills:portfolios-edit", made.pk)
    return render(request, "skills/portfolios/new.html", {"form": form, "pathway": pathway})


def show(request: Request, portfolio_id: UUID) -> HttpResponse:
    """What a stranger will read, word for word; who was given it; the files."""
    portfolio = portfolio_to_follow(request, portfolio_id)
    journal(request, portfolio.person_id, Reading.What.RECORD)
    pages = PortfolioShare.objects.filter(portfolio=portfolio).select_related("link")
    found = list(pages.order_by("-created_at", "-pk")[:MOST])
    context = {
        "portfolio": portfolio,
        "shown": shown(portfolio.pk),
        "open_pages": [one for one in found if one.is_open],
        "closed_pages": [one for one in found if not one.is_open],
        "can_write": can_write(),
    }
    return render(request, "skills/portfolios/show.html", context | _path_of(portfolio))


def edit(request: Request, portfolio_id: UUID) -> HttpResponse:
    """She chooses, at the screen: nothing is ticked but what is in already."""
    portfolio = portfolio_to_follow(request, portfolio_id)
    if portfolio.closed_at:
        messages.info(request, _("Ce portfolio est rangé : commencez-en un autre."))
        return redirect("skills:portfolios-show", portfolio.pk)
    form = _choice_form(request, portfolio)
    if request.method == "POST" and form.is_valid():
        by, chosen, present = request.user, form.chosen, form.cleaned_data["present"]
        if accepted(
            form, lambda: choose_portfolio(by=by, portfolio=portfolio, chosen=chosen, present=present)
        ):
            messages.success(request, _("C’est noté. Voici ce que lira la personne à qui elle le donne."))
            return redirect("skills:portfolios-show", portfolio.pk)
    journal(request, portfolio.person_id, Reading.What.RECORD)
    context = {"portfolio": portfolio, "form": form, "occupations_url": occupations_url()}
    return render(request, "skills/portfolios/edit.html", context | _path_of(portfolio))


@never_cache
def hand(request: Request, portfolio_id: UUID) -> HttpResponse:
    """Her own page of it, shown once as a square to photograph."""
    portfolio = portfolio_to_follow(request, portfolio_id)
    context: dict[str, Any] = {"portfolio": portfolio, "address": "", "qr": ""}
    if portfolio.closed_at:
        return redirect("skills:portfolios-show", portfolio.pk)
    if request.method == "POST":
        address = public("choices-show", choice_link(by=request.user, portfolio=portfolio))
        context |= {"address": address, "qr": square(address)}
    journal(request, portfolio.person_id, Reading.What.DOCUMENT)
    return render(request, "skills/portfolios/hand.html", context)


@no_page("a file")
@require_safe
def file(request: Request, portfolio_id: UUID, taken: str) -> HttpResponse:
    """The PDF, the JSON Resume, the Europass."""
    portfolio = portfolio_to_follow(request, portfolio_id)
    read = shown(portfolio.pk)
    if read is None:
        raise Http404
    journal(request, portfolio.person_id, Reading.What.DOCUMENT)
    try:
        return file_of(read, taken)
    except NoPaper as error:
        raise Http404 from error


def close(request: Request, portfolio_id: UUID) -> HttpResponse:
    """Put away, once confirmed: its pages close."""
    portfolio = portfolio_to_follow(request, portfolio_id)
    if portfolio.closed_at:
        return redirect("skills:portfolios-show", portfolio.pk)
    if request.method == "POST":
        close_portfolio(by=request.user, portfolio=portfolio)
        messages.success(request, _("Rangé. Toutes ses pages sont fermées."))
        return redirect("skills:portfolios-show", portfolio.pk)
    return render(request, "skills/portfolios/close.html", {"portfolio": portfolio})


def _choice_form(request: Request, portfolio: Portfolio) -> ChoiceForm:
    items = PortfolioItem.objects.kept().filter(portfolio=portfolio)
    worded = {name: getattr(portfolio, name) for name in ("title", "name", "words")}
    return ChoiceForm(
        posted(request),
        initial=worded | {"present": portfolio.present},
        candidates=candidates_of(portfolio.pk),
        items=list(items.order_by("rank", "pk")),
    )


def _path_of(portfolio: Portfolio) -> dict[str, Any]:
    found = Pathway.objects.of(portfolio).first()
    return {"pathway": found}
