from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from filrouge.outreach.actions.communication import note_effect
from filrouge.outreach.forms.communication import EffectForm
from filrouge.outreach.models import PlannedMessage
from filrouge.privacy.requests import Request
from filrouge.shared.screens import posted, way_back


def new(request: Request, message_id: UUID) -> HttpResponse:
    """What a message brought, as someone saw it."""
    message = get_object_or_404(PlannedMessage.objects.visible_to(request.user), pk=message_id)
    form = EffectForm(posted(request))
    back = way_back(request, "outreach:communication-index")
    if request.method == "POST" and form.is_valid():
        note_effect(by=request.user, message=message, **form.cleaned_data)
        messages.success(request, _("C’est noté."))
        return redirect(back)
    return render(request, "outreach/effects/new.html", {"form": form, "message": message, "back": back})
