"""Talking before it begins: « appel à deux », « entretien à trois voix »."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from filrouge.partners import policies
from filrouge.partners.actions.referrals import REFUSED
from filrouge.partners.actions.talks import becomes_step, plan_talk, tell_talk
from filrouge.partners.forms.talks import PlanForm, SummaryForm
from filrouge.partners.models import Referral, Talk
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.shared.screens import accepted, posted

from .reach import referral_or_404


def new(request: Request, referral_id: UUID, talk: str) -> HttpResponse:
    """When and where: both sides read it, and it is a step of the path."""
    referral, what = _asked(request, referral_id, talk)
    form = PlanForm(posted(request))
    by = request.user
    if (
        request.method == "POST"
        and form.is_valid()
        and accepted(form, lambda: plan_talk(by=by, referral=referral, talk=what, meeting=form.meeting))
    ):
        messages.success(request, _("C’est prévu : le partenaire le voit sur sa page."))
        return redirect("partners:referrals-show", referral.pk)
    context = {"referral": referral, "form": form, "talk": what, "steps": becomes_step(by, referral)}
    return render(request, "partners/talks/new.html", context)


def tell(request: Request, referral_id: UUID, talk: str) -> HttpResponse:
    """What was said: one summary, for both sides."""
    referral, what = _asked(request, referral_id, talk)
    form = SummaryForm(what, posted(request))
    by = request.user
    if request.method == "POST" and form.is_valid():
        said = {"on": form.cleaned_data["on"], "words": form.words}
        if accepted(form, lambda: tell_talk(by=by, referral=referral, talk=what, **said)):
            messages.success(request, _("Le résumé est sur le fil, des deux côtés."))
            return redirect("partners:referrals-show", referral.pk)
    context = {"referral": referral, "form": form, "talk": what}
    return render(request, "partners/talks/tell.html", context)


def _asked(request: Request, referral_id: UUID, talk: str) -> tuple[Referral, Talk]:
    referral = referral_or_404(referral_id)
    require(policies.can_note_answer(request.user, referral), REFUSED)
    if talk not in Talk.values:
        raise Http404
    return referral, Talk(talk)
