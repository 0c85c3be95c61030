"""What other teams send to the asker's own organisation: read, and answered from within."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from filrouge.partners.actions.answers import answer_received
from filrouge.partners.forms.answers import AnswerForm, answer_forms
from filrouge.partners.models import Happened
from filrouge.partners.referring.received import Tray, received_page, receives
from filrouge.partners.referring.referred import Referred, referred
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.shared.screens import explain, posted


def index(request: Request) -> HttpResponse:
    """By the day the answer was asked for."""
    require(
        receives(),
        _(
            "Cette page est pour les équipes d’une organisation qui est aussi dans l’annuaire : qui la gère le dit, "
            "sur la page de la structure."
        ),
    )
    shown = request.GET.get("montrer", "")
    tray = Tray(shown) if shown in list(Tray) else Tray.WAITING
    page = received_page(tray, request.GET.get("apres", ""))
    following = urlencode({"montrer": tray.value, "apres": page.following})
    context = {
        "page": page,
        "tray": tray.value,
        "trays": [(one.value, _tab(one), f"?{urlencode({'montrer': one.value})}") for one in Tray],
        "next_url": f"?{following}" if page.following else "",
    }
    return render(request, "partners/received/index.html", context)


def show(request: Request, referral_id: UUID) -> HttpResponse:
    """What the person accepts that this structure knows; opening it answers nothing."""
    found = referred(referral_id)
    if found is None:
        raise Http404
    first = answer_forms(found.next_kinds, posted(request), who=request.user.get_full_name())
    kinds = [*found.other_kinds, Happened.TAKEN_OVER.value]
    others = answer_forms(kinds, posted(request), who=request.user.get_full_name())
    sent = next((one for one in (*first, *others) if one.is_bound), None)
    if sent is not None and sent.is_valid() and _answered(request, sent, found):
        messages.success(request, _("Merci : l’équipe a votre réponse."))
        return redirect("partners:received-show", found.id)
    if request.method == "GET":
        journal(request, found.person_id, Reading.What.DOCUMENT)
    context = {"referred": found, "forms": first, "others": others}
    return render(request, "partners/received/show.html", context)


def _answered(request: Request, form: AnswerForm, found: Referred) -> bool:
    try:
        answer_received(by=request.user, found=found, answer=form.answer)
    except ValidationError as error:
        explain(form, error)
    except PermissionDenied:
        form.add_error(None, _("Vous avez déjà répondu beaucoup de fois : appelez plutôt l’équipe."))
    else:
        return True
    return False


def _tab(tray: Tray) -> Any:
    return {
        Tray.WAITING: _("À répondre"),
        Tray.UNDER_WAY: _("En cours"),
        Tray.REFUSED: _("Refusées"),
        Tray.OVER: _("Terminées"),
    }[tray]
