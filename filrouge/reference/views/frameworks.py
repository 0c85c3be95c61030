import json
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from filrouge.privacy.requests import Request
from filrouge.reference import policies
from filrouge.reference.actions.framework_files import bring_framework
from filrouge.reference.actions.frameworks import (
    create_framework,
    describe_framework,
    end_framework,
    publish_version,
    refusal,
    revise_framework,
    share_framework,
    sharing_refusal,
    unshare_framework,
)
from filrouge.reference.forms.frameworks import (
    FileForm,
    FilterForm,
    FrameworkForm,
    PublishForm,
    framework_written,
)
from filrouge.reference.framework_files import written
from filrouge.reference.framework_page import listed, page_of, to_begin_from
from filrouge.reference.keepers import kept_projects
from filrouge.reference.models import Framework, FrameworkVersion
from filrouge.shared.pages import no_page
from filrouge.shared.rights import require
from filrouge.shared.screens import accepted, carried_out, posted, pressed

from .reach import framework_or_404, project_or_404, reader, sections

Address = "reference:frameworks-show"


def index(request: Request) -> HttpResponse:
    """Frameworks within reach: those of everyone first, then those of one's projects."""
    reader(request)
    form = FilterForm(request.GET)
    asked = form.asked()
    frameworks, following = listed(asked, request.GET.get("apres", ""))
    context = {
        "form": form,
        "frameworks": frameworks,
        "filtered": bool(asked),
        "next_url": f"?{urlencode({**asked, 'apres': following})}" if following else "",
        "written_in": list(kept_projects(request.user)),
        "sections": sections(request),
    }
    return render(request, "reference/frameworks/index.html", context)


def show(request: Request, framework_id: UUID) -> HttpResponse:
    """The version in use, or the one asked for (`?version=`); every published one stays readable."""
    framework = framework_or_404(request, framework_id)
    page = page_of(framework, request.GET.get("version", ""))
    may_change = policies.can_change_framework(request.user, framework)
    context = {
        "framework": framework,
        "page": page,
        "may_change": may_change,
        "may_write_here": may_change and page.version is not None and page.version == page.draft,
        "may_share": may_change and policies.can_share_framework(request.user, framework),
        "begun_in": list(kept_projects(request.user)),
        "unfolded": request.GET.get("tout") == "1",
    }
    return render(request, "reference/frameworks/show.html", context)


def new(request: Request, project_id: int) -> HttpResponse:
    """What exists is proposed first; `?depuis=` begins from the published skills of one of them."""
    project = project_or_404(request, project_id)
    require(policies.can_write_frameworks(request.user, project), refusal())
    start = _start(request)
    form = FrameworkForm(posted(request), initial=_begun_from(start))
    if request.method == "POST" and form.is_valid():
        by, origin = request.user, _origin(start)
        version = carried_out(
            form,
            lambda: create_framework(by=by, project=project, text=form.text, start=start, origin=origin),
        )
        if version:
            messages.success(request, _("Brouillon ouvert. Ajoutez les compétences, puis publiez."))
            return redirect(Address, version.framework_id)
    context = {
        "project": project,
        "form": form,
        "start": start,
        "existing": [] if start else to_begin_from(),
        "back": reverse("reference:frameworks-index"),
        "occupations_url": reverse("reference:occupations-choose"),
    }
    return render(request, "reference/frameworks/new.html", context)


def edit(request: Request, framework_id: UUID) -> HttpResponse:
    """Its name and what it is for."""
    framework = _to_change(request, framework_id)
    form = FrameworkForm(posted(request), initial=framework_written(framework))
    if request.method == "POST" and form.is_valid():
        by = request.user
        if accepted(form, lambda: describe_framework(by=by, framework=framework, text=form.text)):
            messages.success(request, _("Enregistré."))
            return redirect(Address, framework.pk)
    context = {
        "framework": framework,
        "form": form,
        "back": reverse(Address, args=[framework.pk]),
        "occupations_url": reverse("reference:occupations-choose"),
    }
    return render(request, "reference/frameworks/edit.html", context)


