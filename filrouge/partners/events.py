"""What partners announce. Ids only; nothing says to whom someone was sent. Partnerships are about nobody."""

from dataclasses import dataclass
from uuid import UUID

from filrouge.shared.events import Event


@dataclass(frozen=True, kw_only=True)
class ReferralEvent(Event):
    person_id: UUID
    project_id: int
    referral_id: UUID


@dataclass(frozen=True, kw_only=True)
class ReferralSent(ReferralEvent):
    """She agreed, and it left. `link_id`: the link to send by e-mail; "" when it is handed over."""

    link_id: str = ""


@dataclass(frozen=True, kw_only=True)
class ReferralAnswered(ReferralEvent):
    """The partner said something: by the link or in its own screens (`by_partner`), or by telephone. `kind`: see
    `Happened`."""

    fact_id: UUID
    kind: str
    by_partner: bool = False


@dataclass(frozen=True, kw_only=True)
class ReferralReminded(ReferralEvent):
    """Someone of the team reminds the partner."""

    fact_id: UUID


@dataclass(frozen=True, kw_only=True)
class TalkNoted(ReferralEvent):
    """A call between both teams, or an interview with three voices, is planned, or what was said there is written: the
    partner is told by e-mail, without a name."""

    fact_id: UUID


@dataclass(frozen=True, kw_only=True)
class SheetMade(ReferralEvent):
    """A shuttle sheet is ready to be filled. `by_mail`: the partner is told by e-mail, without a name."""

    fact_id: UUID
    sheet_id: UUID
    by_mail: bool = False


@dataclass(frozen=True, kw_only=True)
class SheetMailed(ReferralEvent):
    """The paper itself leaves by e-mail, to the address of the referral."""

    fact_id: UUID
    sheet_id: UUID


@dataclass(frozen=True, kw_only=True)
class SheetCameBack(ReferralEvent):
    """The partner filled it in, by the link, by mail or on a paper that the team dropped. Nothing is accepted yet."""

    fact_id: UUID
    return_id: UUID


@dataclass(frozen=True, kw_only=True)
class SheetRead(ReferralEvent):
    """Someone of the team accepted or refused some of what came back."""

    return_id: UUID


@dataclass(frozen=True, kw_only=True)
class ReferralEnded(ReferralEvent):
    """Nothing is shown outside any more: the person took her agreement back (`by_person`), or the team recalled it."""

    by_person: bool


@dataclass(frozen=True, kw_only=True)
class PartnershipEvent(Event):
    project_id: int
    partnership_id: UUID


@dataclass(frozen=True, kw_only=True)
class PartnershipChanged(PartnershipEvent):
    """It began, changed or stopped; or one of its routines was set, done or stopped."""


@dataclass(frozen=True, kw_only=True)
class EvaluationAsked(PartnershipEvent):
    """Both sides are asked what they think of it: the partner by the link of the page of both."""

    evaluation_id: UUID


@dataclass(frozen=True, kw_only=True)
class EvaluationAnswered(PartnershipEvent):
    """One side answered. `side`: see `Side`."""

    evaluation_id: UUID
    side: str
