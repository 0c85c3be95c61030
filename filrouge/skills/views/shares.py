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
from filrouge.skills.actions.portfolios import end_share, share_portfolio
from filrouge.skills.forms.portfolios import ShareForm
from filrouge.skills.issuing.addresses import public
from filrouge.skills.models import PortfolioShare

from .reach import portfolio_to_follow


@never_cache
def new(request: Request, portfolio_id: UUID) -> HttpResponse:
    """A page for whom she names. Its address is shown once."""
    portfolio = portfolio_to_follow(request, portfolio_id)
    if portfolio.closed_at or portfolio.chosen_at is None:
        messages.info(request, _("Choisissez d’abord avec elle ce que ce portfolio montre."))
        return redirect("skills:portfolios-show", portfolio.pk)
    initial = {"given_to": portfolio.company, "present": portfolio.present}
    form = ShareForm(posted(request), initial=initial)
    context: dict[str, Any] = {"portfolio": portfolio, "form": form, "address": "", "qr": ""}
    if request.method == "POST" and form.is_valid():
        by, said = request.user, form.cleaned_data
        asked = {name: said[name] for name in ("given_to", "present", "days")}
        if made := carried_out(form, lambda: share_portfolio(by=by, portfolio=portfolio, **asked)):
            address = public("shown-show", made[1])
            context |= {"address": address, "qr": square(address), "share": made[0]}
    journal(request, portfolio.person_id, Reading.What.DOCUMENT)
    return render(request, "skills/shares/new.html", context)


@no_page("a button of the portfolio")
@require_POST
def end(request: Request, share_id: UUID) -> HttpResponse:
    shares = PortfolioShare.objects.open().select_related("portfolio", "link")
    share = get_object_or_404(shares, pk=share_id)
    end_share(by=request.user, share=share)
    messages.success(request, _("Cette page est fermée : qui a l’adresse n’y lit plus rien."))
    return redirect("skills:portfolios-show", share.portfolio_id)
