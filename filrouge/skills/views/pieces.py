"""Photos and documents that she may show: laid, looked at, taken out."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from filrouge.pathways.models import Pathway
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared.pages import no_page
from filrouge.shared.rights import require
from filrouge.shared.screens import carried_out, posted, pressed
from filrouge.skills import policies
from filrouge.skills.actions.pieces import MOST_PIECES, REFUSED, lay_piece, take_piece_out
from filrouge.skills.exporting.pieces import handed
from filrouge.skills.forms.pieces import PieceForm
from filrouge.skills.models import Piece

from .reach import pathway_or_404, piece_to_follow


def index(request: Request, pathway_id: UUID) -> HttpResponse:
    """The latest first."""
    pathway = pathway_or_404(request, pathway_id)
    require(policies.can_open_portfolio(request.user, pathway), REFUSED)
    journal(request, pathway.person_id, Reading.What.RECORD)
    hers = Piece.objects.kept().light().filter(person=pathway.person_id, project=pathway.project_id)
    context = {"pathway": pathway, "pieces": list(hers.order_by("-created_at", "-pk")[:MOST_PIECES])}
    return render(request, "skills/pieces/index.html", context)


def new(request: Request, pathway_id: UUID) -> HttpResponse:
    pathway = pathway_or_404(request, pathway_id)
    require(policies.can_open_portfolio(request.user, pathway), REFUSED)
    form = PieceForm(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        by, said = request.user, form.cleaned_data
        if carried_out(form, lambda: lay_piece(by=by, pathway=pathway, **said)):
            messages.success(
                request,
                _(
                    "Ajoutée, sans le lieu ni la date de prise de vue. Elle n’est dans aucun portfolio encore."
                ),
            )
            return redirect("skills:pieces-index", pathway.pk)
    return render(request, "skills/pieces/new.html", {"form": form, "pathway": pathway})


@no_page("a file")
@require_safe
def show(request: Request, piece_id: UUID) -> HttpResponse:
    piece_to_follow(request, piece_id)
    piece = get_object_or_404(Piece.objects.kept(), pk=piece_id)
    journal(request, piece.person_id, Reading.What.DOCUMENT)
    return handed(piece)


def remove(request: Request, piece_id: UUID) -> HttpResponse:
    """Asked again first: it does not come back."""
    piece = piece_to_follow(request, piece_id)
    pathway = get_object_or_404(Pathway, person=piece.person_id, project=piece.project_id)
    if request.method == "POST":
        said = _("Retirée : il n’en reste rien, et aucune page ne la montre plus.")
        pressed(request, lambda: take_piece_out(by=request.user, piece=piece), said)
        return redirect("skills:pieces-index", pathway.pk)
    journal(request, piece.person_id, Reading.What.RECORD)
    return render(request, "skills/pieces/remove.html", {"piece": piece, "pathway": pathway})
