from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from filrouge.commissions.actions.askings import settle_asking
from filrouge.commissions.models import Asking
from filrouge.privacy.requests import Request
from filrouge.shared.pages import no_page


@no_page("a button of the meeting")
@require_POST
def settle(request: Request, asking_id: UUID) -> HttpResponse:
    waiting = Asking.objects.filter(settled_at=None).select_related("place__meeting__commission__project")
    asking = get_object_or_404(waiting, pk=asking_id)
    settle_asking(by=request.user, asking=asking)
    messages.success(request, _("Vu."))
    return redirect("commissions:meetings-show", asking.place.meeting_id)
