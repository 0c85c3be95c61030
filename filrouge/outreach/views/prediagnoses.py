from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from filrouge.outreach.actions.prediagnoses import note_first_needs, send_addresses
from filrouge.outreach.forms.prediagnoses import FirstNeedsForm, SendForm
from filrouge.outreach.models import Acquaintance, Address, Prediagnosis
from filrouge.outreach.queries import address_lines, addresses_given, addresses_said, theme_labels
from filrouge.privacy.requests import Request
from filrouge.shared.screens import explain, posted, way_back

from .reach import acquaintance_or_404, teams_or_403


def new(request: Request) -> HttpResponse:
    """First needs and where to go: of someone met (`personne`), or of whoever stands there."""
    teams = teams_or_403(request)
    again = _acquaintance_asked(request)
    keys = {team.key: team for team in teams}
    asked = f"{again.organisation_id}-{again.project_id}" if again else request.POST.get("equipe") or ""
    team = keys.get(asked or request.GET.get("equipe", ""), teams[0])
    lines = address_lines(Address.objects.in_use().filter(project=team.project).order_by("name", "pk"))
    form = FirstNeedsForm(posted(request), lines=lines)
    if request.method == "POST" and form.is_valid():
        try:
            one = note_first_needs(
                by=request.user,
                organisation=team.organisation,
                project=team.project,
                acquaintance=again,
                **form.chosen,
            )
        except ValidationError as error:
            explain(form, error)
        else:
            return redirect("outreach:prediagnoses-show", one.pk)
    back = (
        way_back(request, "outreach:acquaintances-show", again.pk)
        if again
        else way_back(request, "outreach:acquaintances-index")
    )
    context = {
        "form": form,
        "again": again,
        "again_id": again.pk if again else "",
        "team": team,
        "teams": teams,
        "back": back,
        "has_addresses": bool(lines),
    }
    return render(request, "outreach/prediagnoses/new.html", context)


def show(request: Request, prediagnosis_id: UUID) -> HttpResponse:
    """The list to give: it prints on half a page, without a name on it."""
    one = prediagnosis_or_404(request, prediagnosis_id)
    return render(
        request,
        "outreach/prediagnoses/show.html",
        {"one": one, "themes": theme_labels(one.themes), "lines": addresses_given(one)},
    )


def send(request: Request, prediagnosis_id: UUID) -> HttpResponse:
    """The list by SMS, word for word as it will be read. The number is not kept with it."""
    one = prediagnosis_or_404(request, prediagnosis_id)
    text = addresses_said(one)
    if not text:
        return redirect("outreach:prediagnoses-show", one.pk)
    form = SendForm(posted(request), initial={"to": one.acquaintance.phone_said if one.acquaintance else ""})
    back = way_back(request, "outreach:prediagnoses-show", one.pk)
    if request.method == "POST" and form.is_valid():
        try:
            send_addresses(by=request.user, prediagnosis=one, to=form.cleaned_data["to"], text=text)
        except ValidationError as error:
            explain(form, error)
        else:
            messages.success(request, _("Le message part. Attendez avec elle qu’il arrive."))
            return redirect(back)
    context = {"form": form, "one": one, "text": text, "back": back}
    return render(request, "outreach/prediagnoses/send.html", context)


def prediagnosis_or_404(request: Request, prediagnosis_id: UUID) -> Prediagnosis:
    teams = teams_or_403(request)
    mine = Prediagnosis.objects.filter(
        organisation__in=[team.organisation for team in teams], project__in=[team.project for team in teams]
    )
    return get_object_or_404(
        mine.select_related("acquaintance", "project", "organisation", "person"), pk=prediagnosis_id
    )


def _acquaintance_asked(request: Request) -> Acquaintance | None:
    asked = request.POST.get("personne") or request.GET.get("personne") or ""
    try:
        return acquaintance_or_404(request, UUID(asked)) if asked else None
    except ValueError:
        return None
