"""Her skills looked at by two: opened, answered apart, looked at together, drawn, printed for whom she wants."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from filrouge.activities.models import SkillClaim
from filrouge.activities.queries.claims import claims_on
from filrouge.pathways.models import Pathway
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.reference.models import Framework, FrameworkSkill, FrameworkVersion
from filrouge.shared.addresses import address_of
from filrouge.shared.rights import require
from filrouge.shared.screens import accepted, carried_out, posted
from filrouge.skills import policies
from filrouge.skills.actions.assessments import (
    NOT_YET,
    REFUSED,
    answer_assessment,
    decide_skill,
    open_assessment,
)
from filrouge.skills.forms.assessments import AnswerForm, DecisionForm, SkillsForm
from filrouge.skills.models import AssessedSkill, Assessment, Sight
from filrouge.skills.queries.askings import answered_for_us, last_askings
from filrouge.skills.queries.assessments import by_gap, dates_of, facts_of, lines_of
from filrouge.skills.queries.experiences import said_of
from filrouge.skills.queries.radars import radar_of, recruiter_radar_of
from filrouge.skills.queries.reviews import seen_of

from .reach import pathway_or_404

MOST = 50  # assessments of one person, frameworks offered
BOTH = len(Sight)


def index(request: Request, pathway_id: UUID) -> HttpResponse:
    """Hers, the latest first."""
    pathway = pathway_or_404(request, pathway_id)
    require(policies.can_read(request.user, pathway), REFUSED)
    journal(request, pathway.person_id, Reading.What.RECORD)
    found = Assessment.objects.with_sides().filter(person=pathway.person_id, project=pathway.project_id)
    context = {
        "pathway": pathway,
        "assessments": list(found.select_related("version__framework").order_by("-on", "-created_at")[:MOST]),
        "may_assess": policies.can_assess(request.user, pathway),
        "record_url": address_of("record", pathway.person_id),
    }
    return render(request, "skills/assessments/index.html", context)


def new(request: Request, pathway_id: UUID) -> HttpResponse:
    """The framework first (`?version=`), that of the last time above the others; then its skills, the same ticked."""
    pathway = pathway_or_404(request, pathway_id)
    require(policies.can_assess(request.user, pathway), REFUSED)
    if not request.GET.get("version"):
        frameworks = list(Framework.objects.to_choose_from()[:MOST])
        last = _hers(pathway).values_list("version__framework", flat=True).first()
        frameworks.sort(key=lambda one: one.pk != last)
        choice = {"pathway": pathway, "version": None, "frameworks": frameworks, "last": last}
        return render(request, "skills/assessments/new.html", choice)
    version = _version_or_404(request.GET["version"])
    offered = FrameworkSkill.objects.filter(version=version).kept()
    known = _known(pathway, version)
    last_time = [one.pk for one in known if one.looked_at]
    form = SkillsForm(posted(request), offered=offered, initial={"skills": last_time})
    if request.method == "POST" and form.is_valid():
        by, skills = request.user, form.cleaned_data["skills"]
        made = carried_out(
            form, lambda: open_assessment(by=by, pathway=pathway, version=version, skills=skills)
        )
        if made:
            messages.success(
                request, _("C’est ouvert. Chacun répond de son côté, dans l’ordre qui vous arrange.")
            )
            return redirect("skills:assessments-show", made.pk)
    context = {"pathway": pathway, "version": version, "form": form}
    context["claimed"] = [one.title for one in known if one.claimed]
    context["said"] = said_of(pathway.person_id, pathway.project_id)
    return render(request, "skills/assessments/new.html", context)


def show(request: Request, assessment_id: UUID) -> HttpResponse:
    """Who has answered, and what comes next; no answer is read here."""
    assessment = _assessment_to_follow(request, assessment_id)
    journal(request, assessment.person_id, Reading.What.RECORD)
    context = _page(assessment) | {
        "assessed": _assessed(assessment),
        "pathway": Pathway.objects.of(assessment).first(),
    }
    context["askings"] = {} if len(assessment.sides) == BOTH else last_askings(assessment)
    return render(request, "skills/assessments/show.html", context)


@never_cache
def hers(request: Request, assessment_id: UUID) -> HttpResponse:
    """The screen turned round: her own answer, and nothing else."""
    return _answer(request, assessment_id, Sight.HERS)


@never_cache
def ours(request: Request, assessment_id: UUID) -> HttpResponse:
    return _answer(request, assessment_id, Sight.OURS)


def confront(request: Request, assessment_id: UUID) -> HttpResponse:
    """Both answers side by side, the largest gap first. Facts come once she has chosen a skill."""
    assessment = _assessment_or_404(assessment_id)
    if len(assessment.sides) < BOTH:
        return _not_yet(request, assessment)
    journal(request, assessment.person_id, Reading.What.RECORD)
    differ, agree = by_gap(lines_of([assessment])[assessment.pk])
    context = _page(assessment) | {"differ": differ, "agree": agree}
    context["answered_for_us"] = answered_for_us(assessment)
    return render(request, "skills/assessments/confront.html", context)


def skill(request: Request, assessment_id: UUID, assessed_id: UUID) -> HttpResponse:
    """The skill she chose: what each says, the questions, the facts, what is decided."""
    assessment = _assessment_to_follow(request, assessment_id)
    if len(assessment.sides) < BOTH:
        return _not_yet(request, assessment)
    line = next(
        (one for one in lines_of([assessment])[assessment.pk] if one.assessed.pk == assessed_id), None
    )
    if line is None:
        raise Http404
    line.assessed.assessment = assessment
    known = line.decision
    pathway = Pathway.objects.of(assessment).first()
    # Whoever follows the assessment plans on an open path: the same right, not asked again.
    may_plan = bool(pathway and pathway.is_open) and not (known and known.step)
    initial = {"level": known.level, "decided": known.decided, "because": known.because} if known else {}
    form = DecisionForm(posted(request), skill=line.skill, may_plan=may_plan, initial=initial)
    if request.method == "POST" and form.is_valid():
        by, decided = request.user, form.decision
        if accepted(form, lambda: decide_skill(by=by, assessed=line.assessed, decided=decided)):
            messages.success(request, _("C’est noté, avec les raisons."))
            return redirect("skills:assessments-confront", assessment.pk)
    journal(request, assessment.person_id, Reading.What.RECORD)
    context = _page(assessment) | {"line": line, "form": form, "facts": facts_of(assessment)}
    context["step"] = known.step if known else None
    context["claims"] = claims_on(assessment.person_id, assessment.project_id, line.skill.key)
    context["seen"] = seen_of(assessment.person_id, assessment.project_id, line.skill.key)
    context["said"] = said_of(assessment.person_id, assessment.project_id)
    return render(request, "skills/assessments/skill.html", context)


def chart(request: Request, assessment_id: UUID) -> HttpResponse:
    """Both views, at this date and the former ones of the same framework."""
    assessment = _assessment_or_404(assessment_id)
    if len(assessment.sides) < BOTH:
        return _not_yet(request, assessment)
    journal(request, assessment.person_id, Reading.What.RECORD)
    dates = dates_of(assessment)
    context = _page(assessment) | {"radar": radar_of(assessment, dates, lines_of(dates))}
    return render(request, "skills/assessments/chart.html", context)


def sheet(request: Request, assessment_id: UUID) -> HttpResponse:
    """One sheet she may hand to a recruiter: her view and what was agreed, never ours nor our words."""
    assessment = _assessment_or_404(assessment_id)
    if len(assessment.sides) < BOTH:
        return _not_yet(request, assessment)
    journal(request, assessment.person_id, Reading.What.DOCUMENT)
    lines = lines_of([assessment])[assessment.pk]
    context = _page(assessment) | {"radar": recruiter_radar_of(assessment, lines)}
    return render(request, "skills/assessments/sheet.html", context)


def _answer(request: Request, assessment_id: UUID, side: Sight) -> HttpResponse:
    assessment = _assessment_to_follow(request, assessment_id)
    if side in assessment.sides:
        messages.info(request, _("La réponse est déjà donnée : elle ne se reprend pas."))
        return redirect("skills:assessments-show", assessment.pk)
    form = AnswerForm(posted(request), assessed=_assessed(assessment), words=side == Sight.OURS)
    if request.method == "POST" and form.is_valid():
        by, said = request.user, form.said
        if accepted(form, lambda: answer_assessment(by=by, assessment=assessment, side=side, said=said)):
            messages.success(request, _("C’est noté. Les réponses se lisent quand chaque côté a répondu."))
            return redirect("skills:assessments-show", assessment.pk)
    journal(request, assessment.person_id, Reading.What.RECORD)
    return render(request, f"skills/assessments/{side}.html", _page(assessment) | {"form": form})


def _assessment_or_404(assessment_id: UUID) -> Any:
    """With `sides`; of someone whose whole file the asker holds."""
    found = Assessment.objects.with_sides().select_related("person", "project", "version__framework")
    return get_object_or_404(found, pk=assessment_id)


def _assessment_to_follow(request: Request, assessment_id: UUID) -> Any:
    assessment = _assessment_or_404(assessment_id)
    require(policies.can_follow_assessment(request.user, assessment), REFUSED)
    return assessment


def _not_yet(request: Request, assessment: Assessment) -> HttpResponse:
    messages.info(request, NOT_YET)
    return redirect("skills:assessments-show", assessment.pk)


def _page(assessment: Any) -> dict[str, Any]:
    return {
        "assessment": assessment,
        "hers_done": Sight.HERS in assessment.sides,
        "ours_done": Sight.OURS in assessment.sides,
        "both_done": len(assessment.sides) == BOTH,
    }


def _assessed(assessment: Assessment) -> list[AssessedSkill]:
    return list(AssessedSkill.objects.filter(assessment=assessment).select_related("skill").order_by("rank"))


def _version_or_404(asked: str) -> FrameworkVersion:
    try:
        key = UUID(asked)
    except ValueError as error:
        raise Http404 from error
    found = FrameworkVersion.objects.exclude(publication=None).select_related("framework", "publication")
    return get_object_or_404(found, pk=key)


def _hers(pathway: Pathway) -> QuerySet[Assessment]:
    """The latest first."""
    hers = Assessment.objects.filter(person=pathway.person_id, project=pathway.project_id)
    return hers.order_by("-on", "-created_at")


def _known(pathway: Pathway, version: FrameworkVersion) -> list[Any]:
    """Skills of this version that were looked at the last time (`looked_at`) or pointed at in her activities
    (`claimed`), whatever the version was then. One query."""
    last = _hers(pathway).filter(version__framework=version.framework_id)
    looked_at = AssessedSkill.objects.filter(assessment__in=last[:1], skill__key=OuterRef("key"))
    claims = SkillClaim.objects.kept().filter(person=pathway.person_id, project=pathway.project_id)
    known = (
        FrameworkSkill.objects.filter(version=version)
        .kept()
        .annotate(looked_at=Exists(looked_at), claimed=Exists(claims.filter(skill__key=OuterRef("key"))))
    )
    return list(known.filter(Q(looked_at=True) | Q(claimed=True)))
