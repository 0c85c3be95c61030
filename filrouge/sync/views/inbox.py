"""For those who coordinate: notes whose author may no longer write them, and telephones before a trip."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.shared.screens import posted
from filrouge.sync import policies
from filrouge.sync.actions.inbox import hand_operation
from filrouge.sync.forms import HandForm
from filrouge.sync.models import Operation
from filrouge.sync.queries import colleagues_in, devices_coordinated, held_operations, label_of


def index(request: Request) -> HttpResponse:
    if not request.context.coordinated:
        raise PermissionDenied(_("Cette page est celle des personnes qui coordonnent un projet."))
    projects = request.context.coordinated
    return render(
        request,
        "sync/inbox/index.html",
        {
            "held": [(label_of(one), one) for one in held_operations(projects)],
            "devices": devices_coordinated(projects),
        },
    )


def hand(request: Request, operation_id: UUID) -> HttpResponse:
    operations = Operation.objects.exclude(held_at=None).select_related("user", "project")
    operation = get_object_or_404(operations, pk=operation_id)
    require(
        policies.can_hand_operation(request.user, operation),
        _("Seule la coordination du projet confie une note en attente."),
    )
    form = HandForm(colleagues_in(operation), posted(request))
    if request.method == "POST" and form.is_valid():
        hand_operation(by=request.user, operation=operation, to=form.cleaned_data["heir"])
        messages.success(request, _("Cette note est confiée à %s.") % form.cleaned_data["heir"])
        return redirect("sync:inbox-index")
    context = {"operation": operation, "label": label_of(operation), "form": form}
    return render(request, "sync/inbox/hand.html", context)
