from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from filrouge.commissions import policies
from filrouge.commissions.actions.agreements import agree
from filrouge.commissions.actions.agreements import withdraw as take_back
from filrouge.commissions.actions.cases import BY_THE_TEAM
from filrouge.commissions.forms.cases import AgreementForm
from filrouge.commissions.models import CaseAgreement, Member
from filrouge.commissions.sitting.saying import sayable
from filrouge.commissions.texts import COMMISSION
from filrouge.people.forms.agreements import GivenForm, WithdrawForm
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.shared.screens import accepted, carried_out, posted

from .reach import case_or_404


def new(request: Request, case_id: UUID) -> HttpResponse:
    """She is told before: what is said, line by line, to which structures; her own word; or her no."""
    case = case_or_404(case_id)
    require(policies.can_prepare(request.user, case), BY_THE_TEAM)
    members = Member.objects.current().filter(commission=case.meeting.commission_id)
    form = AgreementForm(
        posted(request),
        sayable=sayable(request.user, case),
        members=list(members.by_name()),
        initial={"asked": case.asked},
    )
    given = GivenForm(posted(request), prefix="accord")
    if request.method == "POST" and all([form.is_valid(), given.is_valid()]):
        by, said = request.user, form.cleaned_data
        agreed = carried_out(
            form,
            lambda: agree(
                by=by,
                case=case,
                members=[UUID(one) for one in said["members"]],
                trusted=[UUID(one) for one in said.get("trusted", ())],
                said=form.said,
                given=given.given,
            ),
        )
        if agreed:
            messages.success(
                request, _("C’est noté : les structures cochées liront cela pendant la réunion.")
            )
            return redirect("commissions:cases-show", case.pk)
    context = {"case": case, "form": form, "given": given, "text": COMMISSION}
    return render(request, "commissions/agreements/new.html", context)


def withdraw(request: Request, case_id: UUID) -> HttpResponse:
    """She changed her mind: typed by the team, done at once."""
    case = case_or_404(case_id)
    require(policies.can_prepare(request.user, case), BY_THE_TEAM)
    form = WithdrawForm(posted(request))
    if not CaseAgreement.objects.filter(case=case, withdrawn_at=None).exists():
        messages.error(request, _("Il n’y a pas d’accord à retirer."))
        return redirect("commissions:cases-show", case.pk)
    by = request.user
    if (
        request.method == "POST"
        and form.is_valid()
        and accepted(form, lambda: take_back(by=by, case=case, how=form.cleaned_data["how"]))
    ):
        messages.success(request, _("Plus aucun membre ne lit rien d’elle ; ce qui était écrit est effacé."))
        return redirect("commissions:cases-show", case.pk)
    return render(request, "commissions/agreements/withdraw.html", {"case": case, "form": form})
