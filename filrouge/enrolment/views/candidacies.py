from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from filrouge.accounts.models import Organisation, Project
from filrouge.enrolment.actions.candidacies import open_candidacy
from filrouge.enrolment.forms.candidacies import AskForm, ListForm
from filrouge.enrolment.models import Candidacy
from filrouge.enrolment.queries.listing import Choice, page_of
from filrouge.enrolment.queries.story import candidacies_in_full, page_about
from filrouge.people.models import AccessGrant, Person
from filrouge.people.queries.places import places_of
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared import clock
from filrouge.shared.addresses import address_if_any
from filrouge.shared.rights import require
from filrouge.shared.screens import posted


def index(request: Request) -> HttpResponse:
    """The candidacies of a team or of a project, filtered by the address."""
    may_see = bool(request.context.organisations or request.context.coordinated)
    require(may_see, _("Cette page est pour celles et ceux qui accompagnent ou coordonnent."))
    form = ListForm(request.GET, context=request.context)
    choice = form.choice(request.GET.get("apres", ""))
    page = page_of(request.context, choice)
    values = {"form": form, "choice": choice, "rows": page.rows, "narrowed": _narrowed(choice)}
    values["next_url"] = _address(choice, page.after) if page.after else ""
    values["may_add"] = bool(places_of(request.user))
    values["projects"] = Project.objects.visible_to(request.user).order_by("name", "pk")
    return render(request, "enrolment/candidacies/index.html", values)


def show(request: Request, candidacy_id: UUID) -> HttpResponse:
    """Who asks, where it stands, why she may enter, and the one thing to do next."""
    candidacy = get_object_or_404(candidacies_in_full(request.user), pk=candidacy_id)
    journal(request, candidacy.person_id, Reading.What.RECORD)
    values = {
        "page": page_about(candidacy),
        "candidacy": candidacy,
        "person": candidacy.person,
        "known_url": address_if_any("how_known", candidacy.person_id),
    }
    return render(request, "enrolment/candidacies/show.html", values)


def new(request: Request, person_id: UUID) -> HttpResponse:
    """Opens one in the project where the team holds the file, and where none is open."""
    person = get_object_or_404(Person.objects.visible_to(request.user), pk=person_id)
    project, organisation = _where_to_ask(request, person)
    form = AskForm(posted(request), initial={"on": clock.today()})
    if request.method == "POST" and form.is_valid():
        candidacy = open_candidacy(
            by=request.user, person=person, project=project, organisation=organisation, **form.cleaned_data
        )
        messages.success(request, _("Demande notée. Et maintenant : un premier rendez-vous."))
        return redirect("enrolment:candidacies-show", candidacy.pk)
    context = {"person": person, "project": project, "form": form, "back": person.get_absolute_url()}
    return render(request, "enrolment/candidacies/new.html", context)


def _where_to_ask(request: Request, person: Person) -> tuple[Project, Organisation]:
    """A project without an open candidacy, and the team of the user that holds its file; else Http404."""
    taken = Candidacy.objects.open().filter(person=person).values("project")
    grants = AccessGrant.objects.in_force().reaching(request.user).exclude(project__in=taken)
    held = grants.filter(
        person=person, level=AccessGrant.Level.FULL, organisation__isnull=False, project__isnull=False
    )
    grant = held.select_related("project", "organisation").order_by("-since").first()
    if grant is None or grant.project is None or grant.organisation is None:
        raise Http404
    return grant.project, grant.organisation


def _narrowed(choice: Choice) -> bool:
    return bool(choice.typed or choice.show)


def _address(choice: Choice, after: str) -> str:
    asked = {"q": choice.typed, "de": choice.whose, "montrer": choice.show, "apres": after}
    kept = {name: value for name, value in asked.items() if value}
    return f"{reverse('enrolment:candidacies-index')}?{urlencode(kept)}"
