"""Base skills looked at together: a few questions, what they show and what they do not say, several dates."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from filrouge.pathways.models import Pathway
from filrouge.pathways.texts import phrases_for
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared.addresses import address_of
from filrouge.shared.pages import no_page
from filrouge.shared.rights import require
from filrouge.shared.screens import accepted, posted, pressed
from filrouge.skills import policies
from filrouge.skills.actions.positionings import (
    REFUSED,
    answer_question,
    begin_positioning,
    remove_positioning,
    share_positioning,
)
from filrouge.skills.bases import TESTS, UNKNOWN
from filrouge.skills.forms.positionings import QuestionForm
from filrouge.skills.models import Positioning
from filrouge.skills.queries.positionings import (
    is_last,
    level_of,
    next_degree,
    shown_degrees,
    standings_of,
    words_of,
)

from .reach import pathway_or_404


def index(request: Request, pathway_id: UUID) -> HttpResponse:
    """Each base skill, its dates; what the tests do not say."""
    pathway = pathway_or_404(request, pathway_id)
    require(policies.can_read(request.user, pathway), REFUSED)
    journal(request, pathway.person_id, Reading.What.RECORD)
    context = {
        "pathway": pathway,
        "standings": [(one, _told(one.latest)) for one in standings_of(pathway)],
        "may_tell": policies.can_tell(request.user, pathway),
        "record_url": address_of("record", pathway.person_id),
    }
    return render(request, "skills/positionings/index.html", context)


@no_page("a button of the base skills, which opens the first question")
@require_POST
def new(request: Request, pathway_id: UUID) -> HttpResponse:
    pathway = pathway_or_404(request, pathway_id)
    require(policies.can_tell(request.user, pathway), REFUSED)
    made: list[Positioning] = []
    base = request.POST.get("base", "")

    def begin() -> None:
        made.append(begin_positioning(by=request.user, pathway=pathway, base=base))

    if pressed(request, begin):
        return redirect("skills:positionings-question", made[0].pk)
    return redirect("skills:positionings-index", pathway.pk)


@never_cache
def question(request: Request, positioning_id: UUID) -> HttpResponse:
    """One question, saved as it is answered; the next, or what was shown."""
    positioning = _positioning_to_follow(request, positioning_id)
    test = TESTS[positioning.base]
    place = None if positioning.finished_at else test.following(positioning.answers)
    if place is None or test.edition != positioning.edition:
        return redirect("skills:positionings-show", positioning.pk)
    asked = test.questions[place]
    form = QuestionForm(posted(request), question=asked, initial={"place": place})
    if request.method == "POST":
        if form.data.get("place") not in (None, str(place)):  # the page of a question already answered
            return redirect("skills:positionings-question", positioning.pk)
        if form.is_valid():
            by, said = request.user, form.cleaned_data
            if accepted(
                form,
                lambda: answer_question(
                    by=by, positioning=positioning, place=said["place"], answer=said["choice"]
                ),
            ):
                return redirect("skills:positionings-question", positioning.pk)
    journal(request, positioning.person_id, Reading.What.RECORD)
    context = {
        "positioning": positioning,
        "question": asked,
        "form": form,
        "place": place,
        "unknown": UNKNOWN,
        "phrases": phrases_for(positioning.person_id),
    }
    return render(request, "skills/positionings/question.html", context)


def show(request: Request, positioning_id: UUID) -> HttpResponse:
    """What was shown, what comes next, what this test does not say; whether she lets it be shown."""
    positioning = _positioning_to_follow(request, positioning_id)
    journal(request, positioning.person_id, Reading.What.RECORD)
    context = {
        "positioning": positioning,
        "pathway": Pathway.objects.of(positioning).first(),
        "told": _told(positioning),
    }
    return render(request, "skills/positionings/show.html", context)


@no_page("a button of the test")
@require_POST
def share(request: Request, positioning_id: UUID) -> HttpResponse:
    positioning = _positioning_to_follow(request, positioning_id)
    if positioning.finished_at:
        shown = request.POST.get("montrer") == "oui"
        share_positioning(by=request.user, positioning=positioning, shown=shown)
        said = _("C’est noté : elle accepte de le montrer.") if shown else _("C’est noté : cela reste ici.")
        messages.success(request, said)
    return redirect("skills:positionings-show", positioning.pk)


def remove(request: Request, positioning_id: UUID) -> HttpResponse:
    positioning = _positioning_to_follow(request, positioning_id)
    pathway = Pathway.objects.of(positioning).first()
    if request.method == "POST":
        remove_positioning(by=request.user, positioning=positioning)
        messages.success(request, _("Retiré de son dossier."))
        if pathway:
            return redirect("skills:positionings-index", pathway.pk)
        return redirect(address_of("record", positioning.person_id))
    journal(request, positioning.person_id, Reading.What.RECORD)
    return render(request, "skills/positionings/remove.html", {"positioning": positioning})


def _positioning_to_follow(request: Request, positioning_id: UUID) -> Positioning:
    found = Positioning.objects.kept().select_related("person", "project")
    positioning = get_object_or_404(found, pk=positioning_id)
    require(policies.can_follow_positioning(request.user, positioning), REFUSED)
    return positioning


def _told(positioning: Positioning | None) -> dict[str, Any]:
    """In words, for a page."""
    if positioning is None:
        return {}
    return {
        "words": words_of(positioning),
        "level": level_of(positioning),
        "degrees": shown_degrees(positioning),
        "next": next_degree(positioning),
        "last": is_last(positioning),
        "unsaid": TESTS[positioning.base].unsaid,
    }
