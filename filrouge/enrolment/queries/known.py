"""What the file already tells about the criteria: proposed with its reason, never typed again."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from filrouge.accounts.models import Project
from filrouge.enrolment.models import Value
from filrouge.people.models import BirthPrecision, Person, Protection, SpokenLanguage
from filrouge.shared import clock

Status = Protection.Status
INTERNATIONAL = (Status.REFUGEE, Status.SUBSIDIARY, Status.STATELESS)


@dataclass(frozen=True)
class Proposal:
    value: str
    because: str


def proposals_for(person: Person, project: Project) -> dict[str, Proposal]:
    """Code of a criterion → what the file says of it, within the asker's reach: a status only to those to
    whom it is open. Two queries."""
    read = set(SpokenLanguage.objects.filter(person=person).values_list("reads", flat=True))
    known = Protection.objects.filter(person=person, project=project, replaced_on=None).first()
    return proposals_from(person, read, known)


def proposals_from(
    person: Person, read: set[bool | None], protection: Protection | None
) -> dict[str, Proposal]:
    """From rows already read: whether she reads each of her languages, her status if it is open to the asker."""
    today = clock.today()
    return {
        **_from_sex(person),
        **_from_age(person),
        **_from_languages(read),
        **_from_protection(protection, today),
    }


def _from_sex(person: Person) -> dict[str, Proposal]:
    if not person.sex:
        return {}
    value = Value.MET if person.sex == "woman" else Value.NOT_MET
    return {"woman": Proposal(value, _("d’après la fiche : %(sex)s") % {"sex": person.get_sex_display()})}


def _from_age(person: Person) -> dict[str, Proposal]:
    """From a year alone the age is known within one year: at the limit, it is asked."""
    age, vague = person.age, person.birth_precision in (BirthPrecision.YEAR, BirthPrecision.PLACEHOLDER)
    if age is None:
        return {}
    because = (_("environ %(age)d ans") if vague else _("%(age)d ans")) % {"age": age}
    told = {}
    if not (vague and age == 26):
        told["under_26"] = Proposal(Value.MET if age < 26 else Value.NOT_MET, because)
    if not (vague and age == 40):
        told["over_40"] = Proposal(Value.MET if age >= 40 else Value.NOT_MET, because)
    return told


def _from_languages(read: set[bool | None]) -> dict[str, Proposal]:
    if True in read:
        return {"cannot_read": Proposal(Value.NOT_MET, _("lit une de ses langues"))}
    return {"cannot_read": Proposal(Value.MET, _("ne lit pas ses langues"))} if False in read else {}


def _from_protection(known: Protection | None, today: date) -> dict[str, Proposal]:
    if known is None:
        return {}
    told = {
        str(status.value): Proposal(
            Value.MET if known.status == status else Value.NOT_MET,
            _("statut noté : %(status)s") % {"status": known.get_status_display()},
        )
        for status in INTERNATIONAL
    }
    protected = known.status in INTERNATIONAL
    told["protection"] = Proposal(
        Value.MET if protected else Value.NOT_MET,
        _("statut noté : %(status)s") % {"status": known.get_status_display()},
    )
    return {**told, **_from_request(known, today)}


def _from_request(known: Protection, today: date) -> dict[str, Proposal]:
    if known.status != Status.ASYLUM_SEEKER or known.applied_on is None:
        return {}
    long_enough = six_months_after(known.applied_on) < today
    because = _("demande d’asile enregistrée le %(day)s") % {"day": known.applied_on.strftime("%d/%m/%Y")}
    return {"asylum_seeker_6_months": Proposal(Value.MET if long_enough else Value.NOT_MET, because)}


def six_months_after(day: date) -> date:
    """The same day six months later; the last of the month where it has no such day."""
    year, month = day.year + (day.month > 6), (day.month + 5) % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
