from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from filrouge.directory.actions.notes import add_note, end_note
from filrouge.directory.forms.contacts import NoteForm
from filrouge.directory.models import Note
from filrouge.privacy.requests import Request
from filrouge.shared.pages import no_page
from filrouge.shared.screens import accepted, posted, way_back

from .reach import keepers_projects, reader, structure_or_404


def new(request: Request, structure_id: UUID) -> HttpResponse:
    """How to get in, or an error to check (`?sorte=wrong`)."""
    structure = structure_or_404(request, structure_id)
    projects = keepers_projects(request)
    form = NoteForm(
        posted(request), projects=projects, initial={"kind": request.GET.get("sorte", Note.Kind.WAY_IN)}
    )
    back = way_back(request, "directory:structures-show", structure.pk)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if accepted(form, lambda: add_note(by=request.user, structure=structure, **said)):
            messages.success(request, _("Noté pour toutes les équipes du projet."))
            return redirect(back)
    context = {"form": form, "structure": structure, "back": back}
    return render(request, "directory/notes/new.html", context)


@no_page("a press, then back to the structure")
@require_POST
def end(request: Request, note_id: UUID) -> HttpResponse:
    reader(request)
    note = get_object_or_404(Note.objects.in_use().select_related("project"), pk=note_id)
    end_note(by=request.user, note=note)
    messages.success(request, _("Note retirée."))
    return redirect(way_back(request, "directory:structures-show", note.structure_id))
