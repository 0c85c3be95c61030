"""The evidence safe, for who opens it and for who audits it. A copy is only ever handed over as a download."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from filrouge.enrolment import policies
from filrouge.enrolment.actions.safes import close_safe, open_safe, taken_out
from filrouge.enrolment.copies import Copy
from filrouge.enrolment.forms.safes import SafeForm, TakeForm
from filrouge.enrolment.models import Safe, SafeFile
from filrouge.enrolment.queries.safes import files_for, safe_page
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared.pages import no_page
from filrouge.shared.rights import require
from filrouge.shared.screens import accepted, explain, posted

from .reach import project_or_404


def index(request: Request) -> HttpResponse:
    """What was laid, by reference: no name, no content."""
    require(
        policies.can_audit(request.context),
        _("Le coffre est ouvert aux seuls évaluateurs du projet : personne d’autre ne relit ces copies."),
    )
    typed = request.GET.get("q", "")
    page = safe_page(request.context, reference=typed, after=request.GET.get("apres", ""))
    asked = {"q": typed} if typed else {}
    next_url = f"?{urlencode({**asked, 'apres': page.following})}" if page.following else ""
    context = {"page": page, "typed": typed, "next_url": next_url}
    return render(request, "enrolment/safes/index.html", context)


@never_cache
def take(request: Request, file_id: UUID) -> HttpResponse:
    """A reason, then the copy: the reading is inscribed before a byte leaves."""
    file = get_object_or_404(files_for(request.context), pk=file_id)
    form = TakeForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            copy = taken_out(file)
        except ValidationError as error:
            explain(form, error)
        else:
            journal(request, file.person_id, Reading.What.DOCUMENT, reason=form.cleaned_data["reason"])
            return _handed_over(file, copy)
    return render(request, "enrolment/safes/take.html", {"file": file, "form": form})


def edit(request: Request, project_id: int) -> HttpResponse:
    """Off as long as nobody opens it: most projects keep no copy at all."""
    project = project_or_404(request, project_id, to_change=True)
    safe = Safe.objects.filter(project=project).first()
    initial = {name: getattr(safe, name) for name in ("funder", "because", "purge_on")} if safe else {}
    form = SafeForm(posted(request), initial=initial)

    def act() -> object:
        return open_safe(by=request.user, project=project, **form.cleaned_data)

    if request.method == "POST" and form.is_valid() and accepted(form, act):
        messages.success(request, _("Le coffre est ouvert : l’équipe peut y déposer, et ne relit rien."))
        return redirect("enrolment:rule_sets-show", project.pk)
    return render(request, "enrolment/safes/edit.html", {"project": project, "safe": safe, "form": form})


@no_page("a button of the settings")
@require_POST
def close(request: Request, project_id: int) -> HttpResponse:
    project = project_or_404(request, project_id, to_change=True)
    close_safe(by=request.user, safe=get_object_or_404(Safe, project=project))
    messages.success(request, _("Le coffre est fermé. Ce qui y est déjà reste jusqu’à son jour."))
    return redirect("enrolment:rule_sets-show", project.pk)


def _handed_over(file: SafeFile, copy: Copy) -> HttpResponse:
    """Always a download, of a neutral type: the browser shows nothing and guesses nothing."""
    answer = HttpResponse(copy.content, content_type="application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="{file.filename}"'
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
