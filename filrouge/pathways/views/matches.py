from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from filrouge.pathways.actions.matches import (
    AlreadyProposed,
    answer_match,
    end_match,
    note_match_agreement,
    propose_match,
    refusal,
    start_match,
)
from filrouge.pathways.forms.volunteers import AnswerForm, EndForm, ProposalForm, ReachForm
from filrouge.pathways.models import Match
from filrouge.pathways.texts import ASKED_ALOUD, phrases_for
from filrouge.pathways.volunteering import policies
from filrouge.pathways.volunteering.charter import asked_of_the_person
from filrouge.pathways.volunteering.queries import matches_seen_by, meetings_of, signals_of
from filrouge.people.forms.agreements import GivenForm
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared.french import of_name
from filrouge.shared.pages import no_page
from filrouge.shared.rights import require
from filrouge.shared.screens import posted, way_back

from .reach import pathway_or_404


def new(request: Request, pathway_id: UUID) -> HttpResponse:
    """The referent looks for a volunteer: nobody is named before both have said yes."""
    pathway = pathway_or_404(request, pathway_id, policies.can_propose, refusal())
    form = ProposalForm(posted(request), pathway=pathway)
    if request.method == "POST" and form.is_valid():
        try:
            match = propose_match(by=request.user, pathway=pathway, **form.cleaned_data)
        except AlreadyProposed:
            form.add_error("volunteer", _("Cette personne est déjà sollicitée, ou déjà là, pour cela."))
        else:
            messages.success(
                request, _("Proposition envoyée à %(name)s, sans nom.") % {"name": match.volunteer}
            )
            return redirect("pathways:matches-show", match.pk)
    context = {"pathway": pathway, "form": form, "back": way_back(request, pathway.person)}
    return render(request, "pathways/matches/new.html", context)


def show(request: Request, match_id: UUID) -> HttpResponse:
    """Where it stands, for those who follow the person: the two answers, the meetings, what was signalled."""
    match = match_or_404(request, match_id)
    journal(request, match.person_id, Reading.What.RECORD)
    context = {
        "match": match,
        "person": match.pathway.person,
        "answer": getattr(match, "answer", None),
        "agreement": getattr(match, "agreement", None),
        "meetings": meetings_of(match),
        "signals": signals_of(match),
        "may_carry_on": policies.can_carry_on(request.user, match),
        "may_end": policies.can_end(request.user, match),
    }
    return render(request, "pathways/matches/show.html", context)


def agree(request: Request, match_id: UUID) -> HttpResponse:
    """What is said to the person, her answer, how she may be reached."""
    match = match_or_404(request, match_id)
    require(policies.can_carry_on(request.user, match), refusal())
    if getattr(match, "agreement", None):
        return redirect("pathways:matches-show", match.pk)
    form, reach = GivenForm(posted(request)), ReachForm(posted(request), match=match)
    if request.method == "POST" and form.is_valid() & reach.is_valid():
        note_match_agreement(by=request.user, match=match, given=form.given, channel=reach.way)
        messages.success(request, _said(match))
        return redirect("pathways:matches-show", match.pk)
    context = {"match": match, "person": match.pathway.person, "form": form, "reach": reach}
    context |= {"text": asked_of_the_person(), "back": page_of(match)}
    context |= {"phrases": phrases_for(match.person_id), "aloud": ASKED_ALOUD}
    return render(request, "pathways/matches/agree.html", context)


@no_page("a press, from the page of the match")
@require_POST
def start(request: Request, match_id: UUID) -> HttpResponse:
    match = match_or_404(request, match_id)
    start_match(by=request.user, match=match)
    messages.success(request, _said(match))
    return redirect("pathways:matches-show", match.pk)


def end(request: Request, match_id: UUID) -> HttpResponse:
    match = match_or_404(request, match_id)
    require(policies.can_end(request.user, match), refusal())
    form = EndForm(posted(request))
    if request.method == "POST" and form.is_valid():
        end_match(by=request.user, match=match, **form.cleaned_data)
        messages.success(request, _("C’est terminé : le prénom et le numéro ne sont plus visibles."))
        return redirect("pathways:matches-show", match.pk)
    context = {"match": match, "person": match.pathway.person, "form": form, "back": page_of(match)}
    return render(request, "pathways/matches/end.html", context)


def answer(request: Request, match_id: UUID) -> HttpResponse:
    """The volunteer says yes or no to a proposal that names nobody."""
    proposed = Match.objects.proposed().of_volunteer(request.user).filter(answer=None)
    match = get_object_or_404(proposed, pk=match_id)
    form = AnswerForm(posted(request))
    if request.method == "POST" and form.is_valid():
        said = answer_match(by=request.user, match=match, **form.cleaned_data)
        messages.success(
            request,
            _("Merci ! L’équipe demande maintenant son accord à la personne.")
            if said.accepted
            else _("Merci de l’avoir dit : l’équipe cherchera quelqu’un d’autre."),
        )
        return redirect("pathways:volunteering-index")
    context = {"match": match, "form": form, "back": reverse("pathways:volunteering-index")}
    return render(request, "pathways/matches/answer.html", context)


def page_of(match: Match) -> str:
    return reverse("pathways:matches-show", args=[match.pk])


def match_or_404(request: Request, match_id: UUID) -> Match:
    return get_object_or_404(matches_seen_by(request.user), pk=match_id)


def _said(match: Match) -> str:
    if match.is_begun:
        return _("C’est parti : %(name)s voit maintenant le prénom, et rien d’autre du dossier.") % {
            "name": match.volunteer
        }
    return _("Accord noté. Il manque la réponse %(of_name)s.") % {"of_name": of_name(match.volunteer)}
