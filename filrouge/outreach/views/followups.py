"""What whoever sent someone may follow, by the link she was sent. Opening never acts."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from filrouge.outreach.actions.receiving import add_word
from filrouge.outreach.forms.doors import WordForm
from filrouge.outreach.models import PURPOSE
from filrouge.outreach.orienting.followed import followed
from filrouge.privacy.links import LinkRefused, enter_link
from filrouge.privacy.requests import Request
from filrouge.shared.screens import posted

from .outside import refused, renewed


@login_not_required
@never_cache
def show(request: Request, token: str) -> HttpResponse:
    """The stages the person agreed to. A press adds a word, or asks an expired link again."""
    if request.method == "POST" and "renew" in request.POST:
        return renewed(request, token, PURPOSE)
    try:
        link = enter_link(request, token, PURPOSE)
    except LinkRefused as refusal:
        return refused(request, refusal)
    form = WordForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            add_word(link=link, text=form.cleaned_data["text"])
        except PermissionDenied:
            form.add_error("text", _("Vous avez déjà laissé vingt messages : appelez plutôt l’équipe."))
        else:
            messages.success(request, _("Votre mot est arrivé à l’équipe."))
            return redirect("outreach:followups-show", token)
    found = followed()
    if found is None:
        return refused(request)
    return render(request, "outreach/followups/show.html", {"followed": found, "form": form})
