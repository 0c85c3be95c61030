"""The skills of a draft: added, changed, put before or after another, taken out."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.reference import policies
from filrouge.reference.models import FrameworkSkill, FrameworkVersion
from filrouge.shared import clock
from filrouge.shared.rights import must_hit, require

from .frameworks import refusal

MOST_SKILLS = 150


@dataclass(frozen=True, kw_only=True)
class SkillText:
    """`levels`: none, or six, from 0 to 5, some of which may be blank."""

    title: str
    kind: str = FrameworkSkill.Kind.TRANSVERSAL
    task: str = ""
    about: str = ""
    signs: Sequence[str] = ()
    levels: Sequence[str] = field(default_factory=tuple)


def add_skill(*, by: User, version: FrameworkVersion, text: SkillText) -> FrameworkSkill:
    """Raises PermissionDenied, ValidationError."""
    _changeable(by, version)
    if version.skills.kept().count() >= MOST_SKILLS:
        raise ValidationError(
            _("Cent cinquante compétences au plus : au-delà, personne ne les regarde une à une.")
        )
    skill = FrameworkSkill(
        framework_id=version.framework_id,
        version=version,
        project_id=version.project_id,
        rank=version.skills.next_rank(),
        **_columns(text),
    )
    skill.full_clean(validate_constraints=False)
    skill.save(force_insert=True)
    return skill


def change_skill(*, by: User, skill: FrameworkSkill, text: SkillText) -> None:
    _changeable(by, skill.version)
    for name, value in _columns(text).items():
        setattr(skill, name, value)
    skill.full_clean(validate_constraints=False)
    skill.save(update_fields=list(_columns(text)))


def remove_skill(*, by: User, skill: FrameworkSkill) -> None:
    """From this draft; the versions published before keep it."""
    _changeable(by, skill.version)
    must_hit(FrameworkSkill.objects.filter(pk=skill.pk, removed_at=None).update(removed_at=clock.now()))


def move_skill(*, by: User, skill: FrameworkSkill, up: bool) -> None:
    """One place up or down; nothing at the end of the list."""
    _changeable(by, skill.version)
    others = list(skill.version.skills.kept())
    here = [one.pk for one in others].index(skill.pk)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(others):
        return
    others[here], others[there] = others[there], others[here]
    for rank, one in enumerate(others, 1):
        one.rank = rank
    FrameworkSkill.objects.bulk_update(others, ["rank"])


def _changeable(by: User, version: FrameworkVersion) -> None:
    require(policies.can_change_framework(by, version.framework), refusal())
    if version.is_published:
        raise ValidationError(
            _("Cette version est publiée : elle ne change plus. Ouvrez un brouillon pour la faire évoluer.")
        )


def _columns(text: SkillText) -> dict[str, object]:
    columns = asdict(text)
    said = [level.strip() for level in text.levels]
    return columns | {
        "signs": [sign.strip() for sign in text.signs if sign.strip()],
        "levels": said if any(said) else [],
    }
