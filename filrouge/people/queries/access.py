"""Who can see this person, who did, and what was changed: said to the person as to the team."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.apps import apps
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from filrouge.accounts.models import Membership, Organisation, Role
from filrouge.people.models import AccessGrant, Person
from filrouge.privacy.models import Change, Reading
from filrouge.shared import clock

LINES = 50


@dataclass(frozen=True)
class Access:
    """One line of "who can see what". `since` and `until` bound it; `over` when it has ended."""

    grant_id: UUID
    who: str
    sees: str
    why: str
    since: datetime
    until: datetime | None
    over: bool


@dataclass(frozen=True)
class Trace:
    """One reading or change, without the name of who did it: organisation and role are enough to ask."""

    at: datetime
    who: str
    what: str
    why: str = ""


def who_can_see(person: Person) -> list[Access]:
    """In force first, for someone who holds the whole file."""
    grants = list(AccessGrant.objects.raw("SELECT * FROM who_can_see(%s)", [person.pk]))
    prefetch_related_objects(grants, "organisation", "user", "project")
    now = clock.now()
    return [_access(grant, now) for grant in grants]


def _access(grant: AccessGrant, now: datetime) -> Access:
    over = grant.until is not None and grant.until <= now
    sees = grant.get_level_display()
    if grant.project:
        sees = _("%(part)s, dans « %(project)s »") % {"part": sees, "project": grant.project}
    words = dict.fromkeys((grant.get_basis_display(), grant.reason))  # once when they say the same
    why = " : ".join(words)
    return Access(grant.pk, _who(grant), sees, why, grant.since, grant.until, over)


def _who(grant: AccessGrant) -> str:
    if grant.user:
        return str(grant.user)
    if grant.organisation is None:
        return _by_link()
    if grant.audience == AccessGrant.Audience.COORDINATION:
        return _("la coordination (%(organisation)s)") % {"organisation": grant.organisation}
    return str(grant.organisation)


def _by_link() -> str:
    return _("une personne sans compte, par un lien")


def readings_of(person: Person) -> list[Trace]:
    """Latest first: date, organisation, role, what, reason."""
    readings = list(Reading.objects.filter(person_id=person.pk).order_by("-at")[:LINES])
    names = _organisations({pk for one in readings for pk in one.organisations})
    roles = _roles({one.user_id for one in readings if one.user_id})
    return [
        Trace(
            one.at,
            _by_link()
            if one.link
            else _whose(
                [names[pk] for pk in one.organisations if pk in names], roles.get(one.user_id or 0, "")
            ),
            one.get_what_display(),
            one.reason,
        )
        for one in readings
    ]


def changes_of(person: Person) -> list[Trace]:
    """Latest first; what is need to know is not told here."""
    changes = list(Change.objects.filter(person_id=person.pk).order_by("-at")[:LINES])
    users = {int(one.actor[5:]) for one in changes if one.actor.startswith("user:")}
    organisations, roles = _organisations_of(users), _roles(users)
    labels = {model._meta.db_table: str(model._meta.verbose_name) for model in apps.get_models()}
    return [
        Trace(
            one.at,
            _author(one.actor, organisations, roles),
            f"{one.get_operation_display()} : {labels.get(one.table, one.table)}",
        )
        for one in changes
    ]


def _author(actor: str, organisations: dict[int, str], roles: dict[int, str]) -> str:
    if not actor.startswith("user:"):
        return _("Fil rouge, de lui-même")
    user = int(actor[5:])
    return _whose([organisations.get(user, "")], roles.get(user, ""))


def _whose(organisations: list[str], role: str) -> str:
    return ", ".join(word for word in (*sorted(organisations), role) if word)


def _organisations(ids: set[int]) -> dict[int, str]:
    return dict(Organisation.objects.filter(pk__in=ids).values_list("pk", "name"))


def _organisations_of(users: set[int]) -> dict[int, str]:
    rows = Membership.objects.filter(user__in=users).order_by("since")
    return dict(rows.values_list("user", "organisation__name"))


def _roles(users: set[int]) -> dict[int, str]:
    rows = Membership.objects.filter(user__in=users).order_by("since").values_list("user", "role")
    return {user: str(Role(role).label) for user, role in rows}
