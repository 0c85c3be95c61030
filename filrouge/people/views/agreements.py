from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from filrouge.people.actions.agreements import REFUSED, give_agreement, withdraw_agreement
from filrouge.people.forms.agreements import AgreementForm, WithdrawForm
from filrouge.people.models import Agreement
from filrouge.people.policies import can_decide_sharing
from filrouge.people.queries.agreements import known_and_agreed
from filrouge.people.texts import AGREEMENT
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared.addresses import address_if_any
from filrouge.shared.rights import require

from .reach import held_or_403, person_or_404, person_to_copy_or_404, row_or_404


def index(request: Request, person_id: UUID) -> HttpResponse:
    """What the person knows and accepts: three things, never mixed."""
    person = person_to_copy_or_404(request, person_id)
    project = held_or_403(request, person)
    journal(request, person.pk, Reading.What.RECORD)
    context = {
        "person": person,
        "known": known_and_agreed(person, project),
        "told_url": address_if_any("told_to_partners", person.pk),
        # Whoever may take a copy reads nothing by an emergency alone: the same people decide, without asking again.
        "may_decide": person.may_copy or can_decide_sharing(request.user, person, project),
    }
    return render(request, "people/agreements/index.html", context)


def new(request: Request, person_id: UUID) -> HttpResponse:
    person = person_or_404(request, person_id)
    project = held_or_403(request, person)
    require(can_decide_sharing(request.user, person, project), REFUSED)
    form = AgreementForm(request.POST or None, own=request.context.organisations)
    if request.method == "POST" and form.is_valid():
        words = {name: form.cleaned_data[name] for name in ("organisation", "field_groups", "until")}
        give_agreement(by=request.user, person=person, project=project, given=form.given, **words)
        organisation = form.cleaned_data["organisation"]
        messages.success(
            request, _("%(organisation)s peut lire ce qui est coché.") % {"organisation": organisation}
        )
        return redirect("people:agreements-index", person.pk)
    return render(request, "people/agreements/new.html", {"form": form, "person": person, "text": AGREEMENT})


def end(request: Request, agreement_id: UUID) -> HttpResponse:
    agreement = row_or_404(request, Agreement, agreement_id)
    require(can_decide_sharing(request.user, agreement.person, agreement.project), REFUSED)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        ended = withdraw_agreement(by=request.user, agreement=agreement, how=form.cleaned_data["how"])
        said = ngettext("%(count)d accès fermé.", "%(count)d accès fermés.", ended) % {"count": ended}
        messages.success(request, _("Accord retiré : %(said)s") % {"said": said})
        return redirect("people:agreements-index", agreement.person_id)
    context = {"form": form, "agreement": agreement, "person": agreement.person}
    return render(request, "people/agreements/end.html", context)
