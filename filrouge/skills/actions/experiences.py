"""What she did in her life, told one picture at a time; the skills she says, and who confirms them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from filrouge.accounts.models import User
from filrouge.pathways.models import Pathway
from filrouge.reference.models import Skill
from filrouge.reference.shipped_trades import code_of
from filrouge.reference.trades.pictured import tasks_of
from filrouge.shared import clock
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require
from filrouge.skills import policies
from filrouge.skills.events import ExperienceRemoved, ExperienceTold, SaidSkillConfirmed
from filrouge.skills.models import (
    MOST_SAID,
    Assessment,
    Experience,
    SaidSkill,
    SkillConfirmation,
)

from .traces import about, bound

REFUSED = gettext_lazy("Ce qu’une personne raconte revient à l’équipe en charge de son dossier, avec elle.")
ANSWERED = ("sector", "occupation", "words", "setting", "country", "lasted", "liked", "again")


@dataclass(frozen=True, kw_only=True)
class Seen:
    """`seen_by`: whom, when it is not the author."""

    rests_on: str
    facts: str
    seen_by: str = ""
    on: date | None = None
    assessment: Assessment | None = None


def begin_experience(*, by: User, pathway: Pathway, sector: str) -> Experience:
    """On her first picture. Raises PermissionDenied."""
    require(policies.can_tell(by, pathway), REFUSED)
    return Experience.objects.create(
        person_id=pathway.person_id, project_id=pathway.project_id, created_by=by, sector=sector
    )


def tell_experience(*, by: User, experience: Experience, answers: Mapping[str, Any]) -> None:
    """One screen of it: `answers` by column, of ANSWERED. Raises PermissionDenied, ValidationError."""
    require(policies.can_follow_experience(by, experience), REFUSED)
    if unknown := set(answers) - set(ANSWERED):
        raise ValueError(f"not told on a screen: {unknown}")
    for name, value in answers.items():
        setattr(experience, name, value)
    if "words" in answers:
        experience.words = experience.words.strip()
    experience.save(update_fields=list(answers))


@transaction.atomic
def say_skills(*, by: User, experience: Experience, tasks: Sequence[str], words: Sequence[str]) -> None:
    """What she did there: `tasks` among those of the trade's sheet, `words` her own. What she no longer says is taken
    out; what she still says keeps who confirmed it. Raises PermissionDenied, ValidationError."""
    require(policies.can_follow_experience(by, experience), REFUSED)
    tasks, own = list(dict.fromkeys(tasks)), list(dict.fromkeys(one.strip() for one in words if one.strip()))
    if len(tasks) + len(own) > MOST_SAID:
        raise ValidationError(_("%(most)d au plus : gardez avec elle ce qui compte.") % {"most": MOST_SAID})
    before = list(SaidSkill.objects.kept().filter(experience=experience))
    said = {one.task or one.words: one for one in before}
    gone = [one.pk for key, one in said.items() if key not in (*tasks, *own)]
    SaidSkill.objects.filter(pk__in=gone).update(removed_at=clock.now())
    skills = _skills_shown(experience, tasks)
    for rank, key in enumerate((*tasks, *own)):
        if known := said.get(key):
            SaidSkill.objects.filter(pk=known.pk).update(rank=rank)
            continue
        SaidSkill.objects.create(
            rank=rank,
            task=key if key in tasks else "",
            words="" if key in tasks else key,
            skill=skills.get(key),
            **bound(by, experience),
        )


def finish_experience(*, by: User, experience: Experience) -> None:
    """She says that it is that. Raises PermissionDenied, ValidationError while nothing says what she did."""
    require(policies.can_follow_experience(by, experience), REFUSED)
    if not experience.title and not SaidSkill.objects.kept().filter(experience=experience).exists():
        raise ValidationError(_("Montrez une image ou écrivez quelques mots : ce qu’elle a fait."))
    if experience.finished_at is None:
        must_hit(_standing(experience).update(finished_at=clock.now()))
        publish(ExperienceTold(**about(by, experience)))


def remove_experience(*, by: User, experience: Experience) -> None:
    """She takes it back, with the skills she said of it; whoever confirmed them no longer shows. Raises
    PermissionDenied."""
    require(policies.can_follow_experience(by, experience), REFUSED)
    must_hit(_standing(experience).update(removed_at=clock.now()))
    publish(ExperienceRemoved(**about(by, experience)))


def confirm_skill(*, by: User, said: SaidSkill, seen: Seen) -> SkillConfirmation:
    """Raises PermissionDenied, ValidationError."""
    experience = said.experience
    require(policies.can_follow_experience(by, experience), REFUSED)
    facts, on = seen.facts.strip(), seen.on or clock.today()
    if not facts:
        raise ValidationError({"facts": _("Dites ce qui a été vu, où et quand : c’est ce qui la confirme.")})
    if on > clock.today():
        raise ValidationError({"on": _("Ce jour n’est pas encore venu : choisissez aujourd’hui ou avant.")})
    if seen.assessment and seen.assessment.person_id != experience.person_id:
        raise ValidationError(_("Cette évaluation est celle d’une autre personne."))
    made = SkillConfirmation.objects.create(
        said=said,
        rests_on=seen.rests_on,
        facts=facts,
        seen_by=seen.seen_by.strip(),
        on=on,
        assessment=seen.assessment,
        person_id=experience.person_id,
        project_id=experience.project_id,
        created_by=by,
    )
    publish(SaidSkillConfirmed(said_id=said.pk, **about(by, experience)))
    return made


def remove_confirmation(*, by: User, confirmation: SkillConfirmation) -> None:
    """Written by mistake. Raises PermissionDenied, Missed."""
    require(policies.can_follow_experience(by, confirmation.said.experience), REFUSED)
    must_hit(SkillConfirmation.objects.kept().filter(pk=confirmation.pk).update(removed_at=clock.now()))


def _standing(experience: Experience) -> Any:
    return Experience.objects.kept().filter(pk=experience.pk)


def _skills_shown(experience: Experience, tasks: Sequence[str]) -> dict[str, Skill]:
    """By task: the reference skill that it shows, when one does."""
    shown = {one.words: code_of(one.skill) for one in tasks_of(experience.occupation_id or "") if one.skill}
    found = Skill.objects.in_bulk({shown[task] for task in tasks if task in shown})
    return {task: found[shown[task]] for task in tasks if shown.get(task) in found}
