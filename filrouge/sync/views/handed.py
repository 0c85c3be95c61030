from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.sync.actions.inbox import take_up
from filrouge.sync.actions.operations import withdraw_operation
from filrouge.sync.forms import WithdrawalForm
from filrouge.sync.models import Operation
from filrouge.sync.queries import told


def show(request: Request, operation_id: UUID) -> HttpResponse:
    """What a colleague noted and may no longer write: write it in one's own name, or set it aside."""
    handed = Operation.objects.handed_to(request.user).select_related("user", "project")
    operation = get_object_or_404(handed, pk=operation_id)
    if Operation.objects.disputed(request.user).filter(pk=operation_id).exists():
        return redirect("sync:conflicts-show", operation_id)
    form = WithdrawalForm(request.POST if "because" in request.POST else None)
    if request.method == "POST" and "because" not in request.POST:
        return _taken_up(request, operation)
    if request.method == "POST" and form.is_valid():
        withdraw_operation(by=request.user, operation=operation, because=form.cleaned_data["because"])
        messages.success(request, _("Cette note est écartée ; son auteur·rice lira pourquoi."))
        return redirect("sync:devices-index")
    if operation.person_id:
        journal(request, operation.person_id, Reading.What.RECORD)
    label, lines = told(operation)
    context = {"operation": operation, "label": label, "lines": lines, "form": form}
    return render(request, "sync/handed/show.html", context)


def _taken_up(request: Request, operation: Operation) -> HttpResponse:
    if take_up(by=request.user, operation=operation):
        messages.success(request, _("C’est noté, en votre nom."))
        return redirect("sync:devices-index")
    if Operation.objects.disputed(request.user).filter(pk=operation.pk).exists():
        return redirect("sync:conflicts-show", operation.pk)
    operation.refresh_from_db()
    why = operation.refusal or operation.held_because or _("une autre note doit passer d’abord")
    messages.warning(request, _("Cette note n’a pas pu être enregistrée : %s") % why)
    return redirect("sync:devices-index")
