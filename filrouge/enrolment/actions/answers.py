"""Answering a criterion: with a reason, and what was seen; never with a copy."""

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.enrolment import policies
from filrouge.enrolment.events import CriterionAnswered
from filrouge.enrolment.models import Answer, Candidacy, Criterion, Value
from filrouge.people.actions.grants import call
from filrouge.shared import clock
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require

from .traces import about, of_candidacy, refusal


@dataclass(frozen=True, kw_only=True)
class Reply:
    value: str
    because: str = ""
    evidence: str = ""
    other_evidence: str = ""
    seen_on: date | None = None


def answer_criterion(*, by: User, candidacy: Candidacy, criterion: Criterion, reply: Reply) -> Answer:
    """Raises PermissionDenied; ValidationError for a yes or a no without its reason, or for a criterion of
    another version of the rules than the one this candidacy is read with."""
    require(policies.can_continue_candidacy(by, candidacy), refusal())
    require(policies.may_read_criterion(by, candidacy, criterion), reserved())
    _check(reply)
    _read_with(candidacy, criterion.rule_set_id)
    answer = _write(by, candidacy, criterion, reply)
    weigh(candidacy.pk)
    publish(CriterionAnswered(**about(by, candidacy)))
    return answer


def weigh(candidacy_id: UUID) -> str:
    """Where the conditions stand now, every answer counted: see `sql/eligibility.sql`."""
    return str(call("weigh_candidacy", candidacy_id) or "")


def reserved() -> str:
    return _("Ce critère touche à une information réservée : une personne habilitée de l’équipe y répond.")


def _check(reply: Reply) -> None:
    if reply.value in (Value.MET, Value.NOT_MET) and not reply.because.strip():
        raise ValidationError({"because": _("Dites pourquoi : la personne doit pouvoir le comprendre.")})


def _read_with(candidacy: Candidacy, rule_set_id: int) -> None:
    """The first answer says with which version of the rules this candidacy is read."""
    if candidacy.rule_set_id is None:
        unread = Candidacy.objects.filter(pk=candidacy.pk, rule_set=None)
        must_hit(unread.update(rule_set=rule_set_id))
        candidacy.rule_set_id = rule_set_id
    if candidacy.rule_set_id != rule_set_id:
        raise ValidationError(_("Les critères de cette candidature sont ceux d’une autre version."))


def _write(by: User, candidacy: Candidacy, criterion: Criterion, reply: Reply) -> Answer:
    said = {**asdict(reply), "answered_by": by, "answered_on": clock.today(), "category": criterion.category}
    answer = Answer.objects.filter(candidacy=candidacy, criterion=criterion).first()
    if answer is None:
        return Answer.objects.create(criterion=criterion, **said, **of_candidacy(candidacy, by))
    must_hit(Answer.objects.filter(pk=answer.pk).update(**said))
    return answer
