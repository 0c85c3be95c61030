from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from filrouge.people.actions.duplicates import known_elsewhere
from filrouge.people.actions.persons import change_identity, open_person
from filrouge.people.forms.persons import IdentityForm, PersonForm, SketchForm, as_typed
from filrouge.people.models import Person
from filrouge.people.policies import can_edit_person
from filrouge.people.queries.lookalikes import Lookalike, find_lookalikes
from filrouge.people.queries.places import places_of
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared.addresses import address_of
from filrouge.shared.rights import require

from .reach import person_or_404


def new(request: Request) -> HttpResponse:
    """Open a file. Those who look alike are shown first: saving again says that it is none of them."""
    places = places_of(request.user)
    require(bool(places), _("Ouvrir un dossier est réservé aux équipes qui accompagnent dans un projet."))
    form = PersonForm(request.POST or None, places=places, initial=request.GET.dict())
    alike: list[Lookalike] = []
    if request.method == "POST" and form.is_valid():
        if not form.cleaned_data["confirmed"]:
            alike = find_lookalikes(request.user, *SketchForm(request.POST).asked)
        if not alike:
            return redirect(_opened(request, form))
    context = {"form": form, "alike": alike, "back": address_of("home")}
    return render(request, "people/persons/new.html", context)


def _opened(request: Request, form: PersonForm) -> Person:
    person = open_person(
        by=request.user,
        organisation=form.chosen_place.organisation,
        project=form.chosen_place.project,
        channels=form.channels,
        languages=form.languages,
        **form.identity,
    )
    messages.success(request, _("Dossier ouvert pour %(name)s.") % {"name": person})
    _warn_if_known(request, person)
    return person


def _warn_if_known(request: Request, person: Person) -> None:
    try:
        known = known_elsewhere(by=request.user, person=person)
    except PermissionDenied:  # the day's questions are used: the file is opened all the same
        return
    if known:
        messages.warning(request, _("Peut-être déjà accompagnée : demandez à la personne."))


def edit(request: Request, person_id: UUID) -> HttpResponse:
    person = person_or_404(request, person_id)
    require(
        can_edit_person(request.user, person),
        _("Seule l’équipe en charge de ce dossier peut corriger l’identité de la personne."),
    )
    form = IdentityForm(request.POST or None, initial=as_typed(person))
    if request.method == "POST" and form.is_valid():
        change_identity(by=request.user, person=person, **form.identity)
        messages.success(request, _("Identité corrigée ; l’ancienne reste dans l’historique."))
        return redirect(person)
    journal(request, person.pk, Reading.What.RECORD)
    return render(
        request,
        "people/persons/edit.html",
        {"form": form, "person": person, "back": person.get_absolute_url()},
    )
