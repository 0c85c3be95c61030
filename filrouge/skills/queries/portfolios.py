"""A portfolio as it is read, by her team as by a stranger: the same functions of the database answer both, so that what
is looked at before sharing is what will be read. And what she may choose from."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from filrouge.people.actions.grants import call
from filrouge.people.models import ContactChannel
from filrouge.reference.languages import BY_CODE
from filrouge.reference.models import Occupation
from filrouge.shared.encrypted_field import Ciphertext
from filrouge.shared.ui.radars import RadarChart
from filrouge.skills.models import (
    SHOWN,
    Assessment,
    Badge,
    BadgeClass,
    Base,
    Experience,
    Fluency,
    Lasted,
    Piece,
    PieceKind,
    Portfolio,
    PortfolioItem,
    PortfolioShare,
    Positioning,
    SaidSkill,
    Setting,
)

from .positionings import level_of, words_of
from .radars import levels_radar

CALLED = (ContactChannel.Kind.PHONE, ContactChannel.Kind.WHATSAPP)
LEARNING, HELPING = (Setting.STUDIES,), (Setting.ASSOCIATION, Setting.FAMILY)


@dataclass(frozen=True)
class Spoken:
    code: str
    level: str

    @property
    def name(self) -> str:
        return BY_CODE[self.code].french_name if self.code in BY_CODE else self.code

    @property
    def said(self) -> str:
        return str(Fluency(self.level).label) if self.level else ""


@dataclass(frozen=True)
class ShownBadge:
    id: UUID
    badge_class: BadgeClass
    issued_at: Any


@dataclass(frozen=True)
class Task:
    title: str
    is_confirmed: bool


@dataclass(frozen=True)
class Lived:
    """An experience as it is read outside. `setting`: empty where saying it could harm her."""

    title: str
    drawing: str
    setting: str
    lasted: str
    tasks: Sequence[Task]

    @property
    def setting_said(self) -> str:
        return str(Setting(self.setting).label) if self.setting else ""

    @property
    def lasted_said(self) -> str:
        return str(Lasted(self.lasted).label) if self.lasted else ""


@dataclass(frozen=True)
class Level:
    skill: str
    hers: int | None
    agreed: int | None


@dataclass(frozen=True)
class BaseSkill:
    """`told`: the words of what was shown; `level`: near which one of the CEFR, for French alone."""

    name: str
    told: str
    level: str
    on: date


@dataclass
class Shown:
    """Everything that is read of it, and nothing else."""

    face: Portfolio
    contacts: list[ContactChannel] = field(default_factory=list)
    trades: list[Occupation] = field(default_factory=list)
    languages: list[Spoken] = field(default_factory=list)
    badges: list[ShownBadge] = field(default_factory=list)
    levels: list[Level] = field(default_factory=list)
    experiences: list[Lived] = field(default_factory=list)
    bases: list[BaseSkill] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)

    @property
    def photos(self) -> list[Piece]:
        """What a page shows; a document is only ever downloaded."""
        return [one for one in self.pieces if one.is_image and one.kind == PieceKind.PHOTO]

    @property
    def documents(self) -> list[Piece]:
        return [one for one in self.pieces if not (one.is_image and one.kind == PieceKind.PHOTO)]

    @cached_property
    def chart(self) -> RadarChart | None:
        if not self.levels:
            return None
        hers, agreed = [one.hers for one in self.levels], [one.agreed for one in self.levels]
        return levels_radar([one.skill for one in self.levels], hers, agreed)

    @property
    def is_empty(self) -> bool:
        told = (
            self.trades,
            self.languages,
            self.badges,
            self.levels,
            self.experiences,
            self.bases,
            self.pieces,
        )
        return not any(told)


@dataclass(frozen=True)
class Candidate:
    """Something she may put in. `key`: what names it; `what`: the column of an item that would hold it."""

    what: str
    key: str
    label: str
    day: date | None
    kind: str = ""


def linked_portfolio() -> UUID | None:
    """That of the link that asks, once entered."""
    found = call("linked_portfolio")
    return UUID(str(found)) if found else None


def face_of(portfolio_id: UUID) -> Portfolio | None:
    """Its title and what she says of herself; None out of reach."""
    query = "SELECT id, person_id, project_id, title, name, words, chosen_at FROM portfolio_face(%s)"
    return next(iter(Portfolio.objects.raw(query, [portfolio_id])), None)


def shown(portfolio_id: UUID) -> Shown | None:
    """None out of reach. Eleven queries at most, fewer when there is less to say."""
    face = face_of(portfolio_id)
    if face is None:
        return None
    items = chosen_items(portfolio_id)
    held = {name: [one for one in items if getattr(one, f"{name}_id") is not None] for name in SHOWN}
    lived = _lived(portfolio_id) if held["experience"] else []
    codes = {one.occupation_id for one in held["occupation"]} | {one.occupation_id for one in lived}
    trades = Occupation.objects.in_bulk([one for one in codes if one]) if codes - {None} else {}
    return Shown(
        face=face,
        contacts=_contacts(portfolio_id) if held["channel"] else [],
        trades=[trades[one.occupation_id] for one in held["occupation"]],
        languages=[Spoken(one.language, one.level) for one in items if one.language],
        badges=_badges([one.badge_id for one in held["badge"]]) if held["badge"] else [],
        levels=_levels(portfolio_id) if held["assessment"] else [],
        experiences=_told(portfolio_id, lived, trades) if lived else [],
        bases=[_base(one) for one in held["positioning"]],
        pieces=_pieces(portfolio_id) if held["piece"] else [],
    )


def piece_of(portfolio_id: UUID, piece_id: UUID) -> Piece | None:
    """With what it holds."""
    query = "SELECT * FROM portfolio_piece(%s, %s)"
    return next(iter(Piece.objects.raw(query, [portfolio_id, piece_id])), None)


def candidates_of(portfolio_id: UUID) -> list[Candidate]:
    """By kind, the latest first. One query."""
    query = "SELECT id, what, code, label, sealed, day FROM choosable(%s)"
    return [_candidate(row) for row in PortfolioItem.objects.raw(query, [portfolio_id])]


def chosen_items(portfolio_id: UUID) -> list[PortfolioItem]:
    """What is in it, as far as it may be shown; a base skill with what was reached in it, and when."""
    query = (
        'SELECT i.*, g.base, g.reached, g."on" FROM portfolio_items(%s) i'
        " LEFT JOIN portfolio_positionings(%s) g ON g.id = i.positioning_id ORDER BY i.rank, i.id"
    )
    return list(PortfolioItem.objects.raw(query, [portfolio_id, portfolio_id]))


def chosen_shares() -> list[PortfolioShare]:
    """Of her own link: the pages that are open, each with `expires_at`."""
    query = "SELECT id, given_to, visits, last_visit_on, expires_at FROM chosen_shares()"
    return list(PortfolioShare.objects.raw(query))


def _candidate(row: Any) -> Candidate:
    label, kind = row.label, row.code
    if row.what == "experience":
        label = Experience(pk=row.pk, words=Ciphertext(bytes(row.sealed))).words or label
    elif row.what == "piece":
        label = Piece(pk=row.pk, title=Ciphertext(bytes(row.sealed))).title
    elif row.what == "channel":
        label = ContactChannel(kind=kind, value=label).display
    elif row.what == "positioning":
        label = str(Base(kind).label)
    elif row.what == "language":
        label = Spoken(kind, "").name
    return Candidate(row.what, str(row.pk) if row.pk else kind, label, row.day, kind)


def _contacts(portfolio_id: UUID) -> list[ContactChannel]:
    query = "SELECT id, kind, value FROM portfolio_channels(%s)"
    return list(ContactChannel.objects.raw(query, [portfolio_id]))


def _badges(keys: Sequence[UUID | None]) -> list[ShownBadge]:
    """As anybody may check them; in her order."""
    query = (
        "SELECT c.id, c.badge_class_id, c.issued_at"
        " FROM unnest(%s::uuid[]) WITH ORDINALITY AS k (id, rank), LATERAL checked_badge(k.id) c ORDER BY k.rank"
    )
    found = list(Badge.objects.raw(query, [list(keys)]))
    related = BadgeClass.objects.select_related("organisation", "publication")
    classes = related.in_bulk([one.badge_class_id for one in found])
    return [ShownBadge(one.pk, classes[one.badge_class_id], one.issued_at) for one in found]


def _levels(portfolio_id: UUID) -> list[Level]:
    query = "SELECT assessment_id AS id, skill, hers, agreed FROM portfolio_levels(%s)"
    rows: list[Any] = list(Assessment.objects.raw(query, [portfolio_id]))
    return [Level(one.skill, one.hers, one.agreed) for one in rows if one.pk == rows[0].pk]


def _lived(portfolio_id: UUID) -> list[Experience]:
    query = "SELECT id, words, occupation_id, setting, lasted FROM portfolio_experiences(%s)"
    return list(Experience.objects.raw(query, [portfolio_id]))


def _told(portfolio_id: UUID, lived: Sequence[Experience], trades: dict[str, Occupation]) -> list[Lived]:
    query = "SELECT id, experience_id, task, words, is_confirmed AS was_seen FROM portfolio_tasks(%s)"
    tasks: dict[UUID, list[Task]] = defaultdict(list)
    for row in SaidSkill.objects.raw(query, [portfolio_id]):
        tasks[row.experience_id].append(Task(row.title, row.was_seen))  # type: ignore[attr-defined]
    found = []
    for one in lived:
        trade = trades.get(one.occupation_id or "")
        title = one.words or ((trade.own_name or trade.name) if trade else "")
        drawing = trade.drawing if trade else ""
        found.append(Lived(title, drawing, one.setting, one.lasted, tasks[one.pk]))
    return found


def _base(item: Any) -> BaseSkill:
    shown = Positioning(base=item.base, reached=item.reached)
    return BaseSkill(shown.get_base_display(), _after_a_colon(words_of(shown)), level_of(shown), item.on)


def _after_a_colon(words: str) -> str:
    return words[:1].lower() + words[1:]


def _pieces(portfolio_id: UUID) -> list[Piece]:
    query = "SELECT id, title, kind, media, size FROM portfolio_pieces(%s)"
    return list(Piece.objects.raw(query, [portfolio_id]))
