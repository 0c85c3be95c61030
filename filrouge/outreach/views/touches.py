"""« Comment nous avez-vous connus ? », from the candidacy, the record, or of someone met outside."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from filrouge.accounts.models import Project
from filrouge.outreach.actions.touches import REFUSED, declare_touch, forget_name, note_how_heard
from filrouge.outreach.forms.touches import SAME, DeclaredForm, HeardForm
from filrouge.outreach.knowing import HowKnown, how_known, said_of
from filrouge.outreach.models import Introduction
from filrouge.people.models import Person
from filrouge.people.policies import can_note
from filrouge.people.queries.places import project_held
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared.pages import no_page
from filrouge.shared.rights import require
from filrouge.shared.screens import accepted, posted, way_back

from .reach import acquaintance_or_404


def new(request: Request, person_id: UUID) -> HttpResponse:
    """Her answer now, under what is already known: a new one does not erase the former."""
    person = get_object_or_404(Person.objects.visible_to(request.user), pk=person_id)
    project = _project(request, person)
    known = how_known(person, project)
    form = DeclaredForm(posted(request), initial=_answered(known))
    back = way_back(request, person)

    def act() -> object:
        return declare_touch(by=request.user, person=person, project=project, said=form.said)

    if request.method == "POST" and form.is_valid() and accepted(form, act):
        messages.success(request, _("Réponse notée. Elle compte dans les canaux du projet."))
        return redirect(back)
    journal(request, person.pk, Reading.What.RECORD)
    context = {"person": person, "project": project, "form": form, "known": known, "back": back}
    context["lived"] = [(one, said_of(one)) for one in known.lived]
    return render(request, "outreach/touches/new.html", context)


@no_page("a button beside a name")
@require_POST
def forget(request: Request, introduction_id: UUID) -> HttpResponse:
    named = Introduction.objects.filter(withdrawn_at=None).select_related("person", "project")
    introduction = get_object_or_404(named, pk=introduction_id)
    forget_name(by=request.user, introduction=introduction)
    messages.success(request, _("Le nom est effacé ; la catégorie reste."))
    return redirect(way_back(request, "outreach:touches-new", introduction.person_id))


def ask(request: Request, acquaintance_id: UUID) -> HttpResponse:
    """Of someone met outside: a channel and a category, never a name."""
    one = acquaintance_or_404(request, acquaintance_id)
    form = HeardForm(posted(request), initial={"channel": one.heard_by, "category": one.heard_from})
    back = way_back(request, "outreach:acquaintances-show", one.pk)
    if request.method == "POST" and form.is_valid():
        note_how_heard(by=request.user, acquaintance=one, **form.cleaned_data)
        messages.success(request, _("Réponse notée."))
        return redirect(back)
    return render(request, "outreach/touches/ask.html", {"one": one, "form": form, "back": back})


def _project(request: Request, person: Person) -> Project:
    """The one asked for (`projet`), else the latest whose file is held. Raises PermissionDenied."""
    asked = request.GET.get("projet", "")
    if asked.isdigit():
        project = Project.objects.visible_to(request.user).filter(pk=int(asked)).first()
    else:
        project = project_held(request.user, person)
    require(project is not None and can_note(request.user, person, project), REFUSED)
    assert project is not None
    return project


def _answered(known: HowKnown) -> dict[str, str]:
    """What she last said, to be corrected rather than typed again; names are never proposed."""
    if known.first is None:
        return {}
    said = {"channel": known.first.channel, "category": known.first.category}
    if known.last is None:
        return said
    return said | {"decided": SAME if known.last.channel == known.first.channel else known.last.channel}
