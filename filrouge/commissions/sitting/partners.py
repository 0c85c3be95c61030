"""Of whom the partners can be asked for news before a meeting, and who is left out, for what reason."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from filrouge.commissions.models import Case, Meeting
from filrouge.partners.models import Phase, Referral, Sheet
from filrouge.people.models import Person


@dataclass(frozen=True)
class Asked:
    person: Person
    referral: Referral


@dataclass(frozen=True)
class LeftOut:
    person: Person
    why: str


@dataclass(frozen=True)
class Askable:
    """In the order of the agenda."""

    asked: Sequence[Asked]
    left_out: Sequence[LeftOut]


def askable_of(meeting: Meeting) -> Askable:
    """Within the reach of whoever asks: neither a situation nor a referral out of it is told of. Two queries."""
    cases = list(Case.objects.on_agenda().filter(meeting=meeting).select_related("person"))
    known = _referrals([one.pathway_id for one in cases])
    asked, left_out = [], []
    for case in cases:
        found = known[case.pathway_id]
        now = [one for one in found if not _why_not(one)]
        asked += [Asked(case.person, one) for one in now]
        if not now:
            left_out.append(LeftOut(case.person, _why_nobody(found)))
    return Askable(asked, left_out)


def _referrals(paths: Sequence[UUID]) -> dict[UUID, list[Any]]:
    out = Sheet.objects.filter(referral=OuterRef("pk"), returns=None)
    found = Referral.objects.filter(pathway__in=paths, phase__in=(Phase.WAITING, Phase.UNDER_WAY))
    found = found.select_related("agreement", "structure", "service").annotate(is_out=Exists(out))
    of: dict[UUID, list[Any]] = defaultdict(list)
    for one in found.order_by("answer_by", "pk"):
        of[one.pathway_id].append(one)
    return of


def _why_not(referral: Any) -> str:
    """As `askable` of partners."""
    if not referral.agreement.in_force:
        return _("son accord a pris fin : %(structure)s") % {"structure": referral.recipient}
    if referral.phase == Phase.WAITING:
        return _("pas encore de réponse : %(structure)s") % {"structure": referral.recipient}
    if referral.is_out:
        return _("une fiche y est déjà : %(structure)s") % {"structure": referral.recipient}
    return ""


def _why_nobody(found: Sequence[Any]) -> str:
    if not found:
        return _("aucune structure partenaire ne l’accompagne, à notre connaissance")
    return " ; ".join(_why_not(one) for one in found)
