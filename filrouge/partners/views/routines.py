from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from filrouge.partners import policies
from filrouge.partners.actions.partnerships import (
    KEPT_BY,
    do_routine,
    end_routine,
    keepers_of,
    set_routine,
)
from filrouge.partners.forms.partnerships import DoneForm, RoutineForm
from filrouge.partners.models import Partnership, Routine
from filrouge.privacy.requests import Request
from filrouge.shared.pages import no_page
from filrouge.shared.rights import require
from filrouge.shared.screens import accepted, posted

from .partnered import partnership_to_keep, routine_or_404

SAID = ("what", "keeper", "with_whom", "every_days")


def new(request: Request, partnership_id: UUID) -> HttpResponse:
    partnership = partnership_to_keep(request, partnership_id)
    initial = {"keeper": request.user.pk}
    form = RoutineForm(posted(request), keepers=keepers_of(partnership), initial=initial)
    return _written(request, partnership, form, None)


def edit(request: Request, routine_id: UUID) -> HttpResponse:
    routine = routine_or_404(routine_id)
    require(policies.can_keep_partnership(request.user, routine.partnership), KEPT_BY)
    initial = {name: getattr(routine, name) for name in SAID}
    form = RoutineForm(posted(request), keepers=keepers_of(routine.partnership), initial=initial)
    return _written(request, routine.partnership, form, routine)


def done(request: Request, routine_id: UUID) -> HttpResponse:
    """Where the reminder leads: the day it was done, and the next time is counted from there."""
    routine = routine_or_404(routine_id)
    require(policies.can_do_routine(request.user, routine), KEPT_BY)
    form = DoneForm(posted(request))
    if request.method == "POST" and form.is_valid():
        by, on = request.user, form.cleaned_data["on"]
        if accepted(form, lambda: do_routine(by=by, routine=routine, on=on)):
            messages.success(request, _("C’est noté : le prochain rappel viendra à son heure."))
            return redirect("partners:partnerships-show", routine.partnership_id)
    context = {"form": form, "routine": routine, "partnership": routine.partnership}
    return render(request, "partners/routines/done.html", context)


@no_page("a button of the partnership")
@require_POST
def end(request: Request, routine_id: UUID) -> HttpResponse:
    routine = routine_or_404(routine_id)
    end_routine(by=request.user, routine=routine)
    messages.success(request, _("Routine arrêtée."))
    return redirect("partners:partnerships-show", routine.partnership_id)


def _written(
    request: Request, partnership: Partnership, form: RoutineForm, former: Routine | None
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        by, habit = request.user, form.habit
        if accepted(form, lambda: set_routine(by=by, partnership=partnership, habit=habit, former=former)):
            messages.success(request, _("C’est noté : le rappel viendra dans la journée de qui y veille."))
            return redirect("partners:partnerships-show", partnership.pk)
    page = "edit" if former else "new"
    return render(request, f"partners/routines/{page}.html", {"form": form, "partnership": partnership})
