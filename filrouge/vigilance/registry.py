"""The rules of vigilance. Each domain declares its own in `rules.py`, loaded when the site starts.

A rule is one set-based SELECT that names what should not be forgotten today. The same statement serves
the night (everyone) and the action that has just changed one person.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from filrouge.privacy.rows import Level

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


@dataclass(frozen=True)
class Rule:
    """`tag(facts)` is the short name of the situation, `why(facts)` the sentence under it.

    `select` may use %(today)s (Europe/Paris) and must hold {only}, replaced by nothing or by a test on
    `person_id` of the alias `p`. `risk` goes from 0 to 100; higher comes first.
    `action`: a label, the name of a screen, and what that screen takes (see `Act`); it is `open_to` those in
    charge of the person, or for an alert about a team to anyone who reads it, unless the rule says otherwise.
    `otherwise`: what is offered to the others, the first that is open to them. Whoever reads an alert about a
    person may at least open what they see of her. A rule about a whole project names no person and no
    organisation: its coordination sees it.
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

    @property
    def acts(self) -> Iterator[Act]:
        """The first that is open to the reader is the one to offer."""
        if self.action[1]:
            yield Act(*self.action, self.open_to or (Who.IN_CHARGE if self.about_a_person else Who.ANYONE,))
        yield from self.otherwise
        if self.about_a_person:
            yield Act(_("Ouvrir le dossier"), "record", "person")


RULES: dict[str, Rule] = {}


def declare(rule: Rule) -> Rule:
    """Add a rule to those that are watched. Raises ValueError on a code already taken."""
    if rule.code in RULES:
        raise ValueError(f"two rules are named {rule.code}")
    if rule.about_a_person and "{only}" not in rule.select:
        raise ValueError(f"{rule.code} cannot be computed for one person alone")
    RULES[rule.code] = rule
    return rule
