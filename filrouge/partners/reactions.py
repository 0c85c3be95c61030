from filrouge.directory.events import KeyContactReplaced
from filrouge.privacy.events import LinkRenewed
from filrouge.shared.events import on
from filrouge.shared.jobs import defer

from .events import (
    EvaluationAnswered,
    EvaluationAsked,
    PartnershipChanged,
    ReferralAnswered,
    ReferralEvent,
    ReferralReminded,
    ReferralSent,
    SheetCameBack,
    SheetMade,
    SheetMailed,
    TalkNoted,
)
from .models import OUR_PAGE, PURPOSE
from .partnering.resuming import RULES


@on(ReferralSent)
def send_the_link(event: ReferralSent) -> None:
    if event.link_id:
        defer("partners.send_link", link_id=event.link_id)


@on(LinkRenewed)
def send_the_link_again(event: LinkRenewed) -> None:
    if event.purpose == PURPOSE:
        defer("partners.send_link", link_id=event.link_id)
    if event.purpose == OUR_PAGE:
        defer("partners.send_our_page", link_id=event.link_id)


@on(ReferralReminded)
def remind_the_partner(event: ReferralReminded) -> None:
    defer("partners.remind", referral_id=event.referral_id, fact_id=event.fact_id)


@on(ReferralAnswered)
def tell_the_team(event: ReferralAnswered) -> None:
    """What the team typed itself needs no message."""
    if event.by_partner:
        defer("partners.tell_team", referral_id=event.referral_id, fact_id=event.fact_id)


@on(TalkNoted)
def tell_the_partner_of_the_talk(event: TalkNoted) -> None:
    defer("partners.tell_talk", referral_id=event.referral_id, fact_id=event.fact_id)


@on(SheetMade)
def tell_the_partner(event: SheetMade) -> None:
    if event.by_mail:
        defer("partners.tell_partner", referral_id=event.referral_id, fact_id=event.fact_id)


@on(SheetMailed)
def mail_the_paper(event: SheetMailed) -> None:
    defer("partners.mail_paper", sheet_id=event.sheet_id, fact_id=event.fact_id)


@on(SheetCameBack)
def tell_the_team_of_the_sheet(event: SheetCameBack) -> None:
    """Whoever dropped it reads it now."""
    if event.by.kind != "user":
        defer("partners.tell_team", referral_id=event.referral_id, fact_id=event.fact_id)


@on(ReferralEvent)
def look_again(event: ReferralEvent) -> None:
    """Silence, and what was answered."""
    defer("vigilance.refresh_person", person_id=event.person_id)


@on(EvaluationAsked)
def ask_the_partner(event: EvaluationAsked) -> None:
    defer("partners.ask_partner", evaluation_id=event.evaluation_id)


@on(EvaluationAnswered)
def tell_whoever_asked(event: EvaluationAnswered) -> None:
    """What was typed here needs no message."""
    if event.by.kind == "link":
        defer("partners.tell_keepers", evaluation_id=event.evaluation_id)


@on(PartnershipChanged)
def look_at_partnerships_again(event: PartnershipChanged) -> None:
    """What was to be taken up again may be settled."""
    for rule in RULES:
        defer("vigilance.refresh_rule", rule=rule)


@on(KeyContactReplaced)
def look_at_whom_they_rest_on(event: KeyContactReplaced) -> None:
    defer("vigilance.refresh_rule", rule="partnership_single")
