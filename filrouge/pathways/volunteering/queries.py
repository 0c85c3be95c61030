"""What the screens of volunteers read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import connections
from django.db.models import (
    BooleanField,
    Count,
    DateField,
    Exists,
    F,
    Func,
    IntegerField,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Value,
)
from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User
from filrouge.pathways.models import (
    CharterSignature,
    Help,
    Match,
    Pathway,
    Training,
    Volunteer,
    VolunteerMeeting,
    VolunteerSignal,
)
from filrouge.pathways.models.matches import QUIET
from filrouge.people.models import ContactChannel, SpokenLanguage
from filrouge.privacy.roles import current_alias
from filrouge.reference.languages import BY_CODE, FRENCH
from filrouge.shared import clock
from filrouge.shared.phones import display_phone

from .charter import charter_in_force

SHOWN = 100


class Sort(StrEnum):
    """Which volunteers to list."""

    ALL = ""
    AVAILABLE = "disponibles"
    MATCHED = "en-binome"
    UNSIGNED = "charte"
    QUIET = "silence"

    @property
    def label(self) -> str | Promise:
        return SORTS[self]


SORTS: dict[Sort, str | Promise] = {
    Sort.ALL: _("Tous"),
    Sort.AVAILABLE: _("Disponibles"),
    Sort.MATCHED: _("Rencontrent quelqu’un"),
    Sort.UNSIGNED: _("Charte à signer"),
    Sort.QUIET: _("Rien noté depuis un mois"),
}


def volunteers_seen_by(user: User) -> QuerySet[Volunteer]:
    """With `signed` (the charter in force), `meets` (how many people), `noted_on` (their last meeting noted) and
    `quiet` (a month without any). Figures come from functions: who manages the team reaches no file."""
    before = Value(clock.today() - QUIET, output_field=DateField())
    return (
        Volunteer.objects.current()
        .visible_to(user)
        .select_related("user", "organisation")
        .annotate(
            signed=_signed(),
            meets=Func("pk", function="volunteer_meets", output_field=IntegerField()),
            noted_on=Func("pk", function="volunteer_noted_on", output_field=DateField()),
            quiet=Func("pk", before, function="volunteer_quiet", output_field=BooleanField()),
        )
        .order_by("user__given_name", "user__family_name", "pk")
    )


def _signed() -> Exists:
    """The charter in force bears her signature."""
    signed = CharterSignature.objects.filter(volunteer=OuterRef("pk"), version=charter_in_force().version)
    return Exists(signed)


def sorted_out(volunteers: QuerySet[Volunteer], sort: Sort, kind: str, language: str) -> list[Any]:
    tests = {
        Sort.ALL: Q(),
        Sort.AVAILABLE: Q(signed=True, meets__lt=F("places")),
        Sort.MATCHED: Q(meets__gt=0),
        Sort.UNSIGNED: Q(signed=False),
        Sort.QUIET: Q(quiet=True),
    }
    wanted = tests[sort]
    if kind in Help:
        wanted &= Q(kinds__contains=[kind])
    if language:
        wanted &= Q(languages__contains=[language])
    return list(volunteers.filter(wanted)[:SHOWN])


def volunteers_for(pathway: Pathway) -> QuerySet[Volunteer]:
    """Those of the organisation in charge who may be asked: charter signed, today's version. First those who speak a
    language of hers, French aside."""
    spoken = SpokenLanguage.objects.filter(person=pathway.person_id).exclude(code=FRENCH.code)
    codes = list(spoken.values_list("code", flat=True))
    return (
        Volunteer.objects.current()
        .filter(_signed(), organisation=pathway.organisation_id)
        .select_related("user")
        .annotate(speaks_hers=Q(languages__overlap=codes))
        .order_by("-speaks_hers", "user__given_name", "user__family_name", "pk")
    )


def profiles_of(user: User) -> list[Volunteer]:
    """One's own, with the version of the charter signed last in `signed`."""
    own = Volunteer.objects.current().filter(user=user).select_related("organisation")
    return list(own.annotate(signed=_signed()).order_by("organisation__name", "pk"))


# --- the volunteer's own space ------------------------------------------------------------------------


