"""One meeting as the coordination and the teams read it: who comes, what is on the agenda, who may hear what."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from filrouge.commissions.models import Case, CaseAgreement, Decision, Function, Meeting, Member, Place
from filrouge.shared import clock

from .proposing import reasons_of


@dataclass(frozen=True)
class Item:
    """`agreement` None: she has not agreed, or took it back. `deaf`: the members of the meeting, as it is known today,
    in front of whom she is not spoken of by name."""

    case: Case
    agreement: CaseAgreement | None
    deaf: Sequence[Member]
    decisions: Sequence[Decision]

    @property
    def reasons(self) -> str:
        return reasons_of(self.case.facts)

    @property
    def deaf_names(self) -> str:
        return ", ".join(one.name for one in self.deaf)


@dataclass(frozen=True)
class Agenda:
    """Within the asker's reach. `places`: by the name of who comes."""

    meeting: Meeting
    places: Sequence[Place]
    items: Sequence[Item]

    @property
    def is_said(self) -> bool:
        """Whether it was said who came."""
        return any(place.came is not None for place in self.places)

    @property
    def only_managers(self) -> bool:
        """Those who accompany people were not there (mission S-40)."""
        came = [place.seat.function for place in self.places if place.came]
        return bool(came) and Function.OPERATIONAL not in came

    @property
    def nobody_accompanies(self) -> bool:
        """Of those who are called, before it is said who came."""
        return not any(place.seat.function == Function.OPERATIONAL for place in self.places)

    @property
    def planned(self) -> int:
        return sum(item.case.minutes for item in self.items)

    @property
    def taken(self) -> int:
        return sum(item.case.minutes_taken or 0 for item in self.items)

    @property
    def came(self) -> list[Place]:
        return [place for place in self.places if place.came]

    @property
    def away(self) -> list[Place]:
        return [place for place in self.places if not place.came]

    @property
    def looked_at(self) -> list[Item]:
        return [item for item in self.items if item.case.started_at]

    @property
    def left(self) -> list[Item]:
        """Nobody looked at them, or has yet."""
        return [item for item in self.items if not item.case.started_at]

    @property
    def current(self) -> Item | None:
        return next((item for item in self.items if item.case.is_current), None)

    @property
    def following(self) -> Item | None:
        return next((item for item in self.items if item.case.started_at is None), None)


def agenda_of(meeting: Meeting) -> Agenda:
    """Four queries, however long it is."""
    cases = Case.objects.on_agenda().filter(meeting=meeting).select_related("person", "pathway")
    return _agenda(meeting, list(cases))


def item_of(case: Case) -> Item:
    """One situation, as its agenda shows it. Three queries."""
    return _agenda(case.meeting, [case]).items[0]


def _agenda(meeting: Meeting, found: Sequence[Case]) -> Agenda:
    still_comes = Q(seat__until=None) | Q(seat__until__gt=clock.today())
    places = list(
        Place.objects.filter(still_comes | Q(came=True), meeting=meeting)
        .select_related("seat__member__organisation", "seat__member__structure")
        .order_by("seat__name", "pk")
    )
    keys = [one.pk for one in found]
    agreements = {one.case_id: one for one in CaseAgreement.objects.in_force().filter(case__in=keys)}
    decisions: dict[Any, list[Decision]] = {}
    related = ("member__organisation", "member__structure", "step")
    for one in Decision.objects.filter(case__in=keys).select_related(*related).order_by("created_at", "pk"):
        decisions.setdefault(one.case_id, []).append(one)
    members = _expected(places)
    return Agenda(
        meeting,
        places,
        [_item(one, agreements.get(one.pk), members, decisions.get(one.pk, ())) for one in found],
    )


def _expected(places: Sequence[Place]) -> list[Member]:
    """Those who are there, once it is said; before, those who are called."""
    said = any(place.came is not None for place in places)
    members = {place.seat.member_id: place.seat.member for place in places if place.came or not said}
    return list(members.values())


def _item(
    case: Case, agreement: CaseAgreement | None, members: Sequence[Member], decisions: Sequence[Decision]
) -> Item:
    """The team in charge hears of its own people without agreement."""
    own = case.pathway.organisation_id
    deaf = [
        one for one in members if one.organisation_id != own and not (agreement and agreement.covers(one.pk))
    ]
    return Item(case, agreement, deaf, decisions)


def former_decisions(case: Case) -> list[Decision]:
    """What earlier meetings of the same commission decided for her, the latest first: to look at again."""
    earlier = Decision.objects.filter(
        case__pathway=case.pathway_id, case__meeting__commission=case.meeting.commission_id
    ).exclude(case=case)
    related = ("member__organisation", "member__structure", "step", "case__meeting")
    return list(earlier.select_related(*related).order_by("-case__meeting__at", "created_at"))
