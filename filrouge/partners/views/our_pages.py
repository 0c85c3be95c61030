"""The page of both, for the partner, by the link: the same as the team reads, and its side of the evaluation."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from filrouge.partners.actions.evaluations import answer_by_link
from filrouge.partners.forms.partnerships import OpinionForm
from filrouge.partners.models import OUR_PAGE, Partnership
from filrouge.partners.partnering.page import page_of
from filrouge.privacy.closed_links import refused, renewed
from filrouge.privacy.links import LinkRefused, enter_link
from filrouge.privacy.requests import Request
from filrouge.shared.screens import accepted, posted

FOLDER = "partners/our_pages"


@login_not_required
@never_cache
def show(request: Request, token: str) -> HttpResponse:
    """Opening reads. A press answers; another asks an expired link again."""
    if request.method == "POST" and "renew" in request.POST:
        return renewed(request, FOLDER, token, OUR_PAGE)
    try:
        link = enter_link(request, token, OUR_PAGE)
    except LinkRefused as refusal:
        return refused(request, FOLDER, refusal)
    # The link shows one row, or none once it stopped.
    partnership = Partnership.objects.select_related("project", "organisation", "structure").first()
    if partnership is None:
        return refused(request, FOLDER)
    page = page_of(partnership)
    asked = page.evaluated if page.evaluated and page.evaluated.awaits_them else None
    form = OpinionForm(posted(request)) if asked else None
    if form and asked and form.is_bound and form.is_valid():
        evaluation, opinion = asked.evaluation, form.opinion
        if accepted(form, lambda: answer_by_link(link=link, evaluation=evaluation, opinion=opinion)):
            messages.success(
                request, _("Merci. Les réponses se lisent ici dès que les deux côtés ont répondu.")
            )
            return redirect("partners:our_pages-show", token)
    context = {
        "partnership": partnership,
        "page": page,
        "form": form,
        "may_keep": False,
        "in_house": False,
    }
    return render(request, "partners/our_pages/show.html", context)