@dataclass(frozen=True)
class Met:
    """Someone a volunteer meets: all that she is told. `reach_url` opens the telephone; "" when it cannot."""

    match_id: UUID
    given_name: str
    language: str
    kind: str
    reach: str
    reach_url: str
    cautions: Sequence[str]
    lead: str
    lead_phone: str
    last_on: date | None
    meetings: int

    @property
    def lead_url(self) -> str:
        return f"tel:{self.lead_phone.replace(' ', '')}" if self.lead_phone else ""


def met_by(user: User) -> list[Met]:
    """In the order of their first names. Two queries."""
    with connections[current_alias()].cursor() as cursor:
        cursor.execute("SELECT * FROM met_by_volunteer() ORDER BY given_name, match_id")
        rows = cursor.fetchall()
    matches = Match.objects.begun().of_volunteer(user).filter(pk__in=[row[0] for row in rows])
    counted = {one.pk: one for one in matches.annotate(noted=Count("meetings"), last_on=Max("meetings__on"))}
    return [_met(row, counted[row[0]]) for row in rows if row[0] in counted]


def _met(row: tuple, match: Any) -> Met:
    match_id, given_name, language, kind, channel, when, discreet, lead, lead_phone = row
    phone = kind in (ContactChannel.Kind.PHONE, ContactChannel.Kind.WHATSAPP)
    cautions = [str(ContactChannel.When(when).label)] if when else []
    return Met(
        match_id=match_id,
        given_name=given_name,
        language=BY_CODE[language].french_name if language in BY_CODE else "",
        kind=match.get_kind_display(),
        reach=display_phone(channel) if phone else channel,
        reach_url=_url(kind, channel),
        cautions=[*cautions, *([str(_("rester discret"))] if discreet else [])],
        lead=lead,
        lead_phone=lead_phone,
        last_on=match.last_on,
        meetings=match.noted,
    )


def _url(kind: str, value: str) -> str:
    if kind in (ContactChannel.Kind.PHONE, ContactChannel.Kind.WHATSAPP) and value:
        return f"tel:{value.replace(' ', '')}"
    return f"mailto:{value}" if kind == ContactChannel.Kind.EMAIL and "@" in value else ""


def met_or_404(user: User, match_id: UUID) -> Met:
    """Raises Http404: ended, not begun, someone else's."""
    found = next((one for one in met_by(user) if one.match_id == match_id), None)
    if found is None:
        raise Http404
    return found


def proposals_to(user: User) -> list[Match]:
    """Waiting for her answer; nobody is named yet."""
    waiting = Match.objects.proposed().of_volunteer(user).filter(answer=None)
    return list(waiting.order_by("created_at", "pk"))


def waiting_for_team(user: User) -> list[Match]:
    """She said yes; the person is being asked."""
    said = Match.objects.proposed().of_volunteer(user).filter(answer__accepted=True)
    return list(said.order_by("created_at", "pk"))


def meetings_of(match: Match) -> list[VolunteerMeeting]:
    return list(VolunteerMeeting.objects.filter(match=match).order_by("-on", "-pk")[:SHOWN])


def signals_of(match: Match) -> list[VolunteerSignal]:
    signals = VolunteerSignal.objects.filter(match=match).select_related("read_by")
    return list(signals.order_by("-created_at", "-pk")[:SHOWN])


def trainings_in(volunteer: Volunteer) -> list[Training]:
    """What she followed with this organisation: for herself and who runs the team (row policies)."""
    followed = Training.objects.in_force().filter(
        user=volunteer.user_id, organisation=volunteer.organisation_id
    )
    return list(followed.order_by("-on", "-pk")[:SHOWN])


# --- those who follow -----------------------------------------------------------------------------


def matches_seen_by(user: User) -> QuerySet[Match]:
    """Of people whose path this user sees: never the volunteer's own way in."""
    return Match.objects.filter(pathway__in=Pathway.objects.visible_to(user)).select_related(
        "pathway__person", "pathway__organisation", "pathway__lead", "volunteer__user", "answer", "agreement"
    )


def matches_of_volunteer(volunteer: Volunteer, user: User) -> list[Match]:
    """Those this user may know of: the open ones first."""
    matches = matches_seen_by(user).filter(volunteer=volunteer)
    return list(matches.order_by(F("ended_at").desc(nulls_first=True), "-created_at", "pk")[:SHOWN])
