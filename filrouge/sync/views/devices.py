import json
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from filrouge.privacy.requests import Request
from filrouge.shared.addresses import address_of
from filrouge.shared.pages import no_page
from filrouge.shared.rights import require
from filrouge.shared.screens import posted
from filrouge.sync import policies
from filrouge.sync.actions.devices import ask_wipe, extend_device, register_device, rename_device
from filrouge.sync.forms import ExtensionForm, NameForm
from filrouge.sync.models import Device
from filrouge.sync.queries import (
    devices_coordinated,
    devices_of,
    disputed_operations,
    handed_operations,
)
from filrouge.sync.sealing import public_key_of


def index(request: Request) -> HttpResponse:
    """My telephones; what I was asked to take up; for a coordinator, the telephones of the project."""
    return render(
        request,
        "sync/devices/index.html",
        {
            "devices": devices_of(request.user),
            "may_register": policies.can_register_device(request.user),
            "disputed": disputed_operations(request.user),
            "handed": handed_operations(request.user),
            "coordinates": bool(request.context.coordinated),
            "app_url": address_of("field"),
        },
    )


def rename(request: Request, device_id: UUID) -> HttpResponse:
    device = get_object_or_404(Device.objects.of(request.user), pk=device_id)
    form = NameForm(posted(request), instance=device)
    if request.method == "POST" and form.is_valid():
        rename_device(by=request.user, device=device, name=form.cleaned_data["name"])
        return redirect("sync:devices-index")
    return render(request, "sync/devices/rename.html", {"device": device, "form": form})


def wipe(request: Request, device_id: UUID) -> HttpResponse:
    device = _within_reach(request, device_id)
    require(
        policies.can_wipe_device(request.user, device),
        _("Ce téléphone s’efface par la personne qui l’utilise, son ou sa responsable, ou la coordination."),
    )
    if request.method == "POST":
        ask_wipe(by=request.user, device=device)
        messages.success(request, _("Ce téléphone s’effacera à son prochain contact."))
        return redirect(_back(request, device))
    context = {"device": device, "back": _back(request, device)}
    return render(request, "sync/devices/wipe.html", context)


def extend(request: Request, device_id: UUID) -> HttpResponse:
    device = _within_reach(request, device_id)
    require(
        policies.can_extend_device(request.user, device),
        _("La coordination du projet peut prolonger un téléphone avant un déplacement."),
    )
    form = ExtensionForm(posted(request))
    if request.method == "POST" and form.is_valid():
        extend_device(by=request.user, device=device, **form.cleaned_data)
        messages.success(request, _("C’est noté : ce téléphone l’apprendra à son prochain contact."))
        return redirect("sync:inbox-index")
    return render(request, "sync/devices/extend.html", {"device": device, "form": form})


@no_page("the application makes itself known")
@require_POST
def register(request: Request) -> JsonResponse:
    """Refused by the action (403) to those who accompany nobody."""
    try:
        asked = json.loads(request.body)
        name, system = str(asked["name"]).strip()[:60], str(asked.get("system", ""))[:40]
    except (ValueError, KeyError, TypeError, AttributeError):
        name = system = ""
    if not name:
        return JsonResponse({"why": _("Donnez un nom à ce téléphone.")}, status=HTTPStatus.BAD_REQUEST)
    device = register_device(by=request.user, name=name, system=system)
    return JsonResponse({"id": str(device.pk), "key": public_key_of(device.private_key)})


def _within_reach(request: Request, device_id: UUID) -> Device:
    """One's own, or a colleague's: of the organisations and projects where one works."""
    device = Device.objects.select_related("user").filter(pk=device_id).first()
    if device is None or not _known(request, device):
        raise Http404
    return device


def _known(request: Request, device: Device) -> bool:
    if device.user_id == request.user.pk:
        return True
    organisations = request.user.memberships.current().values("organisation")
    colleague = device.user.memberships.current().filter(organisation__in=organisations).exists()
    return colleague or devices_coordinated(request.context.coordinated).filter(pk=device.pk).exists()


def _back(request: Request, device: Device) -> str:
    own = device.user_id == request.user.pk
    return "sync:devices-index" if own or not request.context.coordinated else "sync:inbox-index"
