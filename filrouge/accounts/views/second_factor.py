from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from filrouge.accounts.actions.second_factor import revoke_second_factor
from filrouge.accounts.mails import NotSent
from filrouge.accounts.models import Membership, User
from filrouge.accounts.policies import can_revoke_second_factor
from filrouge.accounts.requests import Request
from filrouge.shared.rights import require

from .run import organisation_managed_by


def revoke(request: Request, organisation_id: int, user_id: int) -> HttpResponse:
    """For a colleague who lost their phone."""
    organisation = organisation_managed_by(request.user, organisation_id)
    team = Membership.objects.current().filter(organisation=organisation).values("user")
    colleague = get_object_or_404(User, pk=user_id, pk__in=team)
    require(
        can_revoke_second_factor(request.user, colleague),
        _("Vous ne pouvez pas retirer le second facteur de cette personne."),
    )
    if request.method == "POST":
        try:
            revoke_second_factor(by=request.user, user=colleague)
        except NotSent:
            messages.error(request, _("Le message qui la prévient n’a pas pu partir : rien n’est changé."))
        else:
            messages.success(
                request, _("%(name)s en choisira un nouveau en se connectant.") % {"name": colleague}
            )
        return redirect("accounts:organisations-show", organisation.pk)
    context = {"organisation": organisation, "colleague": colleague}
    return render(request, "accounts/second_factor/revoke.html", context)
