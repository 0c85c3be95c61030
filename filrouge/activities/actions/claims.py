"""Skills pointed at just after a session, by herself, by someone of the group or by whoever runs it: claims to be
confronted at an assessment, never stamps (mission S-27)."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.activities import policies
from filrouge.activities.events import SkillsClaimed
from filrouge.activities.models import CAME, Attendance, Participation, SkillClaim
from filrouge.reference.models import FrameworkSkill
from filrouge.shared import clock
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require

from .participations import refusal
from .traces import about_person


@transaction.atomic
def claim_skills(
    *, by: User, attendance: Attendance, said_by: str, skills: Sequence[FrameworkSkill], words: str = ""
) -> None:
    """Of a skill that this speaker had pointed at already, the words are written again. Raises PermissionDenied,
    ValidationError."""
    _require(by, attendance)
    if attendance.came not in CAME:
        raise ValidationError(_("Il est noté qu’elle n’était pas à cette séance."))
    # Two colleagues who point at the same skill at once write it once.
    Participation.objects.select_for_update(no_key=True).get(pk=attendance.participation_id)
    said = SkillClaim.objects.kept().filter(attendance=attendance, said_by=said_by, skill__in=skills)
    known = set(said.values_list("skill_id", flat=True))
    said.update(words=words.strip())
    SkillClaim.objects.bulk_create(
        SkillClaim(
            attendance=attendance,
            skill=skill,
            said_by=said_by,
            words=words.strip(),
            person_id=attendance.person_id,
            project_id=attendance.project_id,
            created_by=by,
        )
        for skill in skills
        if skill.pk not in known
    )
    _publish(by, attendance)


def take_back_claim(*, by: User, claim: SkillClaim) -> None:
    """Written by mistake, or she does not want it. Raises PermissionDenied; Missed when it is gone already."""
    _require(by, claim.attendance)
    must_hit(SkillClaim.objects.kept().filter(pk=claim.pk).update(removed_at=clock.now()))
    _publish(by, claim.attendance)


def _require(by: User, attendance: Attendance) -> None:
    require(policies.can_invite(by, attendance.session.activity, attendance.person_id), refusal())


def _publish(by: User, attendance: Attendance) -> None:
    publish(SkillsClaimed(session_id=attendance.session_id, **about_person(by, attendance.participation)))
