"""What every screen of a candidacy begins and ends with."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from filrouge.accounts.models import Project, User
from filrouge.accounts.policies import coordinates
from filrouge.enrolment.actions.projects import refusal as project_refusal
from filrouge.enrolment.actions.traces import closed, refusal
from filrouge.enrolment.models import Candidacy
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.shared.screens import accepted, way_back

Policy = Callable[[User, Candidacy], bool]


def candidacy_or_404(request: Request, candidacy_id: UUID, policy: Policy | None = None) -> Candidacy:
    """Out of reach: Http404. Within reach and not allowed: PermissionDenied, with a sentence."""
    visible = Candidacy.objects.visible_to(request.user)
    candidacy = get_object_or_404(
        visible.select_related("person", "project", "organisation", "rule_set"), pk=candidacy_id
    )
    if policy:
        require(policy(request.user, candidacy), refusal() if candidacy.is_open else closed())
    return candidacy


def project_or_404(request: Request, project_id: int, *, to_change: bool = False) -> Project:
    """One that the user's organisations carry; to change it, one that the user coordinates."""
    project = get_object_or_404(Project.objects.visible_to(request.user), pk=project_id)
    require(not to_change or coordinates(request.user, project), project_refusal())
    return project


def one_form(
    request: Request,
    candidacy: Candidacy,
    form: forms.Form,
    act: Callable[[], object],
    *,
    page: str,
    said: str,
    **more: object,
) -> HttpResponse:
    """Most screens of a candidacy: one form, one action, back to where one was. `said` once it is done."""
    back = way_back(request, candidacy)
    if request.method == "POST" and form.is_valid() and accepted(form, act):
        messages.success(request, said)
        return redirect(back)
    return render(request, page, {"candidacy": candidacy, "form": form, "back": back, **more})
