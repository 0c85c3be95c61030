from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from filrouge.accounts.models import Project
from filrouge.messaging.actions.hours import REFUSED, choose_hours
from filrouge.messaging.forms import HoursForm
from filrouge.messaging.hours import hours_of
from filrouge.messaging.policies import can_word_reminders
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require


def edit(request: Request, project_id: int) -> HttpResponse:
    """When this project writes to nobody."""
    project = get_object_or_404(Project.objects.visible_to(request.user), pk=project_id)
    require(can_word_reminders(request.user, project), REFUSED)
    known = hours_of(project.pk)
    initial = {
        "quiet_from": known.quiet_from,
        "quiet_until": known.quiet_until,
        "quiet_days": sorted(known.quiet_days),
    }
    form = HoursForm(request.POST or None, initial=initial)
    back = f"{reverse('messaging:wordings-index')}?projet={project.pk}"
    if request.method == "POST" and form.is_valid():
        try:
            choose_hours(by=request.user, project=project, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Les messages suivront ces heures."))
            return redirect(back)
    context = {"form": form, "project": project, "back": back}
    return render(request, "messaging/hours/edit.html", context)
