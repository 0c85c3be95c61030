from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from filrouge.directory.choosing import structure_asked, structures_named
from filrouge.privacy.requests import Request
from filrouge.shared.pages import no_page
from filrouge.shared.rights import require
from filrouge.shared.screens import carried_out, posted
from filrouge.skills import policies
from filrouge.skills.actions.endorsements import REFUSED, ask_endorsement, endorse, withdraw_endorsement
from filrouge.skills.forms.endorsements import AskingForm, EndorsingForm
from filrouge.skills.models import Endorsement

from .reach import class_or_404, managed_by


def new(request: Request, class_id: UUID) -> HttpResponse:
    """Ask a company or a structure of the directory whether it recognises the badge."""
    badge_class = class_or_404(class_id)
    require(policies.can_ask_endorsement(request.user, badge_class), REFUSED)
    structure = structure_asked(request)
    typed = request.GET.get("cherche", "").strip()
    form = AskingForm(posted(request), initial={"recipient": structure.email if structure else ""})
    if request.method == "POST" and structure and form.is_valid():
        by, to = request.user, form.cleaned_data["recipient"]
        asked = {"badge_class": badge_class, "structure": structure, "recipient": to}
        if carried_out(form, lambda: ask_endorsement(by=by, **asked)):
            messages.success(request, _("La question est partie. La réponse se lira ici."))
            return redirect("skills:classes-show", badge_class.pk)
    context = {
        "badge_class": badge_class,
        "form": form,
        "structure": structure,
        "typed": typed,
        "structures": structures_named(typed),
    }
    return render(request, "skills/endorsements/new.html", context)


def give(request: Request, class_id: UUID) -> HttpResponse:
    """On behalf of the organisation that one manages."""
    badge_class = class_or_404(class_id)
    organisations = managed_by(request).exclude(pk=badge_class.organisation_id)
    require(badge_class.is_offered and organisations.exists(), REFUSED)
    form = EndorsingForm(posted(request), organisations=organisations)
    if request.method == "POST" and form.is_valid():
        by, said = request.user, form.cleaned_data
        if carried_out(form, lambda: endorse(by=by, badge_class=badge_class, **said)):
            messages.success(
                request, _("Votre organisation reconnaît ce badge : c’est signé dans la minute.")
            )
            return redirect("skills:classes-show", badge_class.pk)
    return render(request, "skills/endorsements/give.html", {"form": form, "badge_class": badge_class})


@no_page("a button of the badge")
@require_POST
def withdraw(request: Request, endorsement_id: UUID) -> HttpResponse:
    found = Endorsement.objects.select_related("badge_class__organisation", "organisation")
    endorsement = get_object_or_404(found, pk=endorsement_id)
    withdraw_endorsement(by=request.user, endorsement=endorsement)
    messages.success(request, _("C’est retiré."))
    return redirect("skills:classes-show", endorsement.badge_class_id)
