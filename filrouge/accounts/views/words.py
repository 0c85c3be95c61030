from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ..actions.projects import choose_words
from ..forms.projects import WordsForm
from ..forms.refusals import carried_out
from .run import project_run_by


def edit(request: HttpRequest, project_id: int) -> HttpResponse:
    project = project_run_by(request.user, project_id)
    form = WordsForm(request.POST or None, instance=project)
    if request.method == "POST" and form.is_valid():
        words = {key.removeprefix("word_"): value for key, value in form.cleaned_data.items()}
        if carried_out(form, lambda: choose_words(by=request.user, project=project, **words)):
            messages.success(request, _("C’est enregistré : tous les écrans du projet suivent."))
            return redirect("accounts:projects-show", project.pk)
    return render(request, "accounts/words/edit.html", {"form": form, "project": project})
