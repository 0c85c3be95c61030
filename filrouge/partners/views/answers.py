"""What a partner reads and says, by the link; and what the partner says by telephone, typed by the team."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from filrouge.partners import policies
from filrouge.partners.actions.answers import Answer, answer_by_link, note_answer
from filrouge.partners.actions.referrals import REFUSED
from filrouge.partners.forms.answers import AnswerForm, answer_forms
from filrouge.partners.models import FROM_PARTNER, PURPOSE, Happened
from filrouge.partners.referring.referred import Referred, referred
from filrouge.privacy.closed_links import refused, renewed
from filrouge.privacy.journal import journal
from filrouge.privacy.links import LinkRefused, enter_link
from filrouge.privacy.models import OutsideLink, Reading
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.shared.screens import accepted, explain, posted, pressed

from .reach import referral_or_404

FOLDER = "partners/answers"


@login_not_required
@never_cache
def show(request: Request, token: str) -> HttpResponse:
    """Opening never answers. A press does; another asks an expired link again."""
    if request.method == "POST" and "renew" in request.POST:
        return renewed(request, FOLDER, token, PURPOSE)
    try:
        link = enter_link(request, token, PURPOSE)
    except LinkRefused as refusal:
        return refused(request, FOLDER, refusal)
    found = referred()
    if found is None:
        return refused(request, FOLDER)
    first = answer_forms(found.next_kinds, posted(request), who=found.who)
    others = answer_forms([*found.other_kinds, Happened.TAKEN_OVER.value], posted(request), who=found.who)
    sent = next((one for one in (*first, *others) if one.is_bound), None)
    if sent is not None and sent.is_valid() and _answered(sent, found, link):
        messages.success(request, _("Merci : l’équipe a votre réponse."))
        return redirect("partners:answers-show", token)
    if request.method == "GET":
        journal(request, found.person_id, Reading.What.DOCUMENT)
    context = {"referred": found, "forms": first, "others": others, "token": token}
    return render(request, "partners/answers/show.html", context)


def new(request: Request, referral_id: UUID) -> HttpResponse:
    """By telephone: one tap says it; this page adds a day, a name, a reason."""
    referral = referral_or_404(referral_id)
    require(policies.can_note_answer(request.user, referral), REFUSED)
    by = request.user
    tapped = request.POST.get("tap", "")
    if tapped:
        said = _("C’est noté : la personne et le partenaire voient la même chose.")
        pressed(request, lambda: note_answer(by=by, referral=referral, answer=Answer(kind=tapped)), said)
        return redirect("partners:referrals-show", referral.pk)
    forms = answer_forms([one.value for one in FROM_PARTNER], posted(request), who=referral.to_name)
    sent = next((one for one in forms if one.is_bound), None)
    if sent is not None and sent.is_valid():
        answer = sent.answer
        if accepted(sent, lambda: note_answer(by=by, referral=referral, answer=answer)):
            messages.success(request, _("C’est noté."))
            return redirect("partners:referrals-show", referral.pk)
    return render(request, "partners/answers/new.html", {"referral": referral, "forms": forms})


def _answered(form: AnswerForm, found: Referred, link: OutsideLink) -> bool:
    try:
        answer_by_link(link=link, referral_id=found.id, project_id=found.project.pk, answer=form.answer)
    except ValidationError as error:
        explain(form, error)
    except PermissionDenied:
        form.add_error(None, _("Vous avez déjà répondu beaucoup de fois : appelez plutôt l’équipe."))
    else:
        return True
    return False
