from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from filrouge.outreach.actions.addresses import add_address, change_address, end_address
from filrouge.outreach.forms.prediagnoses import AddressForm, DoorForm
from filrouge.outreach.models import Address
from filrouge.outreach.queries import address_lines
from filrouge.privacy.requests import Request
from filrouge.shared.screens import posted, way_back

from .reach import teams_or_403


def index(request: Request) -> HttpResponse:
    """Where one sends people from the pavement: the projects' own list."""
    teams_or_403(request)
    addresses = Address.objects.visible_to(request.user).in_use().order_by("name", "pk")
    return render(request, "outreach/addresses/index.html", {"lines": address_lines(addresses)})


def new(request: Request) -> HttpResponse:
    teams = teams_or_403(request)
    form = AddressForm(posted(request), teams=teams)
    back = way_back(request, "outreach:addresses-index")
    if request.method == "POST" and form.is_valid():
        team = form.chosen_team
        add_address(by=request.user, organisation=team.organisation, project=team.project, door=form.door)
        messages.success(request, _("Adresse ajoutée."))
        return redirect(back)
    return render(request, "outreach/addresses/new.html", {"form": form, "back": back})


def edit(request: Request, address_id: UUID) -> HttpResponse:
    address = _address_or_404(request, address_id)
    names = ("name", "themes", "street", "phone", "hours", "advice")
    initial = {name: getattr(address, name) for name in names} | {"commune": address.commune_code}
    form = DoorForm(posted(request), initial=initial)
    back = way_back(request, "outreach:addresses-index")
    if request.method == "POST" and form.is_valid():
        change_address(by=request.user, address=address, door=form.door)
        messages.success(request, _("Adresse modifiée."))
        return redirect(back)
    context = {"form": form, "address": address, "back": back}
    return render(request, "outreach/addresses/edit.html", context)


def end(request: Request, address_id: UUID) -> HttpResponse:
    address = _address_or_404(request, address_id)
    back = way_back(request, "outreach:addresses-index")
    if request.method == "POST":
        end_address(by=request.user, address=address)
        messages.success(request, _("Adresse retirée de la liste."))
        return redirect(back)
    return render(request, "outreach/addresses/end.html", {"address": address, "back": back})


def _address_or_404(request: Request, address_id: UUID) -> Address:
    return get_object_or_404(Address.objects.visible_to(request.user).in_use(), pk=address_id)
