from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from filrouge.messaging.actions.recordings import REFUSED, end_recording, keep_recording
from filrouge.messaging.forms import RecordingForm
from filrouge.messaging.models import Recording
from filrouge.messaging.queries import recordings_for, teams_of
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared.pages import no_page
from filrouge.shared.rights import require


def index(request: Request) -> HttpResponse:
    """The messages that one's team may play to anyone who understands their language."""
    require(bool(teams_of(request.user)), REFUSED)
    return render(request, "messaging/recordings/index.html", {"recordings": recordings_for(request.user)})


def new(request: Request) -> HttpResponse:
    teams = teams_of(request.user)
    require(bool(teams), REFUSED)
    form = RecordingForm(request.POST or None, request.FILES or None, initial={"language": "fra"})
    if request.method == "POST" and form.is_valid():
        try:
            keep_recording(
                by=request.user,
                organisation=teams[0],
                title=form.cleaned_data["title"],
                language=form.cleaned_data["language"],
                sound=form.cleaned_data["sound"].read(),
            )
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Le message est gardé, chiffré. Vous pouvez l’écouter ici."))
            return redirect("messaging:recordings-index")
    return render(request, "messaging/recordings/new.html", {"form": form})


@no_page("a sound")
@never_cache
def play(request: Request, recording_id: UUID) -> HttpResponse:
    """The sound itself, for whoever it is within reach of."""
    recording = get_object_or_404(Recording.objects.in_use(), pk=recording_id)
    if recording.person_id:
        journal(request, recording.person_id, Reading.What.DOCUMENT)
    headers = {"X-Content-Type-Options": "nosniff", "Content-Disposition": "inline"}
    return HttpResponse(recording.sound, content_type=recording.kind, headers=headers)


def end(request: Request, recording_id: UUID) -> HttpResponse:
    rows = Recording.objects.in_use().select_related("organisation", "person", "made_by").defer("content")
    recording = get_object_or_404(rows, pk=recording_id)
    if request.method == "POST":
        end_recording(by=request.user, recording_id=recording.pk)
        messages.success(request, _("Le message est retiré et son contenu effacé."))
        return redirect("messaging:recordings-index")
    return render(request, "messaging/recordings/end.html", {"recording": recording})
