from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from filrouge.accounts.models import Project
from filrouge.outreach import policies
from filrouge.outreach.actions.orientations import (
    REFUSED,
    answer_orientation,
    attach_orientation,
    choose_what_is_told,
    discard_orientation,
    open_from_orientation,
    pass_orientation,
    take_orientation,
)
from filrouge.outreach.actions.structures import recognise_origin
from filrouge.outreach.forms.orientations import (
    AnswerForm,
    DiscardForm,
    InformedForm,
    PassForm,
    RecogniseForm,
    ToldForm,
)
from filrouge.outreach.models import Orientation
from filrouge.outreach.orienting.inbox import Pile, as_sent, dossier_of, inbox_page, origin_of
from filrouge.people.actions.information import HowGiven
from filrouge.people.actions.persons import NewPerson
from filrouge.people.forms.agreements import GivenForm
from filrouge.people.forms.persons import PersonForm
from filrouge.people.models import Person, Purpose
from filrouge.people.queries.places import places_of
from filrouge.people.texts import information_text
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared.pages import no_page
from filrouge.shared.rights import require
from filrouge.shared.screens import carried_out, posted


def index(request: Request) -> HttpResponse:
    """The inbox of my teams: to answer by the day promised, then in hand, then over."""
    require(
        bool(request.context.organisations or request.context.coordinated),
        _("Cette page est pour les équipes qui accompagnent des personnes."),
    )
    asked = request.GET.get("montrer", "")
    pile = Pile(asked) if asked in list(Pile) else Pile.TO_ANSWER
    page = inbox_page(request.user, pile, after=request.GET.get("apres", ""))
    shown = {"montrer": pile.value} if pile else {}
    next_url = f"?{urlencode({**shown, 'apres': page.following})}" if page.following else ""
    coordinated = Project.objects.filter(pk__in=request.context.coordinated).order_by("name")
    context = {"page": page, "pile": pile.value, "next_url": next_url, "coordinated": coordinated}
    return render(request, "outreach/orientations/index.html", context)


def show(request: Request, orientation_id: UUID) -> HttpResponse:
    orientation = _within_reach(request, orientation_id)
    _note_reading(request, orientation)
    dossier, by = dossier_of(request.user, orientation), request.user
    runs = policies.can_run_door(by, orientation.project)
    plain = origin_of(orientation)
    context = {
        "dossier": dossier,
        "orientation": orientation,
        "may_follow_up": policies.can_follow_up(by, orientation),
        "may_open": policies.can_open_from(by, orientation),
        "may_pass": runs and orientation.person_id is None,
        "may_recognise": bool(
            runs
            and plain
            and not plain.is_covered
            and plain.structure
            and not plain.orienting_organisation_id
        ),
    }
    return render(request, "outreach/orientations/show.html", context)


@no_page("a button of the orientation")
@require_POST
def take(request: Request, orientation_id: UUID) -> HttpResponse:
    take_orientation(by=request.user, orientation=_within_reach(request, orientation_id))
    messages.success(request, _("Vous vous en occupez : toute l’équipe le voit."))
    return redirect("outreach:orientations-show", orientation_id)


def answer(request: Request, orientation_id: UUID) -> HttpResponse:
    orientation = _to_follow_up(request, orientation_id)
    form = AnswerForm(posted(request))
    if request.method == "POST" and form.is_valid():
        answer_orientation(by=request.user, orientation=orientation, **form.cleaned_data)
        messages.success(request, _("C’est noté."))
        return redirect("outreach:orientations-show", orientation_id)
    _note_reading(request, orientation)
    context = {"orientation": orientation, "form": form}
    return render(request, "outreach/orientations/answer.html", context)


def open_(request: Request, orientation_id: UUID) -> HttpResponse:
    """A file, filled with what was sent. Those who look alike come first, as for any new file."""
    orientation = _within_reach(request, orientation_id)
    require(policies.can_open_from(request.user, orientation), REFUSED)
    places = [one for one in places_of(request.user) if one.project == orientation.project]
    form = PersonForm(posted(request), places=places, initial=as_sent(orientation))
    informed = InformedForm(posted(request), prefix="accord")
    given = GivenForm(posted(request), prefix="accord", initial={"language": orientation.language or "fra"})
    dossier = dossier_of(request.user, orientation)
    if request.method == "POST" and all([form.is_valid(), _is_said(informed, given)]):
        told = given.given if informed.is_told_now else None
        person = carried_out(form, lambda: _opened(request, orientation, form, told))
        if person:
            messages.success(request, _("Dossier ouvert pour %(name)s.") % {"name": person})
            return redirect(person)
    context = {"orientation": orientation, "form": form, "alike": dossier.alike}
    context |= {"informed": informed, "given": given, "text": information_text(Purpose.ACCOMPANIMENT)}
    return render(request, "outreach/orientations/open.html", context)


