from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from filrouge.people.actions.protection import note_protection
from filrouge.people.forms.protections import ProtectionForm, as_noted
from filrouge.people.models import Protection
from filrouge.people.policies import can_edit_protection
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require

from .reach import held_or_403, person_or_404


def edit(request: Request, person_id: UUID) -> HttpResponse:
    """Need to know: the page itself is refused to those to whom this part was not opened by name."""
    person = person_or_404(request, person_id)
    project = held_or_403(request, person)
    require(
        can_edit_protection(request.user, person, project),
        _("Le statut et le titre de séjour ne sont ouverts qu’aux personnes qui en ont besoin."),
    )
    noted = Protection.objects.filter(person=person, project=project).order_by("-created_at")
    current = next((one for one in noted if one.replaced_on is None), None)
    form = ProtectionForm(request.POST or None, initial=as_noted(current))
    if request.method == "POST" and form.is_valid():
        try:
            note_protection(by=request.user, person=person, project=project, protection=form.protection)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Noté ; l’ancienne situation reste dans l’historique."))
            return redirect(person)
    journal(request, person.pk, Reading.What.RECORD, reason=_("statut et titre de séjour"))
    former = [one for one in noted if one.replaced_on]
    context = {"form": form, "person": person, "former": former, "back": person.get_absolute_url()}
    return render(request, "people/protections/edit.html", context)
