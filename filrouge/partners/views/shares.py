from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from filrouge.partners.referring.dossier import shared_of
from filrouge.people.models import Person
from filrouge.people.policies import can_edit_person
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared import clock
from filrouge.shared.rights import require


def index(request: Request, person_id: UUID) -> HttpResponse:
    """For the person: what was said of her, to whom, since when; and that she may stop it. Printed as it is."""
    person = get_object_or_404(Person.objects.visible_to(request.user), pk=person_id)
    require(
        can_edit_person(request.user, person), _("Seule l’équipe qui suit la personne peut lire cette page.")
    )
    journal(request, person.pk, Reading.What.DOCUMENT)
    shared = shared_of(person)
    context = {
        "person": person,
        "now": [one for one in shared if one.is_shown],
        "former": [one for one in shared if not one.is_shown],
        "today": clock.today(),
    }
    return render(request, "partners/shares/index.html", context)
