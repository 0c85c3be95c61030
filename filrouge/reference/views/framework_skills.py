from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from filrouge.privacy.requests import Request
from filrouge.reference import policies
from filrouge.reference.actions.framework_skills import add_skill, change_skill, move_skill, remove_skill
from filrouge.reference.actions.frameworks import refusal
from filrouge.reference.forms.frameworks import SkillForm, skill_written
from filrouge.reference.models import Framework, FrameworkSkill, FrameworkVersion
from filrouge.shared.pages import no_page
from filrouge.shared.rights import require
from filrouge.shared.screens import accepted, carried_out, posted, pressed

from .reach import framework_or_404, reader


def new(request: Request, framework_id: UUID) -> HttpResponse:
    """In the draft; « Enregistrer, puis une autre » comes back here."""
    framework = framework_or_404(request, framework_id)
    require(policies.can_change_framework(request.user, framework), refusal())
    draft = get_object_or_404(framework.versions, publication=None)
    task = request.GET.get("tache", "")
    form = SkillForm(
        posted(request),
        sheet=framework.is_sheet,
        initial={"task": task, "kind": FrameworkSkill.Kind.TRADE if framework.is_sheet else None},
    )
    back = _page(draft)
    if request.method == "POST" and form.is_valid():
        by = request.user
        skill = carried_out(form, lambda: add_skill(by=by, version=draft, text=form.text))
        if skill:
            messages.success(request, _("Ajoutée : %(title)s") % {"title": skill.title})
            return redirect(request.get_full_path() if "another" in request.POST else back)
    context = {"framework": framework, "form": form, "back": back, "tasks": _tasks(draft)}
    return render(request, "reference/framework_skills/new.html", context)


def edit(request: Request, skill_id: UUID) -> HttpResponse:
    skill = _to_change(request, skill_id)
    framework = skill.version.framework
    form = SkillForm(posted(request), sheet=framework.is_sheet, initial=skill_written(skill))
    back = _page(skill.version)
    if request.method == "POST" and form.is_valid():
        by = request.user
        if accepted(form, lambda: change_skill(by=by, skill=skill, text=form.text)):
            messages.success(request, _("Enregistrée."))
            return redirect(back)
    context = {
        "framework": framework,
        "skill": skill,
        "form": form,
        "back": back,
        "tasks": _tasks(skill.version),
    }
    return render(request, "reference/framework_skills/edit.html", context)


def end(request: Request, skill_id: UUID) -> HttpResponse:
    skill = _to_change(request, skill_id)
    back = _page(skill.version)
    if request.method == "POST":
        by = request.user
        pressed(request, lambda: remove_skill(by=by, skill=skill), _("Retirée de ce brouillon."))
        return redirect(back)
    return render(request, "reference/framework_skills/end.html", {"skill": skill, "back": back})


@no_page("a press, then back to the draft")
@require_POST
def move(request: Request, skill_id: UUID) -> HttpResponse:
    skill = _to_change(request, skill_id)
    by, up = request.user, request.POST.get("sens") == "haut"
    pressed(request, lambda: move_skill(by=by, skill=skill, up=up))
    return redirect(f"{_page(skill.version)}#c-{skill.pk}")


def _to_change(request: Request, skill_id: UUID) -> FrameworkSkill:
    """Of a draft: what is published does not change."""
    reader(request)
    rows = FrameworkSkill.objects.select_related("version__framework__project", "version__publication")
    skill = get_object_or_404(rows.kept(), pk=skill_id)
    require(policies.can_change_framework(request.user, skill.version.framework), refusal())
    require(not skill.version.is_published, _("Cette version est publiée : elle ne change plus."))
    return skill


def _page(version: FrameworkVersion) -> str:
    where = reverse("reference:frameworks-show", args=[version.framework_id])
    return f"{where}?version={version.number}"


def _tasks(version: FrameworkVersion) -> list[str]:
    if version.framework.kind != Framework.Kind.SHEET:
        return []
    return list(dict.fromkeys(version.skills.kept().values_list("task", flat=True)))
