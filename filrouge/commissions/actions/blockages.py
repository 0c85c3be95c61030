"""What no member can solve goes up to the State or to a local authority, without a name, with a day for the answer."""

import re
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.commissions import policies
from filrouge.commissions.models import Blockage, Case
from filrouge.people.models import Person
from filrouge.shared import clock
from filrouge.shared.days import must_come
from filrouge.shared.rights import must_hit, require
from filrouge.shared.text import search_key

from .commissions import REFUSED

DIGITS = 6  # in a row: a telephone, a file number
PARTICLE = 2  # letters: « al », « de », which are no name by themselves
SEPARATED = re.compile(r"(?<=\d)[ .](?=\d)")
NUMBERS = re.compile(r"\d+")
WORDS = re.compile(r"\w+")


@dataclass(frozen=True, kw_only=True)
class Raising:
    words: str
    asked_of: str
    answer_by: date


def raise_blockage(*, by: User, case: Case, raising: Raising) -> Blockage:
    """From a situation, of which nothing is kept: no row leads from one to the other. Raises PermissionDenied,
    ValidationError."""
    require(policies.can_decide(by, case), REFUSED)
    must_come("answer_by", raising.answer_by)
    if tells_who(raising.words, case.person):
        raise ValidationError(
            {"words": _("On pourrait la reconnaître : ôtez son nom, sa référence et les numéros.")}
        )
    return Blockage.objects.create(commission=case.meeting.commission, raised_by=by, **vars(raising))


def answer_blockage(*, by: User, blockage: Blockage, answer: str) -> None:
    """What the State or the authority answered, typed by the coordination. Raises PermissionDenied."""
    require(policies.can_run(by, blockage.commission), REFUSED)
    found = Blockage.objects.waiting().filter(pk=blockage.pk)
    must_hit(found.update(answer=answer, answered_on=clock.today(), answered_by=by))


def tells_who(words: str, person: Person) -> bool:
    """Her names, whole or in part, whatever the capitals and accents; her reference; digits that number somebody."""
    named = {key for name in (person.given_name, person.family_name) for key in _keys(name)}
    digits = SEPARATED.sub("", words)
    numbered = any(len(one) >= DIGITS for one in NUMBERS.findall(digits))
    return bool(named & _keys(words)) or person.reference.lower() in words.lower() or numbered


def _keys(words: str) -> set[str]:
    """Glued as names are searched (« alkhatib »), and word by word (« khatib ») but for particles."""
    parts = {search_key(part) for part in WORDS.findall(words) if len(part) > PARTICLE}
    return {*search_key(words).split(), *parts}
