from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from filrouge.accounts.models import Organisation, User
from filrouge.commissions.actions.commissions import leave, seat
from filrouge.commissions.forms.commissions import SeatForm
from filrouge.commissions.models import Commission, Seat
from filrouge.directory.choosing import structure_asked, structures_named
from filrouge.privacy.requests import Request
from filrouge.shared.pages import no_page
from filrouge.shared.screens import carried_out, posted

from .reach import commission_to_run


def new(request: Request, commission_id: UUID) -> HttpResponse:
    """Who comes: someone of the project, or of a structure of the directory, found here by its name."""
    commission = commission_to_run(request, commission_id)
    structure = structure_asked(request)
    typed = request.GET.get("cherche", "").strip()
    form = SeatForm(
        posted(request),
        structure=structure,
        named=commission.names_people,
        organisations=_organisations(commission),
        users=_users(commission),
    )
    if request.method == "POST" and form.is_valid():
        by, of, who = request.user, form.of, form.who
        if carried_out(form, lambda: seat(by=by, commission=commission, of=of, who=who)):
            messages.success(request, _("%(name)s vient maintenant à cette commission.") % {"name": who.name})
            return redirect("commissions:commissions-show", commission.pk)
    context = {
        "commission": commission,
        "form": form,
        "structure": structure,
        "typed": typed,
        "structures": structures_named(typed),
    }
    return render(request, "commissions/seats/new.html", context)


@no_page("a button of the commission")
@require_POST
def end(request: Request, seat_id: UUID) -> HttpResponse:
    found = get_object_or_404(Seat.objects.current().select_related("commission__project"), pk=seat_id)
    leave(by=request.user, seat=found)
    messages.success(request, _("%(name)s ne vient plus à cette commission.") % {"name": found.name})
    return redirect("commissions:commissions-show", found.commission_id)


def _organisations(commission: Commission) -> object:
    today = {"consortium__project": commission.project_id, "consortium__until": None}
    return Organisation.objects.filter(**today).distinct().order_by("name")


def _users(commission: Commission) -> object:
    """Those who work today in an organisation of the project, whatever they do there: the action says who may not."""
    organisations = Organisation.objects.filter(
        consortium__project=commission.project_id, consortium__until=None
    )
    working = User.objects.filter(memberships__organisation__in=organisations, memberships__until=None)
    return working.filter(is_active=True).distinct().order_by("family_name", "given_name", "pk")
