"""The rules of vigilance. Each domain declares its own in `rules.py`, loaded when the site starts.

A rule is one set-based SELECT that names what should not be forgotten today. The same statement serves
the night (everyone) and the action that has just changed one person.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User
from filrouge.privacy.rows import Level

from .models import ITS_USER_ALONE

Text = str | Promise
Facts = dict[str, int | str]

# What every rule's SELECT gives, in this order.
COLUMNS = ("subject_id", "person_id", "project_id", "organisation_id", "user_id", "risk", "since", "facts")


class Who(Enum):
    """Whom an act is open to, among those who read the alert."""

    ANYONE = auto()
    IN_CHARGE = auto()  # holds the whole file of the person in this project, not by an emergency
    CONCERNED = auto()  # the professional whom the alert is about
    COORDINATION = auto()  # coordinates the project


@dataclass(frozen=True)
class Act:
    """Something to do about an alert. `screen`: a url name, or a place of `shared/addresses.py`.

    `takes`: what that screen is given: "subject", "pathway", "person" or "project" (an id), "user" (`?de=12`),
    "referent" (`?de=referent-12`), or nothing. Open to whoever is one of `open_to`.
    """

    label: Text
    screen: str
    takes: str = ""
    open_to: tuple[Who, ...] = (Who.ANYONE,)


IT_CHANGED: Text = _("la situation a changé")


@dataclass(frozen=True)
class Threshold:
    """The number from which a rule speaks: `default` unless a project chose another one.

    `label` says what it counts: « jours sans nouvelles du partenaire ».
    """

    label: Text
    default: int
    least: int = 0
    most: int = 365


@dataclass(frozen=True)
class Rule:
    """`tag(facts)` is the short name of the situation, `why(facts)` the sentence under it.

    `select` may use %(today)s (Europe/Paris) and must hold {only}, replaced by nothing or by a test on
    `person_id` of the alias `p`; with a `threshold` it holds {threshold}, the number of the project of `p`.
    `risk` goes from 0 to 100; higher comes first. `weighs`: why it comes before others (« un droit perdu ne se
    rattrape pas »). `closes`: what ends it.
    `action`: a label, the name of a screen, and what that screen takes (see `Act`); it is `open_to` those in
    charge of the person, or for an alert about a team to anyone who reads it, unless the rule says otherwise.
    `otherwise`: what is offered to the others, the first that is open to them. Whoever reads an alert about a
    person may at least open what they see of her. A rule about a whole project names no person and no
    organisation: its coordination sees it. `its_user_alone`: nobody but its user reads it, whatever the grants.
    """

    code: str
    title: Text
    explanation: Text
    select: str
    tag: Callable[[Facts], str]
    why: Callable[[Facts], str]
    action: tuple[Text, str, str] = ("", "", "")
    grave: bool = False
    level: Level = Level.SHARED
    about_a_person: bool = field(default=True)
    open_to: tuple[Who, ...] = ()
    otherwise: tuple[Act, ...] = ()
    threshold: Threshold | None = None
    weighs: Text = ""
    closes: Text = IT_CHANGED
    its_user_alone: bool = False

    @property
    def reach(self) -> int:
        """What a grant must open to read these alerts."""
        return ITS_USER_ALONE if self.its_user_alone else self.level.value

    @property
    def may_stop(self) -> bool:
        """What one person alone must read is never stopped by somebody else."""
        return not self.its_user_alone

    @property
    def may_be_set(self) -> bool:
        return self.may_stop or self.threshold is not None

    @property
    def readers(self) -> Text:
        if self.its_user_alone:
            return _("la seule personne qui doit agir")
        if not self.about_a_person:
            return _("l’équipe concernée et la coordination")
        if self.level > Level.FULL:
            return _("les seules personnes habilitées à connaître ce sujet")
        if self.level == Level.FULL:
            return _("l’équipe qui suit la personne")
        return _("l’équipe qui suit la personne et la coordination")

    @property
    def acts(self) -> Iterator[Act]:
        """The first that is open to the reader is the one to offer."""
        if self.action[1]:
            yield Act(*self.action, self.open_to or (Who.IN_CHARGE if self.about_a_person else Who.ANYONE,))
        yield from self.otherwise
        if self.about_a_person:
            yield Act(_("Ouvrir le dossier"), "record", "person")


RULES: dict[str, Rule] = {}

StandingIn = Callable[[User], Iterable[int]]
_standing_in: list[StandingIn] = []


def stands_in(found: StandingIn) -> StandingIn:
    """Said by a higher domain: whose alerts someone holds today besides their own, by the keys of the users."""
    _standing_in.append(found)
    return found


def held_by(user: User) -> list[int]:
    """Whose alerts this user answers today: their own, and those of the colleagues they stand in for."""
    return [user.pk, *(pk for found in _standing_in for pk in found(user))]


def declare(rule: Rule) -> Rule:
    """Add a rule to those that are watched. Raises ValueError on a code already taken."""
    if rule.code in RULES:
        raise ValueError(f"two rules are named {rule.code}")
    if rule.about_a_person and "{only}" not in rule.select:
        raise ValueError(f"{rule.code} cannot be computed for one person alone")
    if ("{threshold}" in rule.select) is not (rule.threshold is not None):
        raise ValueError(f"{rule.code} declares a threshold and does not read it, or reads one it has not")
    RULES[rule.code] = rule
    return rule