@no_page("a button beside someone who looks alike")
@require_POST
def attach(request: Request, orientation_id: UUID, person_id: UUID) -> HttpResponse:
    """« C’est elle » : what was sent joins the file she already has."""
    orientation = _to_follow_up(request, orientation_id)
    person = get_object_or_404(Person.objects.visible_to(request.user), pk=person_id)
    attach_orientation(by=request.user, orientation=orientation, person=person)
    messages.success(request, _("L’orientation est jointe à son dossier."))
    return redirect(person)


def transfer(request: Request, orientation_id: UUID) -> HttpResponse:
    orientation = _within_reach(request, orientation_id)
    require(
        policies.can_run_door(request.user, orientation.project) and orientation.person_id is None,
        _("C’est la coordination du projet qui confie une orientation à une autre équipe."),
    )
    form = PassForm(posted(request), orientation=orientation)
    if request.method == "POST" and form.is_valid():
        organisation = form.cleaned_data["organisation"]
        pass_orientation(by=request.user, orientation=orientation, organisation=organisation)
        messages.success(request, _("Confiée à %(name)s.") % {"name": organisation})
        return redirect("outreach:orientations-index")
    context = {"orientation": orientation, "form": form}
    return render(request, "outreach/orientations/transfer.html", context)


def discard(request: Request, orientation_id: UUID) -> HttpResponse:
    orientation = _to_follow_up(request, orientation_id)
    require(orientation.person_id is None, _("Un dossier est ouvert : l’orientation en fait partie."))
    form = DiscardForm(posted(request))
    if request.method == "POST" and form.is_valid():
        discard_orientation(by=request.user, orientation=orientation, **form.cleaned_data)
        messages.success(request, _("Mise de côté ; elle sera effacée dans quatorze jours."))
        return redirect("outreach:orientations-index")
    context = {"orientation": orientation, "form": form}
    return render(request, "outreach/orientations/discard.html", context)


def tell(request: Request, orientation_id: UUID) -> HttpResponse:
    """What the person accepts that whoever sent her may follow."""
    orientation = _to_follow_up(request, orientation_id)
    form = ToldForm(posted(request), initial={"tells": orientation.tells})
    if request.method == "POST" and form.is_valid():
        choose_what_is_told(by=request.user, orientation=orientation, **form.cleaned_data)
        messages.success(request, _("C’est noté : la page de suivi change tout de suite."))
        return redirect("outreach:orientations-show", orientation_id)
    context = {"orientation": orientation, "form": form}
    return render(request, "outreach/orientations/tell.html", context)


def recognise(request: Request, orientation_id: UUID) -> HttpResponse:
    """Say which known structure an origin is, so that it is counted with it."""
    orientation = _within_reach(request, orientation_id)
    require(
        policies.can_run_door(request.user, orientation.project),
        _("C’est la coordination du projet qui tient la liste des structures."),
    )
    form = RecogniseForm(posted(request), project=orientation.project)
    if request.method == "POST" and form.is_valid():
        structure = form.cleaned_data["structure"]
        recognise_origin(by=request.user, orientation=orientation, structure=structure)
        messages.success(request, _("C’est noté."))
        return redirect("outreach:orientations-show", orientation_id)
    context = {"orientation": orientation, "form": form}
    return render(request, "outreach/orientations/recognise.html", context)


def _is_said(informed: InformedForm, given: GivenForm) -> bool:
    """How she was told is asked only when she was."""
    return informed.is_valid() and (not informed.is_told_now or given.is_valid())


def _opened(request: Request, orientation: Orientation, form: PersonForm, told: HowGiven | None) -> Person:
    return open_from_orientation(
        by=request.user,
        orientation=orientation,
        organisation=form.chosen_place.organisation,
        identity=NewPerson(channels=form.channels, languages=form.languages, **form.identity),
        informed=told,
    )


def _within_reach(request: Request, orientation_id: UUID) -> Orientation:
    """Out of reach: Http404."""
    visible = Orientation.objects.visible_to(request.user).select_related(
        "origin", "project", "organisation", "taken_by", "person"
    )
    return get_object_or_404(visible, pk=orientation_id)


def _to_follow_up(request: Request, orientation_id: UUID) -> Orientation:
    """Within reach and not allowed: PermissionDenied."""
    orientation = _within_reach(request, orientation_id)
    require(policies.can_follow_up(request.user, orientation), REFUSED)
    return orientation


def _note_reading(request: Request, orientation: Orientation) -> None:
    if orientation.person_id:
        journal(request, orientation.person_id, Reading.What.RECORD)
