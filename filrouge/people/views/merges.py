from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from filrouge.people.actions.merges import agree_merge, refuse_merge, undo_merge
from filrouge.people.models import Merge, Person
from filrouge.people.queries.merges import state_of
from filrouge.privacy.requests import Request

ACTS = {"agree": agree_merge, "refuse": refuse_merge, "undo": undo_merge}


def show(request: Request, merge_id: UUID) -> HttpResponse:
    """Where a merge is, and the one thing left to do: agree, refuse, undo."""
    merges = Merge.objects.select_related("asked_by", "agreed_by", "undo_asked_by")
    merge = get_object_or_404(merges, pk=merge_id)
    if request.method == "POST" and request.POST.get("act") in ACTS:
        ACTS[request.POST["act"]](by=request.user, merge=merge)
        messages.success(request, _("C’est noté."))
        return redirect("people:merges-show", merge.pk)
    people = Person.objects.visible_to(request.user).in_bulk([merge.kept_id, merge.gone_id])
    context = {
        "merge": merge,
        "state": state_of(merge, request.user),
        "kept": people.get(merge.kept_id),
        "gone": people.get(merge.gone_id),
    }
    return render(request, "people/merges/show.html", context)