def import_(request: Request, project_id: int) -> HttpResponse:
    """A file becomes a draft: it is read on screen before it is published."""
    project = project_or_404(request, project_id)
    require(policies.can_write_frameworks(request.user, project), refusal())
    form = FileForm(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        by, file = request.user, form.cleaned_data["file"]
        content = file.read()
        brought = carried_out(
            form, lambda: bring_framework(by=by, project=project, filename=file.name, content=content)
        )
        if brought:
            version, remarks = brought
            for remark in remarks[:10]:
                messages.warning(request, remark)
            messages.success(request, _("Lu : relisez le brouillon ci-dessous, puis publiez-le."))
            return redirect(Address, version.framework_id)
    context = {"project": project, "form": form, "back": reverse("reference:frameworks-index")}
    return render(request, "reference/frameworks/import.html", context)


@no_page("a file")
@require_GET
def export(request: Request, framework_id: UUID) -> HttpResponse:
    framework = framework_or_404(request, framework_id)
    version = page_of(framework, request.GET.get("version", "")).version
    if version is None:
        raise Http404
    text = json.dumps(written(version), ensure_ascii=False, indent=2)
    answer = HttpResponse(text + "\n", content_type="application/json; charset=utf-8")
    name = f"{slugify(framework.title)[:60] or 'referentiel'}-v{version.number}.json"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@no_page("a press, then the draft")
@require_POST
def revise(request: Request, framework_id: UUID) -> HttpResponse:
    framework = framework_or_404(request, framework_id)
    by = request.user
    pressed(
        request,
        lambda: revise_framework(by=by, framework=framework),
        _("Brouillon ouvert : la version publiée reste en usage tant que vous ne publiez pas."),
    )
    return redirect(_draft_address(framework))


def publish(request: Request, framework_id: UUID) -> HttpResponse:
    framework = _to_change(request, framework_id)
    page = page_of(framework)
    if page.draft is None:
        messages.info(request, _("Il n’y a pas de brouillon à publier."))
        return redirect(Address, framework.pk)
    draft, form = page.draft, PublishForm(posted(request))
    if request.method == "POST" and form.is_valid():
        by, change = request.user, form.cleaned_data["change"]
        if accepted(form, lambda: publish_version(by=by, version=draft, change=change)):
            messages.success(request, _("Publié : cette version ne changera plus et restera lisible."))
            return redirect(Address, framework.pk)
    context = {
        "framework": framework,
        "draft": draft,
        "count": draft.skills.kept().count(),
        "form": form,
        "back": _draft_address(framework),
    }
    return render(request, "reference/frameworks/publish.html", context)


def share(request: Request, framework_id: UUID) -> HttpResponse:
    """With every project; pressed again, no longer."""
    framework = _to_change(request, framework_id)
    require(policies.can_share_framework(request.user, framework), sharing_refusal())
    if request.method == "POST":
        by, act = request.user, unshare_framework if framework.shared_at else share_framework
        said = _("Partage arrêté.") if framework.shared_at else _("Partagé avec tous les projets.")
        pressed(request, lambda: act(by=by, framework=framework), said)
        return redirect(Address, framework.pk)
    context = {"framework": framework, "back": reverse(Address, args=[framework.pk])}
    return render(request, "reference/frameworks/share.html", context)


def end(request: Request, framework_id: UUID) -> HttpResponse:
    framework = _to_change(request, framework_id)
    if request.method == "POST":
        end_framework(by=request.user, framework=framework)
        messages.success(request, _("Ce référentiel n’est plus proposé ; ses versions restent lisibles."))
        return redirect("reference:frameworks-index")
    context = {"framework": framework, "back": reverse(Address, args=[framework.pk])}
    return render(request, "reference/frameworks/end.html", context)


def _to_change(request: Request, framework_id: UUID) -> Framework:
    framework = framework_or_404(request, framework_id)
    require(policies.can_change_framework(request.user, framework), refusal())
    return framework


def _draft_address(framework: Framework) -> str:
    draft = framework.versions.filter(publication=None).first()
    suffix = f"?version={draft.number}" if draft else ""
    return f"{reverse(Address, args=[framework.pk])}{suffix}"


def _start(request: Request) -> FrameworkVersion | None:
    """The published version that the address gives. Raises Http404."""
    asked = request.GET.get("depuis", "")
    if not asked:
        return None
    try:
        key = UUID(asked)
    except ValueError:
        raise Http404 from None
    published = FrameworkVersion.objects.filter(publication__isnull=False).select_related("framework")
    return get_object_or_404(published, pk=key)


def _begun_from(start: FrameworkVersion | None) -> dict[str, Any]:
    if start is None:
        return {}
    said = framework_written(start.framework)
    return said | {"scope": Framework.Scope.OWN, "scope_name": ""}


def _origin(start: FrameworkVersion | None) -> str:
    if start is None:
        return ""
    return _("parti de « %(title)s », version %(number)d") % {
        "title": start.framework.title,
        "number": start.number,
    }
