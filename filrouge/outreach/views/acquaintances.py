from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from filrouge.outreach.actions.acquaintances import change_acquaintance
from filrouge.outreach.actions.encounters import settle_next_step
from filrouge.outreach.actions.reaching import become_person
from filrouge.outreach.forms.encounters import AcquaintanceForm
from filrouge.outreach.models import Acquaintance, Encounter
from filrouge.outreach.models.encounters import EncounterQuerySet
from filrouge.outreach.queries import (
    commune_names,
    encounter_lines,
    people_met,
    prediagnosis_lines,
)
from filrouge.people.forms.agreements import GivenForm
from filrouge.people.forms.persons import PersonForm, SketchForm
from filrouge.people.models import Person, Purpose
from filrouge.people.queries.lookalikes import Lookalike, find_lookalikes
from filrouge.people.queries.places import Place as Team
from filrouge.people.texts import information_text
from filrouge.privacy.requests import Request
from filrouge.reference.languages import BY_CODE
from filrouge.reference.models import Commune
from filrouge.shared.french import of_name
from filrouge.shared.pages import no_page
from filrouge.shared.screens import explain, posted, way_back

from .reach import acquaintance_or_404, teams_or_403

SAME = "elle:"


def index(request: Request) -> HttpResponse:
    """Whom my teams met and hope to meet again: what is due first, and when each will be forgotten."""
    teams_or_403(request)
    page = people_met(request.user, after=request.GET.get("apres", ""))
    next_url = f"?{urlencode({'apres': page.following})}" if page.following else ""
    return render(request, "outreach/acquaintances/index.html", {"page": page, "next_url": next_url})


def show(request: Request, acquaintance_id: UUID) -> HttpResponse:
    one = acquaintance_or_404(request, acquaintance_id)
    encounters = list(_told(one).select_related("acquaintance", "next_step", "outing__place").order_by("-at"))
    return render(
        request,
        "outreach/acquaintances/show.html",
        {
            "one": one,
            "lines": encounter_lines(one.project_id, encounters),
            "prediagnoses": prediagnosis_lines(one),
            "commune": "".join(commune_names([one.commune_code]).values()),
            "spoken": BY_CODE[one.language].french_name if one.language in BY_CODE else "",
        },
    )


def edit(request: Request, acquaintance_id: UUID) -> HttpResponse:
    one = acquaintance_or_404(request, acquaintance_id)
    names = ("nickname", "given_name", "family_name", "age_band", "sex", "language")
    initial = {name: getattr(one, name) for name in names}
    initial |= {"phone": one.phone_said, "commune": one.commune_code}
    form = AcquaintanceForm(posted(request), initial=initial)
    back = way_back(request, "outreach:acquaintances-show", one.pk)
    if request.method == "POST" and form.is_valid():
        try:
            change_acquaintance(
                by=request.user, acquaintance=one, who=form.who, commune_code=form.cleaned_data["commune"]
            )
        except ValidationError as error:
            explain(form, error)
        else:
            messages.success(request, _("C’est corrigé."))
            return redirect(back)
    return render(request, "outreach/acquaintances/edit.html", {"form": form, "one": one, "back": back})


@no_page("a press, then back to where one was")
@require_POST
def settle(request: Request, acquaintance_id: UUID) -> HttpResponse:
    one = acquaintance_or_404(request, acquaintance_id)
    settle_next_step(by=request.user, acquaintance=one)
    messages.success(request, _("C’est fait. Si vous vous êtes parlé, notez-le comme une rencontre."))
    return redirect(way_back(request, "outreach:acquaintances-show", one.pk))


def follow(request: Request, acquaintance_id: UUID) -> HttpResponse:
    """She becomes a person of the project: she reads what was noted, drops what she wants, and agrees."""
    one = acquaintance_or_404(request, acquaintance_id)
    encounters = list(_told(one).select_related("acquaintance", "next_step", "outing__place").order_by("at"))
    team = Team(one.organisation, one.project)
    form = PersonForm(posted(request), places=[team], initial=_already_said(one))
    form.fields["given_name"].widget.attrs.pop("autofocus", None)  # what was noted is read first
    given = GivenForm(posted(request), prefix="accord", initial={"language": one.language or "fra"})
    kept = set(request.POST.getlist("garder"))
    alike: list[Lookalike] = []
    if request.method == "POST" and all([form.is_valid(), given.is_valid()]):
        alike = find_lookalikes(request.user, *SketchForm(request.POST).asked)
        decision = request.POST.get("decision", "")
        if decision or not alike:
            dropped = [encounter.pk for encounter in encounters if str(encounter.pk) not in kept]
            person = _same(request, alike, decision)
            return redirect(_followed(request, one, form, given, dropped, person))
    return render(
        request,
        "outreach/acquaintances/follow.html",
        {
            "one": one,
            "form": form,
            "given": given,
            "text": information_text(Purpose.ACCOMPANIMENT),
            "lines": encounter_lines(one.project_id, encounters),
            "kept": kept if request.method == "POST" else {str(encounter.pk) for encounter in encounters},
            "alike": alike,
            "back": way_back(request, "outreach:acquaintances-show", one.pk),
        },
    )


def _followed(
    request: Request,
    one: Acquaintance,
    form: PersonForm,
    given: GivenForm,
    dropped: list[UUID],
    person: Person | None,
) -> Person:
    followed = become_person(
        by=request.user,
        acquaintance=one,
        given=given.given,
        person=person,
        identity=form.identity,
        channels=form.channels,
        languages=form.languages,
        dropped=dropped,
    )
    messages.success(
        request,
        _("Le dossier %(of_name)s est ouvert. Son fil commence ici.") % {"of_name": of_name(followed)},
    )
    return followed


def _same(request: Request, alike: list[Lookalike], decision: str) -> Person | None:
    """The file she already has, when it was said to be hers: only one of those just shown."""
    shown = {f"{SAME}{candidate.person_id}": candidate.person_id for candidate in alike}
    if decision not in shown:
        return None
    return Person.objects.visible_to(request.user).get(pk=shown[decision])


def _told(one: Acquaintance) -> EncounterQuerySet:
    return Encounter.objects.told().filter(acquaintance=one)


def _already_said(one: Acquaintance) -> dict[str, object]:
    commune = Commune.objects.filter(pk=one.commune_code).first()
    return {
        "given_name": one.given_name or one.nickname,
        "family_name": one.family_name,
        "sex": one.sex,
        "phone": one.phone_said,
        "language": one.language,
        "commune": str(commune or ""),
    }
