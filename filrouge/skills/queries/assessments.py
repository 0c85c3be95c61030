"""An assessment as both see it once both have answered: agreements, gaps, dates; and the facts of attendance."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from filrouge.activities.models import Attendance, Came
from filrouge.pathways.models.pathways import PersonBound
from filrouge.reference.models import FrameworkSkill
from filrouge.skills.models import AssessedSkill, Assessment, Sight, SkillAnswer, SkillDecision

PERIOD = timedelta(days=182)  # facts are counted over the half-year before
MOST_DATES = 3  # drawn together


@dataclass
class Line:
    """One skill: what each side says, what was decided."""

    assessed: AssessedSkill
    answers: dict[str, SkillAnswer] = field(default_factory=dict)
    decision: SkillDecision | None = None

    @property
    def skill(self) -> FrameworkSkill:
        return self.assessed.skill

    @property
    def hers(self) -> int | None:
        return self.answers[Sight.HERS].level

    @property
    def ours(self) -> int | None:
        return self.answers[Sight.OURS].level

    @property
    def told(self) -> SkillAnswer:
        """Ours, with its words."""
        return self.answers[Sight.OURS]

    @property
    def agreed(self) -> int | None:
        return self.decision.level if self.decision else None

    @property
    def gap(self) -> int | None:
        """How much higher she sees it; None when one of both gives no level."""
        if self.hers is None or self.ours is None:
            return None
        return self.hers - self.ours

    @property
    def said(self) -> str:
        """Where both stand, in words."""
        if self.gap is None:
            return _("à regarder ensemble")
        if self.gap == 0:
            return _("vous dites la même chose")
        apart = abs(self.gap)
        if self.gap > 0:
            return ngettext(
                "elle se voit %(n)d niveau plus haut", "elle se voit %(n)d niveaux plus haut", apart
            ) % {"n": apart}
        return ngettext(
            "elle se voit %(n)d niveau plus bas", "elle se voit %(n)d niveaux plus bas", apart
        ) % {"n": apart}

    @property
    def questions(self) -> list[str]:
        """To ask each other, before any fact is shown."""
        if self.hers is None:
            return [
                _("À quel moment a-t-elle eu à le faire, ici ou avant d’arriver ?"),
                _("Qui l’a vue le faire, et qu’en dirait cette personne ?"),
            ]
        if self.gap is None:
            return [
                _("Qu’est-ce qui lui fait choisir ce niveau ? Une fois précise, où et quand ?"),
                _("Qu’avons-nous manqué de voir, et où pourrions-nous le voir ?"),
            ]
        if self.gap > 0:
            return [
                _("Qu’est-ce qui lui fait choisir ce niveau ? Une fois précise, où et quand ?"),
                _("Qu’avons-nous vu, nous, qui nous fait dire moins ? Était-ce un mauvais jour ?"),
                _("Qu’est-ce qui l’empêche de le montrer ici ?"),
            ]
        if self.gap < 0:
            return [
                _("Qu’avons-nous vu qu’elle ne compte pas ? Le lui raconter."),
                _("À quoi pense-t-elle qu’il faudrait arriver pour dire plus ?"),
            ]
        return [
            _("Quelle fois le montre le mieux ?"),
            _("Quel serait le niveau d’après, et à quoi le verrait-on ?"),
        ]


def lines_of(assessments: Sequence[Assessment]) -> dict[Any, list[Line]]:
    """By assessment, in the order of its skills; only those that both sides answered. Two queries."""
    answers: dict[Any, dict[str, SkillAnswer]] = defaultdict(dict)
    for one in SkillAnswer.objects.filter(assessment__in=assessments):
        answers[one.assessed_id][one.side] = one
    found: dict[Any, list[Line]] = defaultdict(list)
    every = AssessedSkill.objects.filter(assessment__in=assessments).order_by("rank")
    for assessed in every.select_related("skill", "decision__step"):
        if len(answers[assessed.pk]) == len(Sight):
            decision = getattr(assessed, "decision", None)
            found[assessed.assessment_id].append(Line(assessed, answers[assessed.pk], decision))
    return found


def by_gap(lines: Iterable[Line]) -> tuple[list[Line], list[Line]]:
    """What differs, the largest gap first, what one of both does not know among them; and what agrees."""
    lines = list(lines)
    differ = [line for line in lines if line.gap != 0]
    differ.sort(key=lambda line: -abs(line.gap) if line.gap is not None else -1)
    return differ, [line for line in lines if line.gap == 0]


def dates_of(assessment: Assessment) -> list[Assessment]:
    """It and those before of the same framework, from the oldest; the latest only."""
    same = Assessment.objects.filter(
        person=assessment.person_id,
        project=assessment.project_id,
        version__framework=assessment.version.framework_id,
        on__lte=assessment.on,
        created_at__lte=assessment.created_at,
    )
    return list(same.order_by("-on", "-created_at")[:MOST_DATES])[::-1]


@dataclass(frozen=True)
class Facts:
    """Of the sessions where she was expected, from one day to another."""

    since: date
    until: date
    counts: Counter[str]

    @property
    def expected(self) -> int:
        return sum(self.counts.values()) - self.counts[Came.EXCUSED]

    @property
    def sentence(self) -> str:
        said = ngettext(
            "À l’heure %(came)d fois sur %(expected)d.",
            "À l’heure %(came)d fois sur %(expected)d.",
            self.expected,
        )
        return said % {"came": self.counts[Came.PRESENT], "expected": self.expected}

    @property
    def others(self) -> str:
        """« en retard 1 fois, absente 1 fois », « » when there is nothing else."""
        words = (
            (Came.LATE, _("en retard : %(n)d")),
            (Came.HALF, _("venue une partie du temps : %(n)d")),
            (Came.ABSENT, _("pas venue, sans prévenir : %(n)d")),
            (Came.EXCUSED, _("excusée, ce qui ne compte pas : %(n)d")),
        )
        return " · ".join(said % {"n": self.counts[came]} for came, said in words if self.counts[came])


def facts_of(assessment: Assessment) -> Facts:
    """What attendance says, within the asker's reach. One query."""
    return facts_between(assessment, assessment.on - PERIOD, assessment.on)


def facts_between(about: PersonBound, since: date, until: date) -> Facts:
    """The same of the person of any row. One query."""
    noted = Attendance.objects.filter(
        person=about.person_id,
        project=about.project_id,
        session__not_held=None,
        session__starts_at__date__range=(since, until),
    )
    return Facts(since, until, Counter(noted.values_list("came", flat=True)))
