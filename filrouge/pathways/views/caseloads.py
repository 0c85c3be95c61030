from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from filrouge.accounts.models import User
from filrouge.pathways import policies
from filrouge.pathways.actions.referents import transfer_caseload
from filrouge.pathways.forms.referents import TransferForm
from filrouge.pathways.models import Pathway, weight_of
from filrouge.pathways.queries import Load, colleagues_of, loads_after, loads_of, proposed_balance
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.shared.screens import posted, way_back

MOST = 200  # paths on one screen; the rest comes at the next transfer


def transfer(request: Request) -> HttpResponse:
    """A caseload handed over: proposed by balance, chosen path by path, shown before it is done."""
    from_user = _whose(request)
    require(
        policies.can_transfer_caseload(request.user, from_user),
        _("Cette file se transfère par la personne elle-même ou par la coordination du projet."),
    )
    paths = _paths(request, from_user)
    loads = loads_of(paths[0].organisation_id, without=from_user) if paths else []
    form = _form(request, from_user, paths, loads)
    back = way_back(request, "pathways:appointments-index")
    context = {"from_user": from_user, "form": form, "back": back, "paths": paths}
    context |= {"choices": None, "loads": loads}
    if request.method == "POST" and form.is_valid() and "back" not in request.POST:
        if "confirm" in request.POST:
            return _done(request, from_user, form, back)
        context["choices"] = list(form.choices.items())
        context["loads"] = loads_after(loads, form.choices)
    return render(request, "pathways/caseloads/transfer.html", context)


def _whose(request: Request) -> User:
    """`?de=12`: someone else's caseload; one's own otherwise."""
    asked = request.GET.get("de", "")
    return get_object_or_404(User, pk=int(asked)) if asked.isdecimal() else request.user


def _paths(request: Request, from_user: User) -> list[Pathway]:
    """The open paths of one organisation: those of a caseload are nearly always of one."""
    held = Pathway.objects.visible_to(request.user).open().of_referent(from_user).select_related("person")
    first = held.order_by("organisation", "pk").first()
    if first is None:
        if from_user != request.user:
            raise Http404
        return []
    paths = held.filter(organisation=first.organisation_id).annotate(weight=weight_of())
    return list(paths.order_by("person__names_key", "pk")[:MOST])


def _form(request: Request, from_user: User, paths: list[Pathway], loads: list[Load]) -> TransferForm:
    organisation = paths[0].organisation_id if paths else 0
    colleagues = list(colleagues_of(organisation).exclude(pk=from_user.pk))
    proposed = proposed_balance(paths, loads)
    return TransferForm(posted(request), paths=paths, colleagues=colleagues, proposed=proposed)


def _done(request: Request, from_user: User, form: TransferForm, back: str) -> HttpResponse:
    count = transfer_caseload(
        by=request.user, from_user=from_user, choices=form.choices, note=form.cleaned_data["note"]
    )
    messages.success(
        request,
        ngettext("Une personne confiée.", "%(count)d personnes confiées.", count) % {"count": count},
    )
    return redirect(back)
