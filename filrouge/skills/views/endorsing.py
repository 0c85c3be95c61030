"""The page of a body without account that is asked whether it recognises a badge."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from filrouge.privacy.closed_links import refused, renewed
from filrouge.privacy.links import LinkRefused, enter_link
from filrouge.privacy.models import OutsideLink
from filrouge.privacy.requests import Request
from filrouge.shared.screens import accepted, posted
from filrouge.skills.actions.endorsements import answer_by_link
from filrouge.skills.forms.endorsements import SigningForm
from filrouge.skills.models import ASKING, BadgeClass, Endorsement

FOLDER = "skills/endorsing"
SAID = {"give", "decline", "withdraw"}


@login_not_required
@never_cache
def show(request: Request, token: str) -> HttpResponse:
    """Opening says nothing. A press confirms; another takes back; another asks an expired link again."""
    if request.method == "POST" and "renew" in request.POST:
        return renewed(request, FOLDER, token, ASKING)
    try:
        link = enter_link(request, token, ASKING)
    except LinkRefused as refusal:
        return refused(request, FOLDER, refusal)
    endorsement = next(iter(Endorsement.objects.raw("SELECT * FROM asked_endorsement()")), None)
    if endorsement is None or endorsement.withdrawn_at:
        return refused(request, FOLDER)
    said = request.POST.get("said", "")
    form = SigningForm(posted(request) if said == "give" else None)
    if said in SAID and _answered(link, endorsement, said, form):
        messages.success(request, _("Merci : c’est noté."))
        return redirect("skills:endorsing-show", token)
    badge_class = BadgeClass.objects.select_related("organisation").get(pk=endorsement.badge_class_id)
    context = {"endorsement": endorsement, "badge_class": badge_class, "form": form, "body": endorsement.body}
    return render(request, "skills/endorsing/show.html", context)


def _answered(link: OutsideLink, endorsement: Endorsement, said: str, form: SigningForm) -> bool:
    words = {}
    if said == "give":
        if not form.is_valid():
            return False
        words = form.cleaned_data
    try:
        return accepted(form, lambda: answer_by_link(link=link, endorsement=endorsement, said=said, **words))
    except PermissionDenied:
        return True  # said already, in another window: the page tells what stands
