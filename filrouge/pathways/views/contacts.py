from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from filrouge.pathways import policies
from filrouge.pathways.actions.appointments import make_appointment
from filrouge.pathways.actions.barriers import observe_at_contact
from filrouge.pathways.actions.contacts import correct_contact, record_contact
from filrouge.pathways.actions.steps import plan_step
from filrouge.pathways.forms.barriers import BarriersSeenForm
from filrouge.pathways.forms.contacts import ContactForm, FollowedContactForm
from filrouge.pathways.models import Barrier, ConfidentialNote, Contact, Pathway
from filrouge.pathways.queries import contact_page, imported_notes_of, summary_of
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.shared.screens import posted, way_back

from .reach import pathway_or_404, row_or_404


def index(request: Request, pathway_id: UUID) -> HttpResponse:
    """The history of contacts, the latest first; each gives a text to paste elsewhere."""
    pathway = pathway_or_404(request, pathway_id, policies.can_write)
    asked = {"mots": request.GET.get("mots", ""), "moyen": request.GET.get("moyen", "")}
    page = contact_page(
        pathway, words=asked["mots"], channel=asked["moyen"], after=request.GET.get("apres", "")
    )
    journal(request, pathway.person_id, Reading.What.RECORD)
    return render(
        request,
        "pathways/contacts/index.html",
        {
            "pathway": pathway,
            "lines": [_line(request, contact) for contact in page.contacts],
            "asked": asked,
            "channels": Contact.Channel.choices,
            "imported_notes": imported_notes_of(pathway.person_id),
            "next_url": f"?{urlencode({**asked, 'apres': page.following})}" if page.following else "",
        },
    )


def new(request: Request, pathway_id: UUID) -> HttpResponse:
    """The ten-second screen. Asked by htmx it is a panel inside a list, and says « C'est noté » there."""
    pathway = pathway_or_404(request, pathway_id, policies.can_record_contact)
    # Two panels may be open in one list: each keeps its own ids.
    ids = f"id_{pathway.pk}_%s" if request.htmx else "id_%s"
    form = (FollowedContactForm if pathway.is_open else ContactForm)(posted(request), auto_id=ids)
    seen = _barriers_seen(request, pathway, ids)
    piece = "panel" if request.htmx else "new"
    back = way_back(request, pathway.person)
    if request.method == "POST" and form.is_valid() and seen.is_valid():
        contact = record_contact(
            by=request.user, pathway=pathway, words=form.words, at=form.cleaned_data["at"]
        )
        observe_at_contact(by=request.user, contact=contact, seen=seen.seen, lifted=seen.lifted)
        if isinstance(form, FollowedContactForm):
            _plan_what_follows(request, pathway, form)
        if request.htmx:
            return render(request, "pathways/contacts/noted.html", {"contact": contact})
        messages.success(request, _("Contact noté pour %(name)s.") % {"name": pathway.person})
        return redirect(back)
    context = {"pathway": pathway, "form": form, "seen": seen, "followed": pathway.is_open, "back": back}
    return render(request, f"pathways/contacts/{piece}.html", context)


def edit(request: Request, contact_id: UUID) -> HttpResponse:
    contact = row_or_404(request, Contact, contact_id)
    require(
        policies.can_correct_contact(request.user, contact),
        _("Un contact se corrige dans les 24 heures, par la personne qui l’a noté. Notez-en un second."),
    )
    form = ContactForm(posted(request), initial=_as_written(contact))
    back = way_back(request, contact.pathway.person)
    if request.method == "POST" and form.is_valid():
        at = form.cleaned_data["at"] or contact.at
        correct_contact(by=request.user, contact=contact, words=form.words, at=at)
        messages.success(request, _("Contact corrigé ; la première version reste dans l’historique."))
        return redirect(back)
    journal(request, contact.person_id, Reading.What.RECORD)
    return render(
        request,
        "pathways/contacts/edit.html",
        {
            "pathway": contact.pathway,
            "form": form,
            "seen": BarriersSeenForm(barriers=()),
            "followed": False,
            "back": back,
        },
    )


def _line(request: Request, contact: Contact) -> dict[str, object]:
    note: ConfidentialNote | None = getattr(contact, "confidential", None)
    return {
        "contact": contact,
        "summary": summary_of(contact),
        "confidential": note.text if note else "",
        "correctable": policies.is_correctable(request.user, contact),
    }


def _barriers_seen(request: Request, pathway: Pathway, ids: str) -> BarriersSeenForm:
    """What stands in the way, to be looked at again in one tap. An answer that says nothing of it asks nothing."""
    said = request.method != "POST" or any(name.startswith("frein-") for name in request.POST)
    open_ones = Barrier.objects.ordinary().open().filter(pathway=pathway).order_by("since", "pk")
    barriers = list(open_ones) if pathway.is_open and said else []
    return BarriersSeenForm(posted(request), barriers=barriers, auto_id=ids)


def _plan_what_follows(request: Request, pathway: Pathway, form: FollowedContactForm) -> None:
    if plan := form.plan:
        plan_step(by=request.user, pathway=pathway, plan=plan)
    if meeting := form.meeting(request.user):
        make_appointment(by=request.user, pathway=pathway, meeting=meeting)


def _as_written(contact: Contact) -> dict[str, object]:
    names = ("channel", "outcome", "direction", "minutes", "note", "at")
    note = ConfidentialNote.objects.filter(contact=contact).first()
    written: dict[str, object] = {name: getattr(contact, name) for name in names}
    return written | {"confidential": note.text if note else ""}
