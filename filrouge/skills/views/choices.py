"""Her own page of a portfolio, on her telephone: she chooses, adds a photo, sees who was given it, closes a page."""

from contextlib import suppress
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from filrouge.privacy.closed_links import refused
from filrouge.privacy.journal import journal
from filrouge.privacy.links import LinkRefused, RevokedLink, enter_link
from filrouge.privacy.models import OutsideLink, Reading
from filrouge.privacy.requests import Request
from filrouge.shared.screens import accepted, carried_out, posted
from filrouge.skills.actions.pieces import lay_piece_by_link
from filrouge.skills.actions.portfolios import choose_by_link, end_share_by_link
from filrouge.skills.forms.pieces import PieceForm
from filrouge.skills.forms.portfolios import ChoiceForm
from filrouge.skills.models import CHOICE, Portfolio
from filrouge.skills.queries.portfolios import (
    candidates_of,
    chosen_items,
    chosen_shares,
    face_of,
    linked_portfolio,
)

FOLDER = "skills/choices"
END = "fermer"
ADD = "ajouter"


@login_not_required
@never_cache
def show(request: Request, token: str) -> HttpResponse:
    """Opening it says nothing to anyone. Leaving it to add a photo loses nothing that was ticked."""
    try:
        link, face = _entered(request, token)
    except LinkRefused as refusal:
        return refused(request, FOLDER, refusal)
    if END in request.POST:
        _end(link, face, request.POST[END])
        return redirect("skills:choices-show", token)
    form = ChoiceForm(
        posted(request),
        initial={name: getattr(face, name) for name in ("title", "name", "words")},
        candidates=candidates_of(face.pk),
        items=chosen_items(face.pk),
        by_herself=True,
    )
    then = "skills:choices-add" if ADD in request.POST else "skills:choices-show"
    if ADD in request.POST and not form.has_changed():
        return redirect(then, token)
    if request.method == "POST" and form.is_valid():
        chosen = form.chosen
        if accepted(form, lambda: choose_by_link(link=link, portfolio=face, chosen=chosen)):
            messages.success(request, _("C’est enregistré."))
            return redirect(then, token)
    journal(request, face.person_id, Reading.What.DOCUMENT)
    context = {"form": form, "shares": chosen_shares(), "token": token}
    return render(request, "skills/choices/show.html", context)


@login_not_required
@never_cache
def add(request: Request, token: str) -> HttpResponse:
    """A photo from her telephone: of a dish, of a wall, of a certificate."""
    try:
        link, face = _entered(request, token)
    except LinkRefused as refusal:
        return refused(request, FOLDER, refusal)
    form = PieceForm(posted(request), request.FILES or None, by_herself=True)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if carried_out(form, lambda: lay_piece_by_link(link=link, portfolio=face, **said)):
            messages.success(request, _("Ajoutée. Pour la montrer, cochez-la dans la liste."))
            return redirect("skills:choices-show", token)
    return render(request, "skills/choices/add.html", {"form": form, "token": token})


def _entered(request: Request, token: str) -> tuple[OutsideLink, Portfolio]:
    """Raises LinkRefused; as if taken back, when what it led to is gone."""
    link = enter_link(request, token, CHOICE)
    portfolio_id = linked_portfolio()
    face = face_of(portfolio_id) if portfolio_id else None
    if face is None:
        raise RevokedLink
    return link, face


def _end(link: OutsideLink, portfolio: Portfolio, asked: str) -> None:
    with suppress(PermissionDenied, ValueError):  # closed meanwhile: the page says so
        end_share_by_link(link=link, portfolio=portfolio, share_id=UUID(asked))
