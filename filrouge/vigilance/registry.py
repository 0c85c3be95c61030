"""The rules of vigilance. Each domain declares its own in `rules.py`, loaded when the site starts.

A rule is one set-based SELECT that names what should not be forgotten today. The same statement serves
the night (everyone) and the action that has just changed one person.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.functional import Promise

from filrouge.privacy.rows import Level

Text = str | Promise
Facts = dict[str, int | str]

# What every rule's SELECT gives, in this order.
COLUMNS = ("subject_id", "person_id", "project_id", "organisation_id", "user_id", "risk", "since", "facts")


@dataclass(frozen=True)
class Rule:
    """`tag(facts)` is the short name of the situation, `why(facts)` the sentence under it.

    `select` may use %(today)s (Europe/Paris) and must hold {only}, replaced by nothing or by a test on
    `person_id` of the alias `p`. `risk` goes from 0 to 100; higher comes first.
    `action`: a label, the name of a screen, and the id that screen takes ("subject", "pathway", "project",
    "user" or none). A rule about a whole project names no person and no organisation: its coordination sees it.
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


RULES: dict[str, Rule] = {}


def declare(rule: Rule) -> Rule:
    """Add a rule to those that are watched. Raises ValueError on a code already taken."""
    if rule.code in RULES:
        raise ValueError(f"two rules are named {rule.code}")
    if rule.about_a_person and "{only}" not in rule.select:
        raise ValueError(f"{rule.code} cannot be computed for one person alone")
    RULES[rule.code] = rule
    return rule
