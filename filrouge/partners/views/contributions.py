from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from filrouge.partners import policies
from filrouge.partners.actions.partnerships import KEPT_BY, credit
from filrouge.partners.forms.partnerships import ContributionForm
from filrouge.partners.models import Contribution, Partnership
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.shared.screens import accepted, posted

from .partnered import partnership_to_keep

SAID = ("side", "kind", "what", "amount", "on")


def new(request: Request, partnership_id: UUID) -> HttpResponse:
    partnership = partnership_to_keep(request, partnership_id)
    return _written(request, partnership, ContributionForm(posted(request), partnership=partnership), None)


def edit(request: Request, contribution_id: UUID) -> HttpResponse:
    """A correction."""
    known = Contribution.objects.select_related("partnership__organisation", "partnership__structure")
    former = get_object_or_404(known, pk=contribution_id)
    partnership = former.partnership
    require(policies.can_keep_partnership(request.user, partnership), KEPT_BY)
    initial = {name: getattr(former, name) for name in SAID}
    form = ContributionForm(posted(request), partnership=partnership, initial=initial)
    return _written(request, partnership, form, former)


def _written(
    request: Request, partnership: Partnership, form: ContributionForm, former: Contribution | None
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        by, giving = request.user, form.giving
        if accepted(form, lambda: credit(by=by, partnership=partnership, giving=giving, former=former)):
            messages.success(request, _("C’est noté : les deux côtés le lisent sur leur page."))
            return redirect("partners:partnerships-show", partnership.pk)
    page = "edit" if former else "new"
    return render(request, f"partners/contributions/{page}.html", {"form": form, "partnership": partnership})
