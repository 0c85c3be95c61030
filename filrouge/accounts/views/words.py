from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from filrouge.accounts.actions.projects import choose_words
from filrouge.accounts.forms.projects import WordsForm
from filrouge.accounts.forms.refusals import carried_out
from filrouge.accounts.requests import Request

from .run import project_run_by


def edit(request: Request, project_id: int) -> HttpResponse:
    project = project_run_by(request.user, project_id)
    form = WordsForm(request.POST or None, instance=project)
    if request.method == "POST" and form.is_valid():
        words = {key.removeprefix("word_"): value for key, value in form.cleaned_data.items()}
        if carried_out(form, lambda: choose_words(by=request.user, project=project, **words)):
            messages.success(request, _("C’est enregistré : tous les écrans du projet suivent."))
            return redirect("accounts:projects-show", project.pk)
    return render(request, "accounts/words/edit.html", {"form": form, "project": project})
