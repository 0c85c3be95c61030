from dataclasses import asdict

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from filrouge.accounts.actions.projects import choose_words
from filrouge.accounts.forms.words import WordsForm
from filrouge.accounts.models import Project
from filrouge.accounts.requests import Request
from filrouge.accounts.words import words_of
from filrouge.shared.nouns import Noun, capitalised
from filrouge.shared.screens import carried_out

from .run import project_run_by


def edit(request: Request, project_id: int) -> HttpResponse:
    """The words, with sentences that show them. « Voir » shows without saving."""
    project = project_run_by(request.user, project_id)
    words = words_of(project)
    form = WordsForm(request.POST or None, words=words)
    if request.method == "POST" and form.is_valid():
        words = form.words
        if "voir" not in request.POST and _saved(request, project, form):
            return redirect("accounts:projects-show", project.pk)
    context = {"form": form, "project": project, "sentences": sentences_with(words)}
    return render(request, "accounts/words/edit.html", context)


def preview(request: Request, project_id: int) -> HttpResponse:
    """The sentences alone, while one types."""
    project = project_run_by(request.user, project_id)
    form = WordsForm(request.GET, words=words_of(project))
    sentences = sentences_with(form.words) if form.is_valid() else []
    return render(request, "accounts/words/preview.html", {"sentences": sentences})


def _saved(request: Request, project: Project, form: WordsForm) -> bool:
    by, words = request.user, asdict(form.words)
    if not carried_out(form, lambda: choose_words(by=by, project=project, **words)):
        return False
    messages.success(request, _("C’est enregistré : tous les écrans du projet suivent."))
    return True


def sentences_with(words: Noun) -> list[str]:
    """Every small word and both genders: what does not sound right is heard here, before it is everywhere."""
    said = {
        "un": words.say("un"),
        "le": words.say("le"),
        "du": words.say("du"),
        "cette": words.say("ce", feminine=True),
        "to_her": words.say("au", feminine=True),
        "twelve": words.counted(12),
        "aucune": words.say("aucun", feminine=True),
        "les": words.say("le", count=2),
        "de": words.say("de", count=2),
    }
    patterns = (
        _("%(un)s arrive ; le parcours %(du)s commence."),
        _("%(le)s dit ce qui compte, et l’équipe écoute."),
        _("%(cette)s a un rendez-vous demain : pensez à écrire %(to_her)s."),
        _("%(twelve)s aujourd’hui, %(aucune)s sans référent·e."),
        _("%(les)s choisissent ; une liste %(de)s reste entre vous."),
    )
    return [capitalised(pattern % said) for pattern in patterns]
