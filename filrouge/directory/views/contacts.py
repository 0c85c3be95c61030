from uuid import UUID

from django.contrib import messages
from django.db.models import F, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from filrouge.directory.actions.contacts import add_contact, change_contact, replace_contact, speak_today
from filrouge.directory.forms.contacts import ContactForm, ReplaceForm, SomeoneForm
from filrouge.directory.models import KeyContact
from filrouge.privacy.requests import Request
from filrouge.shared.pages import no_page
from filrouge.shared.screens import accepted, posted, way_back

from .reach import contact_or_404, keepers_projects, reader, structure_or_404

WHO = ("name", "function", "phone", "email", "since")
AT_ONCE = 50
LONGEST = 6  # digits of a place in the list


def index(request: Request) -> HttpResponse:
    """Those of the asker's projects, those one has not spoken to for longest first."""
    keepers_projects(request)
    typed, after = request.GET.get("cherche", "").strip(), request.GET.get("apres", "")
    found = KeyContact.objects.current().select_related("structure", "project", "last_spoken_by")
    if typed:
        found = found.filter(Q(name__icontains=typed) | Q(structure__name__icontains=typed))
    start = int(after) if after.isascii() and after.isdigit() and len(after) < LONGEST else 0
    never_first = F("last_spoken_on").asc(nulls_first=True)
    rows = list(found.order_by(never_first, "name", "pk")[start : start + AT_ONCE + 1])
    more = len(rows) > AT_ONCE
    context = {
        "contacts": rows[:AT_ONCE],
        "typed": typed,
        "next_url": f"?{urlencode({'cherche': typed, 'apres': str(start + AT_ONCE)})}" if more else "",
    }
    return render(request, "directory/contacts/index.html", context)


def new(request: Request, structure_id: UUID) -> HttpResponse:
    structure = structure_or_404(request, structure_id)
    form = ContactForm(posted(request), projects=keepers_projects(request))
    back = way_back(request, "directory:structures-show", structure.pk)
    if request.method == "POST" and form.is_valid():
        by, project = request.user, form.cleaned_data["project"]
        if accepted(form, lambda: add_contact(by=by, project=project, structure=structure, who=form.who)):
            messages.success(request, _("Contact ajouté."))
            return redirect(back)
    return render(
        request, "directory/contacts/new.html", {"form": form, "structure": structure, "back": back}
    )


def edit(request: Request, key_contact_id: UUID) -> HttpResponse:
    keepers_projects(request)
    contact = contact_or_404(key_contact_id)
    form = SomeoneForm(posted(request), initial={name: getattr(contact, name) for name in WHO})
    back = way_back(request, "directory:structures-show", contact.structure_id)
    if request.method == "POST" and form.is_valid():
        by = request.user
        if accepted(form, lambda: change_contact(by=by, contact=contact, who=form.who)):
            messages.success(request, _("Contact modifié."))
            return redirect(back)
    return render(request, "directory/contacts/edit.html", {"form": form, "contact": contact, "back": back})


def replace(request: Request, key_contact_id: UUID) -> HttpResponse:
    """She has left: since when, and who takes her place, if anyone is known."""
    keepers_projects(request)
    contact = contact_or_404(key_contact_id)
    form = ReplaceForm(posted(request))
    back = way_back(request, "directory:structures-show", contact.structure_id)
    if request.method == "POST" and form.is_valid():
        by, left_on = request.user, form.cleaned_data["left_on"]
        if accepted(
            form, lambda: replace_contact(by=by, contact=contact, left_on=left_on, successor=form.successor)
        ):
            messages.success(
                request, _("C’est noté : l’ancien contact reste dans l’histoire de la structure.")
            )
            return redirect(back)
    return render(
        request, "directory/contacts/replace.html", {"form": form, "contact": contact, "back": back}
    )


@no_page("one tap, then back to where the contact was seen")
@require_POST
def speak(request: Request, key_contact_id: UUID) -> HttpResponse:
    reader(request)
    contact = contact_or_404(key_contact_id)
    speak_today(by=request.user, contact=contact)
    messages.success(request, _("Noté : vous vous êtes parlé aujourd’hui."))
    return redirect(way_back(request, "directory:structures-show", contact.structure_id))
