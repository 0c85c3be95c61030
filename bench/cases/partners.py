"""Referrals; needs against supply, a page of figures counted at night over 68,000 people (500 ms at most, issue
"Cooperate"); and a thousand shuttle sheets, each with its PDF, made for a whole team by one worker (120 s)."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.urls import reverse

from bench.viewers import Viewer, viewers
from filrouge.partners.actions.rounds import ask_round
from filrouge.partners.models import (
    Filled,
    Partnership,
    Public,
    Referral,
    ReferralFact,
    ReferralValue,
    Sheet,
    SheetPaper,
    SheetRound,
    Whose,
)
from filrouge.partners.needs.counting import count_needs
from filrouge.partners.tasks import make_round
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.papers.kinds import Kind

from . import BATCHES, SCREENS, Batch, Request, Screen

PEOPLE = 68_000
SHEETS, PEOPLE_OF_SHEETS = 1000, 15_000
SAID = {"name": "Nour Al Khatib", "reach": "06 12 34 56 78", "asked": "Relire un contrat de location"}
THEMES = ("", "logement-hebergement", "mobilite", "famille")
PLACES = (
    {},
    {"departement": "34"},
    {"departement": "34", "intercommunalite": "000000034"},
    {"departement": "34", "commune": "34032"},
)


def _referrals(viewer: Viewer) -> list[Request]:
    with acting(viewer.user):
        found = list(Referral.objects.order_by("pk").values_list("pk", flat=True)[:50])
    return [Request(reverse("partners:referrals-show", args=[pk])) for pk in found]


def _partnerships(viewer: Viewer) -> list[Request]:
    with acting(viewer.user):
        found = list(Partnership.objects.order_by("pk").values_list("pk", flat=True)[:50])
    return [Request(reverse("partners:partnerships-show", args=[pk])) for pk in found]


def _needs(_viewer: Viewer) -> list[Request]:
    asked = [
        {**place, "theme": theme, "public": public}
        for place in PLACES
        for theme in THEMES
        for public in Public
    ]
    return [Request(f"{reverse('partners:needs-index')}?{urlencode(one)}") for one in asked]


def _nothing() -> Sequence[str]:
    return ()


def _count() -> None:
    with as_batch("bench: counting needs"):
        count_needs()


def _lay_round() -> Sequence[str]:
    """A thousand referrals of the largest team, accepted, without a sheet, and told in words as a team does; asked
    after by the first of its referents."""
    with as_batch("bench: referrals to ask after"):
        user = viewers()[1].user
        team = user.memberships.get().organisation
        sent = Referral.objects.filter(organisation=team, pathway__closed_on=None)
        chosen = list(sent.order_by("pk")[:SHEETS])
        if len(chosen) < SHEETS:
            raise SystemExit(f"{len(chosen)} referrals in the largest team")
        for model in (Sheet, ReferralFact, ReferralValue):
            model.objects.filter(referral__organisation=team).delete()
        rows = [
            (one, {"person_id": one.person_id, "project_id": one.project_id, "created_by": user})
            for one in chosen
        ]
        ReferralFact.objects.bulk_create(
            ReferralFact(referral=one, kind="accepted", at=clock.now(), **bound) for one, bound in rows
        )
        ReferralValue.objects.bulk_create(
            ReferralValue(referral=one, said=said, value=value, **bound)
            for one, bound in rows
            for said, value in SAID.items()
        )
    with acting(user):
        made = ask_round(by=user, asked=Filled.values, whose=Whose.TEAM, kind=Kind.PDF)
        # Of the others, nothing was said: each would be refused, and none is a sheet.
        SheetRound.objects.filter(pk=made.pk).update(waiting=[one.pk for one in chosen])
    return str(made.pk), str(user.pk)


def _make_round(round_id: str, user_id: str) -> None:
    make_round(round_id, int(user_id))
    with as_batch("bench: how many papers"):
        found = SheetPaper.objects.filter(round=round_id).count()
    if found < SHEETS:  # a step that did nothing would look fast
        raise SystemExit(f"{found} papers of {SHEETS}")


SCREENS += [
    Screen("referrals", lambda _viewer: [Request(reverse("partners:referrals-index"))]),
    Screen("referral", _referrals, viewers=("small", "large")),
    Screen("partnerships", lambda _viewer: [Request(reverse("partners:partnerships-index"))]),
    Screen("partnership", _partnerships, viewers=("large",)),
    Screen("needs", _needs, viewers=("all",)),
]
BATCHES += [
    Batch("needs", PEOPLE, _nothing, {"counted": _count}),
    Batch("sheets", PEOPLE_OF_SHEETS, _lay_round, {"made": _make_round}),
]
