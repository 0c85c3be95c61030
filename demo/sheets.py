"""Two shuttle sheets: one has come back and waits to be read, line by line; the other is still with the partner."""

from datetime import datetime, timedelta
from typing import Any

from filrouge.partners.models import (
    Filled,
    Referral,
    ReferralFact,
    ReferralValue,
    Sheet,
    SheetChange,
    SheetReturn,
    SheetValue,
)
from filrouge.partners.shuttle.returning import Came

from .world import World, key, moment

WHO = "Lina Cros, accueil"


def send_sheet(world: World, referral: Referral, after: int) -> Sheet:
    """So many days after the referral, with all that was said in it."""
    at = moment(referral.sent_on + timedelta(days=after), 11)
    bound = _bound(referral)
    said = list(ReferralValue.objects.filter(referral=referral))
    sheet = Sheet.objects.create(
        id=key(world.dice("sheet", referral.pk)),
        referral=referral,
        version=1,
        lines=[one.said for one in said],
        asked=Filled.values,
        at=at,
        **bound,
    )
    SheetValue.objects.bulk_create(
        SheetValue(sheet=sheet, field=one.said, value=one.value, level=one.level, **bound) for one in said
    )
    _happened(world, referral, "sheet", at, bound, by_partner=False)
    return sheet


def bring_back(world: World, sheet: Sheet, after: int) -> None:
    """Filled in on the page of the link, so many days after it left."""
    at = sheet.at + timedelta(days=after, hours=3)
    bound = {**_bound(sheet.referral), "created_by_id": None}
    called, met = (f"{world.day(days):%d/%m/%Y}" for days in (-2, 5))
    changes = {
        Filled.ANSWER: "started",
        Filled.FOLLOWER: "M. Ségui, conseiller",
        Filled.SITUATION: f"Jointe au téléphone le {called}. À l’aise pour parler, moins pour écrire.",
        Filled.ACTIONS: "Le courrier est relu, la réponse est prête. Il reste à la poster ensemble.",
        Filled.MEETING: f"{met} à 14 h 30",
        Filled.SHARING: "person",
    }
    returned = SheetReturn.objects.create(
        id=key(world.dice("sheet returned", sheet.pk)),
        sheet=sheet,
        via="page",
        who=WHO,
        digest=Came(WHO, changes).digest(sheet),
        at=at,
        **bound,
    )
    SheetChange.objects.bulk_create(
        SheetChange(returned=returned, field=field, value=value, **bound) for field, value in changes.items()
    )
    _happened(world, sheet.referral, "returned", at, bound, by_partner=True)


def _bound(referral: Referral) -> dict[str, Any]:
    return {
        "person_id": referral.person_id,
        "project_id": referral.project_id,
        "created_by_id": referral.created_by_id,
    }


def _happened(
    world: World, referral: Referral, kind: str, at: datetime, bound: dict[str, Any], *, by_partner: bool
) -> None:
    ReferralFact.objects.create(
        id=key(world.dice("fact", referral.pk, kind)),
        referral=referral,
        kind=kind,
        by_partner=by_partner,
        at=at,
        **bound,
    )
