"""« C’est nous »: a structure of the directory is an organisation of Fil rouge."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from filrouge.directory import policies
from filrouge.directory.actions.linking import REFUSED, link_structure, unlink_structure
from filrouge.privacy.requests import Request
from filrouge.shared.pages import no_page
from filrouge.shared.rights import require

from .reach import structure_or_404


def new(request: Request, structure_id: UUID) -> HttpResponse:
    """What it changes, before it is said."""
    structure = structure_or_404(request, structure_id)
    found = policies.may_be(request.user, structure)
    require(bool(found), REFUSED)
    organisation = found[0]  # a SIRET is one organisation's
    if request.method == "POST":
        link_structure(by=request.user, structure=structure, organisation=organisation)
        messages.success(request, _("C’est dit : ce qui vous est adressé ici arrive aussi dans vos écrans."))
        return redirect("directory:structures-show", structure.pk)
    context = {"structure": structure, "organisation": organisation}
    return render(request, "directory/linked/new.html", context)


@no_page("a press, then back to the structure")
@require_POST
def end(request: Request, structure_id: UUID) -> HttpResponse:
    structure = structure_or_404(request, structure_id)
    unlink_structure(by=request.user, structure=structure)
    messages.success(request, _("C’est défait : seul le lien reçu mène à ce qui vous est adressé."))
    return redirect("directory:structures-show", structure.pk)
