from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from filrouge.accounts.models import Project
from filrouge.privacy.requests import Request
from filrouge.reference import policies
from filrouge.reference.actions.answers import refusal, withdraw_answer, write_answer
from filrouge.reference.forms.answers import AnswerForm
from filrouge.reference.models import Answer
from filrouge.reference.queries import answers_of
from filrouge.reference.themes import BY_CODE, THEMES
from filrouge.shared.rights import require
from filrouge.shared.screens import carried_out, posted

from .reach import chosen_project, project_or_404

TEXTS = ("title", "theme", "what", "needs", "duration", "ask", "step")


def index(request: Request) -> HttpResponse:
    """The catalogue of one project, by theme."""
    project, projects = chosen_project(request)
    theme, typed = request.GET.get("theme", ""), request.GET.get("cherche", "").strip()
    themes = (theme,) if theme in BY_CODE else ()
    context = {
        "project": project,
        "projects": projects,
        "above": project.name if project else "",
        "answers": answers_of(project, themes=themes, typed=typed) if project else [],
        "themes": THEMES,
        "theme": theme,
        "typed": typed,
        "may_write": project is not None and policies.can_write_answers(request.user, project),
    }
    return render(request, "reference/answers/index.html", context)


def new(request: Request, project_id: int) -> HttpResponse:
    project = _project(request, project_id)
    form = AnswerForm(posted(request))
    if request.method == "POST" and form.is_valid():
        by = request.user
        if carried_out(form, lambda: write_answer(by=by, project=project, text=form.text)):
            messages.success(request, _("Réponse ajoutée : toute l’équipe du projet peut la proposer."))
            return redirect(_catalogue(project))
    context = {"project": project, "form": form, "back": _catalogue(project)}
    return render(request, "reference/answers/new.html", context)


def edit(request: Request, project_id: int, answer_id: int) -> HttpResponse:
    """The project's own version; a shipped one stays as it is for the others."""
    project = _project(request, project_id)
    answer = _answer(project, answer_id)
    initial = {name: getattr(answer, name) for name in TEXTS} | {
        "ordinary": "yes" if answer.ordinary else "no"
    }
    form = AnswerForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        by = request.user
        if carried_out(form, lambda: write_answer(by=by, project=project, text=form.text, former=answer)):
            messages.success(request, _("Réponse adaptée pour ce projet."))
            return redirect(_catalogue(project))
    context = {"project": project, "answer": answer, "form": form, "back": _catalogue(project)}
    return render(request, "reference/answers/edit.html", context)


def end(request: Request, project_id: int, answer_id: int) -> HttpResponse:
    project = _project(request, project_id)
    answer = _answer(project, answer_id)
    if request.method == "POST":
        withdraw_answer(by=request.user, project=project, answer=answer)
        messages.success(request, _("Cette réponse n’est plus proposée ; les étapes déjà prévues restent."))
        return redirect(_catalogue(project))
    context = {"project": project, "answer": answer, "back": _catalogue(project)}
    return render(request, "reference/answers/end.html", context)


def _project(request: Request, project_id: int) -> Project:
    project = project_or_404(request, project_id)
    require(policies.can_write_answers(request.user, project), refusal())
    return project


def _answer(project: Project, answer_id: int) -> Answer:
    return get_object_or_404(Answer.objects.of_project(project), pk=answer_id)


def _catalogue(project: Project) -> str:
    return f"{reverse('reference:answers-index')}?projet={project.pk}"
