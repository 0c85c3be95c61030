"""How a project receives people: its criteria, its page to take away, its delays. Each change is a version."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext as _

from filrouge.accounts.models import Project, User
from filrouge.accounts.policies import coordinates
from filrouge.enrolment.events import EnrolmentChanged
from filrouge.enrolment.models import Criterion, Presentation, RuleSet, Terms
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.rights import require


@dataclass(frozen=True, kw_only=True)
class NewCriterion:
    """`code` "": a criterion of the project's own. Need to know follows the criterion from version to version."""

    label: str
    weight: str
    code: str = ""
    group: str = ""
    group_label: str = ""
    explanation: str = ""
    how_to_get: str = ""
    category: int | None = None


def revise_rules(
    *, by: User, project: Project, title: str, source: str, criteria: Sequence[NewCriterion]
) -> RuleSet:
    """The project's next version. Candidacies already answered keep the version they were read with."""
    require(coordinates(by, project), refusal())
    if not criteria:
        raise ValidationError(_("Gardez au moins un critère."))
    former = RuleSet.objects.in_force(project)
    revised = RuleSet.objects.create(title=title, source=source, **_version(by, project, RuleSet, former))
    lines = _coded(criteria, _protected(former))
    Criterion.objects.bulk_create(
        Criterion(rule_set=revised, rank=rank, **asdict(line)) for rank, line in enumerate(lines)
    )
    publish(EnrolmentChanged(by=Actor.user(by.pk), project_id=project.pk))
    return revised


def revise_presentation(
    *, by: User, project: Project, words: Mapping[str, str], source: str = ""
) -> Presentation:
    """`words`: one text per section of the page. `source`: the texts read for what is said of money, and when."""
    require(coordinates(by, project), refusal())
    former = Presentation.objects.in_force(project)
    revised = Presentation.objects.create(
        title=_("Page à emporter"), source=source, **words, **_version(by, project, Presentation, former)
    )
    publish(EnrolmentChanged(by=Actor.user(by.pk), project_id=project.pk))
    return revised


def change_terms(*, by: User, project: Project, reflection_days: int, meet_within_days: int) -> Terms:
    """For the meetings to come: a delay already promised to someone stays as promised."""
    require(coordinates(by, project), refusal())
    terms, _new = Terms.objects.update_or_create(
        project=project,
        defaults={
            "reflection_days": reflection_days,
            "meet_within_days": meet_within_days,
            "changed_by": by,
        },
    )
    publish(EnrolmentChanged(by=Actor.user(by.pk), project_id=project.pk))
    return terms


def refusal() -> str:
    return _("Seule la coordination du projet règle la façon dont il reçoit les personnes.")


def _version(
    by: User,
    project: Project,
    model: type[RuleSet] | type[Presentation],
    former: RuleSet | Presentation | None,
) -> dict[str, object]:
    last = model.objects.filter(project=project).aggregate(last=Max("version"))["last"] or 0
    return {
        "call": project.call,
        "project": project,
        "version": last + 1,
        "in_force_from": clock.today(),
        "based_on": former,
        "made_by": by,
    }


def _protected(former: RuleSet | None) -> dict[str, int]:
    """What was need to know stays so, whatever the new words."""
    lines = former.criteria.all() if former else []
    return {line.code: line.category for line in lines if line.category}


def _coded(criteria: Sequence[NewCriterion], protected: Mapping[str, int]) -> list[NewCriterion]:
    taken = {one.code for one in criteria if one.code}
    coded = []
    for one in criteria:
        code = one.code or _free(slugify(one.label)[:36] or "critere", taken)
        taken.add(code)
        group = (one.group or "conditions") if one.weight == Criterion.Weight.CONDITION else ""
        category = protected.get(code, one.category)
        coded.append(NewCriterion(**{**asdict(one), "code": code, "group": group, "category": category}))
    return coded


def _free(wished: str, taken: set[str]) -> str:
    number, code = 2, wished
    while code in taken:
        number, code = number + 1, f"{wished}-{number}"
    return code
