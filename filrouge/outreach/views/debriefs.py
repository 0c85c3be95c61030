from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from filrouge.outreach import policies
from filrouge.outreach.actions.outings import debrief_outing, refusal
from filrouge.outreach.forms.outings import DebriefForm
from filrouge.outreach.models import Debrief
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.shared.screens import explain, posted, way_back

from .reach import outing_or_404

NAMES = ("worked", "did_not", "for_whom", "learned")


def edit(request: Request, outing_id: UUID) -> HttpResponse:
    """What was learned, while it is fresh; said again, it replaces what was said."""
    outing = outing_or_404(request, outing_id)
    require(policies.can_change_outing(request.user, outing) and not outing.cancelled_at, refusal())
    said = Debrief.objects.filter(outing=outing).first()
    initial = {name: getattr(said, name) for name in NAMES} if said else None
    form = DebriefForm(posted(request), initial=initial)
    back = way_back(request, "outreach:outings-show", outing.pk)
    if request.method == "POST" and form.is_valid():
        try:
            debrief_outing(by=request.user, outing=outing, **form.cleaned_data)
        except ValidationError as error:
            explain(form, error)
        else:
            messages.success(request, _("Bilan noté. Merci : il servira la prochaine fois."))
            return redirect(back)
    return render(request, "outreach/debriefs/edit.html", {"form": form, "outing": outing, "back": back})
