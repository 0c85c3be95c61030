"""A commission that looks at Nour: what its members may read of her, and what they may not."""

from datetime import timedelta

from filrouge.commissions.models import (
    Case,
    CaseAgreement,
    CaseLine,
    Commission,
    Decision,
    Meeting,
    Member,
    Place,
    Seat,
)
from filrouge.privacy.rows import Level
from filrouge.shared import clock

from .world import World

LASTS = timedelta(days=30)


def lay_commission(world: World) -> None:
    """One meeting going on, one whose minutes are approved; Gaël and Goran are named by Nour, Hugo is not."""
    cast = world.cast
    commission = world.plant(Commission, kind="review")
    ours, theirs, others = (
        world.plant(Member, commission=commission, organisation=organisation, structure=None)
        for organisation in (cast.mission_locale, cast.association, cast.stranger)
    )
    trusted = world.plant(Member, commission=commission, organisation=cast.lead, structure=None)
    came = {
        name: world.plant(
            Seat,
            commission=commission,
            member=member,
            user=user,
            function="operational",
            names_people=True,
        )
        for name, member, user in (
            ("amina", ours, cast.amina),
            ("gael", theirs, world.users["gael"]),
            ("hugo", others, world.users["hugo"]),
            ("goran", trusted, None),
        )
    }
    now = clock.now()
    for state in (
        {"at": now, "opened_at": now},
        {"at": now - LASTS, "opened_at": now - LASTS, "closed_at": now - LASTS + timedelta(hours=2)},
    ):
        over = "closed_at" in state
        if over:
            state |= {"approved_at": now, "approved_by": cast.dalia}
        meeting = world.plant(Meeting, commission=commission, **state)
        for seat in came.values():
            world.plant(Place, meeting=meeting, seat=seat, came=True)
        written_up = {"summary": world.marks.word("Case.summary", "minutes")} if over else {}
        case = world.plant(Case, meeting=meeting, started_at=state["opened_at"], origin="asked", **written_up)
        _told(world, case, [theirs, trusted], trusted, over=over)
        world.plant(Decision, case=case, member=theirs, due_on=clock.today())


def _told(world: World, case: Case, members: list[Member], trusted: Member, *, over: bool) -> None:
    """Of a meeting that is over, the name alone is still told."""
    world.plant(
        CaseAgreement,
        case=case,
        members=[one.pk for one in members],
        trusted=[trusted.pk],
        said=[value for value, _label in CaseLine._meta.get_field("said").choices],
        until=clock.today() + LASTS,
    )
    need_to_know = {"health": Level.HEALTH, "justice": Level.JUSTICE, "asylum": Level.ASYLUM}
    for value, _label in CaseLine._meta.get_field("said").choices:
        level = need_to_know.get(value, Level.FULL)
        told = "told to the commission" if level is Level.FULL else f"{level.name} told to the commission"
        zone = level.name if over and value != "name" else told
        world.plant(CaseLine, zone, case=case, said=value, level=level.value)
