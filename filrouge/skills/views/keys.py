from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from filrouge.accounts.models import Organisation
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.skills import policies
from filrouge.skills.actions.classes import REFUSED, change_key
from filrouge.skills.models import BadgeKey


def show(request: Request, organisation_id: int) -> HttpResponse:
    """What signs the badges of an organisation, and changing it."""
    mine = Organisation.objects.visible_to(request.user)
    organisation = get_object_or_404(mine, pk=organisation_id)
    require(policies.can_publish(request.user, organisation), REFUSED)
    if request.method == "POST":
        change_key(by=request.user, organisation=organisation)
        messages.success(request, _("La clé change dans la minute. Les badges déjà signés restent bons."))
        return redirect("skills:keys-show", organisation.pk)
    keys = BadgeKey.objects.filter(issuer__organisation=organisation).order_by("-began_at", "pk")
    return render(request, "skills/keys/show.html", {"organisation": organisation, "keys": list(keys[:20])})
