from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared.screens import posted
from filrouge.sync.actions.conflicts import settle_operation
from filrouge.sync.forms import SidesForm
from filrouge.sync.models import Operation
from filrouge.sync.queries import label_of, open_conflicts, sides_of


def show(request: Request, operation_id: UUID) -> HttpResponse:
    """Two values of the same field, who wrote each and when: keep one, the other, or both."""
    disputed = Operation.objects.disputed(request.user).select_related("user", "device")
    operation = get_object_or_404(disputed.prefetch_related(open_conflicts()), pk=operation_id)
    sides = sides_of(operation)
    form = SidesForm(sides, posted(request))
    if request.method == "POST" and form.is_valid():
        return _settled(request, operation, form)
    if operation.person_id:
        journal(request, operation.person_id, Reading.What.RECORD)
    context = {
        "operation": operation,
        "label": label_of(operation),
        "form": form,
        "sides": [(one, form[str(one.conflict.pk)]) for one in sides],
    }
    return render(request, "sync/conflicts/show.html", context)


def _settled(request: Request, operation: Operation, form: SidesForm) -> HttpResponse:
    if settle_operation(by=request.user, operation=operation, choices=form.choices):
        messages.success(request, _("C’est tranché et enregistré."))
        return redirect("sync:devices-index")
    if Operation.objects.disputed(request.user).filter(pk=operation.pk).exists():
        messages.warning(
            request, _("Quelqu’un a encore changé cette valeur entre-temps : regardez à nouveau.")
        )
        return redirect("sync:conflicts-show", operation.pk)
    operation.refresh_from_db()
    why = operation.refusal or operation.held_because or _("une autre note doit passer d’abord")
    messages.warning(request, _("Votre choix est gardé, mais la note n’a pas pu être enregistrée : %s") % why)
    return redirect("sync:devices-index")
