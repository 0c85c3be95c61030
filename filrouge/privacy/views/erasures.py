from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from filrouge.privacy.actions.erasures import ask_erasure, decide_erasure, keep_file
from filrouge.privacy.forms import ErasureForm, KeepForm
from filrouge.privacy.models import Erasure
from filrouge.privacy.queries import with_reference
from filrouge.privacy.requests import Request
from filrouge.shared import clock
from filrouge.shared.pages import no_page


def new(request: Request) -> HttpResponse:
    form = ErasureForm(request.POST or None)
    if form.is_valid():
        waiting = Erasure.objects.waiting().filter(person_id=form.cleaned_data["person_id"]).first()
        if waiting:
            messages.info(request, _("Un effacement est déjà en attente pour ce dossier."))
            return redirect("privacy:erasures-show", waiting.pk)
        erasure = ask_erasure(
            by=request.user, person_id=form.cleaned_data["person_id"], reason=form.cleaned_data["reason"]
        )
        messages.success(request, _("La demande est notée. Rien n’est encore effacé."))
        return redirect("privacy:erasures-show", erasure.pk)
    return render(request, "privacy/erasures/new.html", {"form": form})


def show(request: Request, erasure_id: UUID) -> HttpResponse:
    erasure = get_object_or_404(with_reference(Erasure.objects.all()), pk=erasure_id)
    context = {
        "erasure": erasure,
        "counts": list(erasure.counts.items()),
        "form": KeepForm(),
        "today": clock.today(),
        "waiting": erasure.done_at is None and erasure.cancelled_at is None,
    }
    return render(request, "privacy/erasures/show.html", context)


@no_page("a press on the page of the erasure")
@require_POST
def decide(request: Request, erasure_id: UUID) -> HttpResponse:
    erasure = get_object_or_404(Erasure.objects.waiting(), pk=erasure_id)
    decide_erasure(by=request.user, erasure=erasure)
    messages.success(request, _("C’est décidé : le dossier va être effacé dans quelques instants."))
    return redirect("privacy:erasures-show", erasure.pk)


@no_page("a press on the page of the erasure")
@require_POST
def cancel(request: Request, erasure_id: UUID) -> HttpResponse:
    erasure = get_object_or_404(Erasure.objects.waiting(), pk=erasure_id)
    form = KeepForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Dites en quelques mots pourquoi garder ce dossier ; rien n’a été changé."))
        return redirect("privacy:erasures-show", erasure.pk)
    keep_file(by=request.user, erasure=erasure, because=form.cleaned_data["because"])
    messages.success(request, _("Le dossier est gardé."))
    return redirect("privacy:erasures-show", erasure.pk)
