from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from filrouge.people.actions.languages import REFUSED, add_language, change_language
from filrouge.people.forms.languages import LanguageForm
from filrouge.people.models import SpokenLanguage
from filrouge.people.policies import can_note
from filrouge.people.queries.places import project_held
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require

from .reach import held_or_403, person_or_404, row_or_404


def index(request: Request, person_id: UUID) -> HttpResponse:
    person = person_or_404(request, person_id)
    languages = SpokenLanguage.objects.filter(person=person).order_by("-preferred", "created_at")
    journal(request, person.pk, Reading.What.RECORD)
    context = {"person": person, "languages": languages, "held": project_held(request.user, person)}
    return render(request, "people/languages/index.html", context)


def new(request: Request, person_id: UUID) -> HttpResponse:
    person = person_or_404(request, person_id)
    project = held_or_403(request, person)
    form = LanguageForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            add_language(by=request.user, person=person, project=project, language=form.language)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Langue notée."))
            return redirect("people:languages-index", person.pk)
    return render(request, "people/languages/new.html", {"form": form, "person": person})


def edit(request: Request, language_id: UUID) -> HttpResponse:
    language = row_or_404(request, SpokenLanguage, language_id)
    require(can_note(request.user, language.person, language.project), REFUSED)
    form = LanguageForm.of(language, request.POST or None)
    if request.method == "POST" and form.is_valid():
        change_language(by=request.user, language=language, to=form.language)
        messages.success(request, _("Corrigé."))
        return redirect("people:languages-index", language.person_id)
    journal(request, language.person_id, Reading.What.RECORD)
    return render(request, "people/languages/edit.html", {"form": form, "person": language.person})
