"""What every page of a professional shows around its content: where one can go, who one is.

Costs no query: the request's context already says where its user accompanies people, which projects are
coordinated, whose data protection officer asks. Roles that accompany nobody are shown what they can use.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from filrouge.privacy.context import NOBODY, Context
from filrouge.shared.ui.frame import Account, NavigationGroup, NavigationItem

Entry = tuple[str | Promise, str, tuple[str, ...]]

# Label, screen, and the other screens (prefixes of url names) that belong to the entry.
ACCOMPANYING: tuple[Entry, ...] = (
    (_("Ma journée"), "desk:day-index", ("vigilance:",)),
    (_("Ma file active"), "desk:caseload-index", ("desk:record-", "desk:contacts-", "pathways:", "people:")),
    (_("Mon agenda"), "pathways:appointments-index", ("pathways:calendar-",)),
    (_("Briques"), "pathways:bricks-index", ("pathways:bricks-", "pathways:motifs-")),
    (_("Réponses"), "reference:answers-index", ("reference:answers-",)),
    (
        _("Métiers et compétences"),
        "reference:occupations-index",
        (
            "reference:occupations-",
            "reference:skills-",
            "reference:frameworks-",
            "reference:framework_skills-",
        ),
    ),
    (_("Vers des partenaires"), "partners:referrals-index", ("partners:",)),
    (_("Activités"), "activities:activities-week", ("activities:",)),
    (_("Commissions"), "commissions:commissions-index", ("commissions:",)),
    (
        _("Badges"),
        "skills:classes-index",
        tuple(
            f"skills:{noun}"
            for noun in ("classes", "badges", "endorsements", "keys", "recognised", "showings", "checks")
        ),
    ),
    (_("Annuaire"), "directory:services-index", ("directory:",)),
    (_("Rappels"), "pathways:reminders-index", ("pathways:reminders-", "pathways:replies-")),
)
REACHING_OUT: tuple[Entry, ...] = (
    (_("Hors les murs"), "outreach:outings-index", ("outreach:",)),
    (_("Sur le terrain"), "sync:devices-index", ("sync:",)),
)
RECRUITING: tuple[Entry, ...] = (
    (_("Orientations"), "outreach:orientations-index", ("outreach:orientations-",)),
    (_("Candidatures"), "enrolment:candidacies-index", ("enrolment:",)),
    (_("Cohortes"), "enrolment:cohorts-index", ("enrolment:cohorts-", "enrolment:places-")),
    (_("Ciblage"), "enrolment:targeting-index", ("enrolment:targeting-", "enrolment:drift-")),
)
COORDINATING: tuple[Entry, ...] = (
    (_("Vue d’ensemble"), "desk:coordination-index", ()),
    (_("Appuis demandés"), "vigilance:escalations-index", ("vigilance:escalations-",)),
    (
        _("Alertes du projet"),
        "vigilance:settings-index",
        ("vigilance:settings-", "vigilance:figures-", "vigilance:rules-"),
    ),
    (_("Canaux"), "outreach:channels-index", ("outreach:channels-",)),
    (_("Besoins et offre"), "partners:needs-index", ("partners:needs-",)),
)
TEAM: tuple[Entry, ...] = (
    (_("Listes"), "pathways:lists-index", ("pathways:lists-",)),
    (_("Doublons"), "people:duplicates-index", ("people:duplicates-", "people:merges-")),
    (_("Absences"), "pathways:absences-index", ("pathways:absences-",)),
    (_("Incidents"), "pathways:incidents-index", ("pathways:incidents-", "pathways:alarms-")),
)
WRITING: tuple[Entry, ...] = (
    (
        _("Messages"),
        "messaging:messages-index",
        (
            *("messaging:messages-", "messaging:opt_outs-", "messaging:wordings-", "messaging:hours-"),
            "messaging:recordings-",
        ),
    ),
)
BESIDE: tuple[Entry, ...] = (
    (
        _("Bénévoles"),
        "pathways:volunteers-index",
        (
            "pathways:volunteers-",
            "pathways:matches-",
            "pathways:honorabilities-",
            "pathways:volunteer_signals-",
        ),
    ),
)
# The teams read them; whoever manages an organisation writes those it holds.
PARTNERSHIPS: tuple[Entry, ...] = (
    (
        _("Partenariats"),
        "partners:partnerships-index",
        (
            *("partners:partnerships-", "partners:coverage-", "partners:routines-"),
            *("partners:contributions-", "partners:evaluations-"),
        ),
    ),
)
VOLUNTEERING: tuple[Entry, ...] = (
    (
        _("Mes rencontres"),
        "pathways:volunteering-index",
        ("pathways:volunteering-", "pathways:volunteer_", "pathways:charters-", "pathways:matches-answer"),
    ),
)
CARING: tuple[Entry, ...] = (
    (
        _("Prendre soin"),
        "pathways:care-index",
        (
            *("pathways:care-", "pathways:team_", "pathways:pulses-", "pathways:supports-"),
            *("pathways:trainings-", "pathways:law_sheets-", "pathways:onboardings-"),
        ),
    ),
)
EVERYONE: tuple[Entry, ...] = ((_("Organisation"), "accounts:organisations-index", ("accounts:",)),)
# A coordinator runs a project; those who accompany nobody follow it from afar.
PROJECTS: tuple[Entry, ...] = (
    (
        _("Projets"),
        "accounts:projects-index",
        (
            *("accounts:projects-", "accounts:words-", "accounts:objectives-", "accounts:consortium-"),
            *("outreach:doors-", "outreach:structures-", "outreach:briefings-"),
        ),
    ),
    (_("Langues"), "reference:translations-index", ("reference:translations-",)),
)
# Those who accompany nobody read it all the same, and a platform administrator brings it up to date.
DIRECTORY: tuple[Entry, ...] = ((_("Annuaire"), "directory:services-index", ("directory:",)),)
OFFICER: tuple[Entry, ...] = (
    (
        _("Protection des données"),
        "privacy:officer-index",
        ("privacy:officer-", "privacy:readings-", "privacy:erasures-"),
    ),
    (_("Accès d’urgence"), "people:emergencies-index", ("people:emergencies-",)),
)

AUDITING: tuple[Entry, ...] = (
    (_("Coffre de justificatifs"), "enrolment:safes-index", ("enrolment:safes-take",)),
)

ACCOUNT_LINKS: tuple[tuple[str | Promise, str], ...] = (
    (_("Mon compte"), "accounts:profile-show"),
    (_("Mot de passe"), "account_change_password"),
    (_("Double vérification"), "mfa_index"),
    (_("Appareils connectés"), "usersessions_list"),
)


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor. Screens of sign-in run without context: they get the account alone."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    context: Context = getattr(request, "context", NOBODY)
    return {
        "navigation": navigation(context, request.resolver_match.view_name if request.resolver_match else ""),
        "home_url": _address("desk:day-index"),
        "search_url": _address("desk:search-index") if accompanies(context) else "",
        "account": Account(
            user.get_full_name(), user.email, _links(ACCOUNT_LINKS), _address("account_logout") or ""
        ),
    }


def accompanies(context: Context) -> bool:
    return bool(context.organisations or context.coordinated)


def only_volunteers(context: Context) -> bool:
    elsewhere = accompanies(context) or context.managed or context.officer_of
    return bool(context.volunteering) and not elsewhere


class Shape(NamedTuple):
    """What of a context decides what is shown."""

    accompanies: bool
    only_volunteers: bool
    coordinates: bool
    volunteers: bool
    manages: bool
    is_officer: bool
    evaluates: bool


def navigation(context: Context, current: str) -> Sequence[NavigationGroup]:
    shape = Shape(
        accompanies(context),
        only_volunteers(context),
        *(bool(context.coordinated), bool(context.volunteering), bool(context.managed)),
        *(bool(context.officer_of), bool(context.evaluated)),
    )
    return _navigation(shape, current, get_language())


@lru_cache(4096)
def _navigation(shape: Shape, current: str, _language: str | None) -> Sequence[NavigationGroup]:
    """The same for all those who may do the same, on one screen, in one language."""
    groups = [
        (label, [entry for entry in entries if _address(entry[1])]) for label, entries in _groups(shape)
    ]
    everything = [entry for _label, entries in groups for entry in entries]
    chosen = max(everything, key=lambda entry: _closeness(entry, current), default=None)
    here = chosen if chosen and _closeness(chosen, current) else None
    return [
        NavigationGroup(str(label), [_item(entry, entry is here) for entry in entries])
        for label, entries in groups
        if entries
    ]


def _item(entry: Entry, current: bool) -> NavigationItem:
    return NavigationItem(label=str(entry[0]), url=_address(entry[1]) or "", current=current)


def _groups(shape: Shape) -> Iterator[tuple[str | Promise, tuple[Entry, ...]]]:
    if shape.accompanies:
        yield _("Accompagner"), ACCOMPANYING
        yield _("Aller vers"), REACHING_OUT
        yield _("Recruter"), RECRUITING
    if shape.coordinates:
        yield _("Coordonner"), COORDINATING
    if shape.volunteers:
        yield _("Bénévolat"), VOLUNTEERING
    yield _("Équipe"), tuple(_of_the_team(shape))
    if shape.is_officer:
        yield _("Veiller"), OFFICER
    if shape.evaluates:
        yield _("Évaluer"), AUDITING


def _of_the_team(shape: Shape) -> Iterator[Entry]:
    if shape.accompanies:
        yield from TEAM
    if shape.accompanies or shape.manages:
        yield from PARTNERSHIPS
        yield from BESIDE
        yield from CARING
        yield from WRITING
    if shape.only_volunteers:
        return
    yield from EVERYONE
    if not shape.accompanies and not shape.evaluates:
        yield from DIRECTORY
    if shape.coordinates or not shape.accompanies:
        yield from PROJECTS


def _closeness(entry: Entry, current: str) -> int:
    """How precisely an entry names the current screen: its own name, else the longest prefix."""
    _label, name, prefixes = entry
    if name == current:
        return 1000
    return max((len(prefix) for prefix in prefixes if current.startswith(prefix)), default=0)


def _links(links: tuple[tuple[str | Promise, str], ...]) -> list[tuple[str, str]]:
    return [(str(label), address) for label, name in links if (address := _address(name))]


@lru_cache
def _address(name: str) -> str | None:
    """Entries whose screen is not installed are left out."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return None
