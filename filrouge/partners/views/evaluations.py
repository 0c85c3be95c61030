from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from filrouge.partners.actions.evaluations import (
    OURS_FIRST,
    answer_for_us,
    ask_evaluation,
    note_partner_answer,
)
from filrouge.partners.forms.partnerships import AskForm, HeardForm, OpinionForm
from filrouge.partners.partnering.page import evaluated
from filrouge.privacy.requests import Request
from filrouge.shared.screens import accepted, posted

from .partnered import partnership_to_keep


def new(request: Request, partnership_id: UUID) -> HttpResponse:
    """Asks both: the partner by the link that leaves at this address."""
    partnership = partnership_to_keep(request, partnership_id)
    initial = (partnership.contact.email if partnership.contact else "") or partnership.structure.email
    form = AskForm(posted(request), initial={"email": initial})
    if request.method == "POST" and form.is_valid():
        by, email = request.user, form.cleaned_data["email"]
        if accepted(form, lambda: ask_evaluation(by=by, partnership=partnership, email=email)):
            messages.success(
                request, _("Le lien part à %(email)s. Répondez de votre côté.") % {"email": email}
            )
            return redirect("partners:evaluations-answer", partnership.pk)
    return render(request, "partners/evaluations/new.html", {"form": form, "partnership": partnership})


def answer(request: Request, partnership_id: UUID) -> HttpResponse:
    """Our side of the latest one, while it waits for it."""
    partnership = partnership_to_keep(request, partnership_id)
    found = evaluated(partnership)
    if found is None or not found.awaits_us:
        raise Http404
    evaluation = found.evaluation
    form = OpinionForm(posted(request), initial={"who": request.user.get_full_name()})
    if request.method == "POST" and form.is_valid():
        by, opinion = request.user, form.opinion
        if accepted(form, lambda: answer_for_us(by=by, evaluation=evaluation, opinion=opinion)):
            messages.success(
                request, _("C’est noté. Les réponses se lisent dès que les deux côtés ont répondu.")
            )
            return redirect("partners:partnerships-show", partnership.pk)
    return render(request, "partners/evaluations/answer.html", {"form": form, "partnership": partnership})


def phone(request: Request, partnership_id: UUID) -> HttpResponse:
    """What the partner says by telephone, typed for them once our side has answered."""
    partnership = partnership_to_keep(request, partnership_id)
    found = evaluated(partnership)
    if found is None or not found.awaits_them:
        raise Http404
    if found.awaits_us:
        messages.info(request, OURS_FIRST)
        return redirect("partners:evaluations-answer", partnership.pk)
    evaluation = found.evaluation
    form = HeardForm(
        posted(request), initial={"who": partnership.contact.name if partnership.contact else ""}
    )
    if request.method == "POST" and form.is_valid():
        by, opinion = request.user, form.opinion
        if accepted(form, lambda: note_partner_answer(by=by, evaluation=evaluation, opinion=opinion)):
            messages.success(request, _("C’est noté. Les réponses des deux côtés se lisent maintenant ici."))
            return redirect("partners:partnerships-show", partnership.pk)
    return render(request, "partners/evaluations/phone.html", {"form": form, "partnership": partnership})
