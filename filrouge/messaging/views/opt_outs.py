from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from filrouge.messaging.actions.opt_outs import REFUSED, stop_writing, write_again
from filrouge.messaging.forms import OptOutForm
from filrouge.messaging.policies import can_note_opt_out
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require


def new(request: Request) -> HttpResponse:
    """The person said it: no more messages there; or messages again."""
    require(can_note_opt_out(request.user), REFUSED)
    form = OptOutForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _note(request, form)
        return redirect("messaging:messages-index")
    return render(request, "messaging/opt_outs/new.html", {"form": form})


def _note(request: Request, form: OptOutForm) -> None:
    values = {"by": request.user, "channel": form.channel, "to": form.cleaned_data["to"]}
    if form.cleaned_data["choice"] == "stop":
        stop_writing(**values)
        messages.success(request, _("C’est noté : plus aucun message ne partira vers cette adresse."))
    elif write_again(**values):
        messages.success(request, _("C’est noté : cette adresse peut de nouveau recevoir des messages."))
    else:
        messages.info(request, _("Aucun refus n’était noté pour cette adresse : rien n’a changé."))
