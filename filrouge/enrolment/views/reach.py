"""What every screen of a candidacy begins and ends with."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.shortcuts import get_object_or_404, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

from filrouge.accounts.models import Project, User
from filrouge.accounts.policies import coordinates
from filrouge.enrolment.actions.projects import refusal as project_refusal
from filrouge.enrolment.actions.traces import closed, refusal
from filrouge.enrolment.models import Candidacy
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require

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


def posted(request: Request) -> QueryDict | None:
    """What a form is bound to: even an empty answer is an answer."""
    return request.POST if request.method == "POST" else None


def way_back(request: Request, candidacy: Candidacy) -> str:
    """Where the screen was opened from (`retour`, an address of ours); else the candidacy."""
    asked = request.POST.get("retour") or request.GET.get("retour") or ""
    if url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}):
        return asked
    return resolve_url("enrolment:candidacies-show", candidacy.pk)


def done(form: forms.Form, act: Callable[[], object]) -> bool:
    """Runs the action; what it refuses is said beside the field, and nothing typed is lost."""
    try:
        act()
    except ValidationError as wrong:
        form.add_error(None, wrong)
        return False
    return True
