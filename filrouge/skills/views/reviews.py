"""Interviews that record progress: planned, prepared from the file, noted by voices, and what comes of them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from filrouge.pathways.models import Pathway
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.reference.models import FrameworkPublication, FrameworkSkill
from filrouge.reference.transversal import CODE
from filrouge.shared.addresses import address_of
from filrouge.shared.pages import no_page
from filrouge.shared.rights import require
from filrouge.shared.screens import accepted, carried_out, posted, pressed
from filrouge.skills import policies
from filrouge.skills.actions.reviews import (
    NOT_HELD,
    REFUSED,
    decide_step,
    drop_review,
    move_review,
    note_review,
    plan_review,
    see_skill,
)
from filrouge.skills.forms.reviews import DecidedForm, MoveForm, NoteForm, PlanForm, SeenForm
from filrouge.skills.models import Assessment, Review, SeenSkill
from filrouge.skills.queries.reviews import preparation, questions

from .reach import pathway_or_404

MOST = 50  # interviews of one person


def index(request: Request, pathway_id: UUID) -> HttpResponse:
    """Hers: the next one, then those held, the latest first."""
    pathway = pathway_or_404(request, pathway_id)
    require(policies.can_read(request.user, pathway), REFUSED)
    journal(request, pathway.person_id, Reading.What.RECORD)
    found = Review.objects.filter(person=pathway.person_id, project=pathway.project_id)
    reviews = list(found.order_by("-planned_on", "-pk")[:MOST])
    context = {
        "pathway": pathway,
        "planned": [one for one in reversed(reviews) if not one.held_on and not one.dropped_on],
        "over": [one for one in reviews if one.held_on or one.dropped_on],
        "may_plan": policies.can_plan_review(request.user, pathway),
        "record_url": address_of("record", pathway.person_id),
    }
    return render(request, "skills/reviews/index.html", context)


def new(request: Request, pathway_id: UUID) -> HttpResponse:
    pathway = pathway_or_404(request, pathway_id)
    require(policies.can_plan_review(request.user, pathway), REFUSED)
    form = PlanForm(posted(request))
    if request.method == "POST" and form.is_valid():
        by, planned = request.user, form.planned
        made = carried_out(form, lambda: plan_review(by=by, pathway=pathway, planned=planned))
        if made:
            messages.success(request, _("C’est prévu. Ce qui a avancé est déjà réuni pour le préparer."))
            return redirect("skills:reviews-show", made.pk)
    return render(request, "skills/reviews/new.html", {"pathway": pathway, "form": form})


def show(request: Request, review_id: UUID) -> HttpResponse:
    """Before: what to prepare it with. After: what was said, seen and decided."""
    review = _review_to_follow(request, review_id)
    journal(request, review.person_id, Reading.What.RECORD)
    pathway = Pathway.objects.of(review).first()
    context = _page(review) | {"pathway": pathway}
    if review.held_on:
        context |= _said(review)
        context["may_plan"] = bool(pathway and policies.can_plan_review(request.user, pathway))
    else:
        context |= {"ready": preparation(review, pathway), "questions": questions(review)}
    return render(request, "skills/reviews/show.html", context)


def note(request: Request, review_id: UUID) -> HttpResponse:
    """What each voice says. The questions stay beside."""
    review = _review_to_follow(request, review_id)
    if review.dropped_on:
        messages.info(request, _("Cet entretien a été annulé."))
        return redirect("skills:reviews-show", review.pk)
    form = NoteForm(posted(request), review=review)
    if request.method == "POST" and form.is_valid():
        by, noted = request.user, form.noted
        if accepted(form, lambda: note_review(by=by, review=review, noted=noted)):
            messages.success(request, _("C’est noté. Il reste à dire ce qui a été vu, et ce qui est décidé."))
            return redirect("skills:reviews-show", review.pk)
    journal(request, review.person_id, Reading.What.RECORD)
    return render(
        request, "skills/reviews/note.html", _page(review) | {"form": form, "questions": questions(review)}
    )


def move(request: Request, review_id: UUID) -> HttpResponse:
    review = _review_to_follow(request, review_id)
    form = MoveForm(posted(request), initial={"on": review.planned_on})
    if request.method == "POST" and form.is_valid():
        by, on = request.user, form.cleaned_data["on"]
        if accepted(form, lambda: move_review(by=by, review=review, on=on)):
            messages.success(request, _("Nouveau jour noté."))
            return redirect("skills:reviews-show", review.pk)
    return render(request, "skills/reviews/move.html", _page(review) | {"form": form})


@no_page("a button of the interview")
@require_POST
def drop(request: Request, review_id: UUID) -> HttpResponse:
    review = _review_to_follow(request, review_id)
    pressed(request, lambda: drop_review(by=request.user, review=review), _("L’entretien est annulé."))
    return redirect("skills:reviews-show", review.pk)


def seen(request: Request, review_id: UUID) -> HttpResponse:
    """What somebody there saw of one skill."""
    review = _review_to_follow(request, review_id)
    if not review.held_on:
        return _not_yet(request, review)
    form = SeenForm(posted(request), review=review, offered=_offered(review))
    if request.method == "POST" and form.is_valid():
        by, said = request.user, form.cleaned_data
        if carried_out(form, lambda: see_skill(by=by, review=review, **said)):
            messages.success(request, _("C’est noté. On le retrouvera en regardant cette compétence à deux."))
            return redirect("skills:reviews-show", review.pk)
    return render(request, "skills/reviews/seen.html", _page(review) | {"form": form})


def decide(request: Request, review_id: UUID) -> HttpResponse:
    review = _review_to_follow(request, review_id)
    if not review.held_on:
        return _not_yet(request, review)
    form = DecidedForm(posted(request), review=review)
    if request.method == "POST" and form.is_valid():
        by, said = request.user, form.cleaned_data
        if carried_out(form, lambda: decide_step(by=by, review=review, **said)):
            messages.success(request, _("C’est une étape de son parcours."))
            return redirect("skills:reviews-show", review.pk)
    return render(request, "skills/reviews/decide.html", _page(review) | {"form": form})


def sheet(request: Request, review_id: UUID) -> HttpResponse:
    """One page that those who were there sign and keep: what was said, seen and decided there; nothing of the file."""
    review = _review_to_follow(request, review_id)
    if not review.held_on:
        return _not_yet(request, review)
    journal(request, review.person_id, Reading.What.DOCUMENT)
    return render(request, "skills/reviews/sheet.html", _page(review) | _said(review))


def _review_to_follow(request: Request, review_id: UUID) -> Review:
    """Of someone whose whole file the asker holds."""
    review = get_object_or_404(Review.objects.select_related("person", "project"), pk=review_id)
    require(policies.can_follow_review(request.user, review), REFUSED)
    return review


def _not_yet(request: Request, review: Review) -> HttpResponse:
    messages.info(request, NOT_HELD)
    return redirect("skills:reviews-show", review.pk)


def _page(review: Review) -> dict[str, Any]:
    return {"review": review, "is_planned": not review.held_on and not review.dropped_on}


def _said(review: Review) -> dict[str, Any]:
    every = SeenSkill.objects.filter(review=review).select_related("skill")
    return {
        "seen": list(every.order_by("skill__rank", "pk")),
        "steps": [one.step for one in review.decided.select_related("step").order_by("pk")],
    }


def _offered(review: Review) -> Any:
    """The skills of the framework last looked at with her, and the shipped ones, useful everywhere."""
    hers = Assessment.objects.filter(person=review.person_id, project=review.project_id)
    last = hers.exclude(version__framework__code=CODE).order_by("-on", "-created_at").values("version")[:1]
    shipped = FrameworkPublication.objects.filter(framework__code=CODE).order_by("-version__number")
    versions = [*last.values_list("version", flat=True), *shipped.values_list("version", flat=True)[:1]]
    return FrameworkSkill.objects.filter(version__in=versions).kept()
