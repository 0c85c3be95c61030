from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from filrouge.enrolment import policies
from filrouge.enrolment.actions.commitments import countersign, sign_commitment
from filrouge.enrolment.actions.traces import refusal
from filrouge.enrolment.forms.commitments import CommitmentForm, GuardianForm
from filrouge.enrolment.models import Candidacy, Commitment, digest_of
from filrouge.enrolment.queries.story import commitment_of
from filrouge.enrolment.texts import as_one, text_for
from filrouge.people.forms.agreements import GivenForm
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared import clock
from filrouge.shared.rights import require
from filrouge.shared.screens import accepted, posted, way_back

from .reach import candidacy_or_404


def new(request: Request, candidacy_id: UUID) -> HttpResponse:
    """The second meeting: the words, then the signature, on this screen, on paper or with the voice."""
    candidacy = candidacy_or_404(request, candidacy_id, policies.can_sign)
    text, paragraphs = text_for(candidacy)
    shown = digest_of(as_one(text.title, paragraphs))
    form = CommitmentForm(
        posted(request), candidacy=candidacy, initial={"on": clock.today(), "text_digest": shown}
    )
    given = GivenForm(posted(request))
    back = way_back(request, candidacy)

    def act() -> object:
        return sign_commitment(by=request.user, candidacy=candidacy, meeting=form.meeting, given=given.given)

    if request.method == "POST" and form.is_valid() & given.is_valid() and accepted(form, act):
        messages.success(request, _("Engagement signé. Une copie peut être imprimée pour la personne."))
        return redirect(back)
    context: dict[str, Any] = {"candidacy": candidacy, "form": form, "given": given, "back": back}
    context |= {"title": text.title, "paragraphs": paragraphs}
    return render(request, "enrolment/commitments/new.html", context)


def show(request: Request, candidacy_id: UUID) -> HttpResponse:
    """What was signed, word for word, to print for the person."""
    candidacy = candidacy_or_404(request, candidacy_id)
    commitment = _commitment_or_404(candidacy)
    journal(request, candidacy.person_id, Reading.What.DOCUMENT)
    title, *paragraphs = commitment.text.split("\n\n")
    context: dict[str, Any] = {"candidacy": candidacy, "person": candidacy.person, "commitment": commitment}
    context |= {"title": title, "paragraphs": paragraphs}
    return render(request, "enrolment/commitments/show.html", context)


def countersign_(request: Request, candidacy_id: UUID) -> HttpResponse:
    """Under 18: a parent, a guardian or child welfare signs the same words."""
    candidacy = candidacy_or_404(request, candidacy_id)
    commitment = _commitment_or_404(candidacy)
    require(policies.can_countersign(request.user, commitment), refusal())
    form, given = GuardianForm(posted(request)), GivenForm(posted(request))
    back = way_back(request, candidacy)
    if request.method == "POST" and form.is_valid() & given.is_valid():
        countersign(by=request.user, commitment=commitment, given=given.given, **form.cleaned_data)
        messages.success(request, _("Signature enregistrée."))
        return redirect(back)
    title, *paragraphs = commitment.text.split("\n\n")
    context = {"candidacy": candidacy, "form": form, "given": given, "back": back}
    context |= {"title": title, "paragraphs": paragraphs}
    return render(request, "enrolment/commitments/countersign.html", context)


def _commitment_or_404(candidacy: Candidacy) -> Commitment:
    commitment = commitment_of(candidacy)
    if commitment is None:
        raise Http404
    commitment.candidacy = candidacy
    return commitment
