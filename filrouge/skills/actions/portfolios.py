"""Her portfolios: begun with her team, put together by her, there or on her telephone, shared behind links that end."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from filrouge.accounts.models import User
from filrouge.pathways.models import Pathway
from filrouge.people.actions.grants import call
from filrouge.privacy.links import create_link, revoke_link, use_link
from filrouge.privacy.models import OutsideLink
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.encrypted_field import sealed
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require
from filrouge.skills import policies
from filrouge.skills.events import PortfolioChosen, PortfolioClosed, PortfolioShared, PortfolioUnshared
from filrouge.skills.models import (
    CHOICE,
    MOST_ITEMS,
    SHARE,
    Audience,
    Portfolio,
    PortfolioItem,
    PortfolioShare,
)

from .traces import about

REFUSED = gettext_lazy("Le portfolio d’une personne revient à l’équipe en charge de son dossier, avec elle.")
CLOSED = gettext_lazy("Ce portfolio est rangé : commencez-en un autre.")
CHOICE_LASTS = timedelta(days=14)
MOST_PORTFOLIOS = 20  # in use, of one person


@dataclass(frozen=True, kw_only=True)
class Beginning:
    """`company`: when it is made for one."""

    title: str
    name: str
    audience: str
    company: str = ""


@dataclass(frozen=True)
class Thing:
    """`what`: the column of an item; `key`: what it names there. `level`: of a language."""

    what: str
    key: str
    level: str = ""

    def row(self, rank: int) -> dict[str, Any]:
        column = self.what if self.what == "language" else f"{self.what}_id"
        return {"rank": rank, column: self.key, "level": self.level}


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """Everything she puts in: what is not there goes out."""

    title: str
    name: str
    words: str = ""
    things: Sequence[Thing] = ()


def begin_portfolio(*, by: User, pathway: Pathway, beginning: Beginning) -> Portfolio:
    """Empty: she chooses next. Raises PermissionDenied, ValidationError."""
    require(policies.can_open_portfolio(by, pathway), REFUSED)
    in_use = Portfolio.objects.in_use().filter(person=pathway.person_id, project=pathway.project_id)
    if in_use.count() >= MOST_PORTFOLIOS:
        raise ValidationError(_("Elle a déjà vingt portfolios : rangez ceux qui ne servent plus."))
    return Portfolio.objects.create(
        person_id=pathway.person_id,
        project_id=pathway.project_id,
        created_by=by,
        title=beginning.title.strip(),
        name=beginning.name.strip(),
        audience=beginning.audience,
        company=beginning.company.strip() if beginning.audience == Audience.COMPANY else "",
    )


@transaction.atomic
def choose_portfolio(*, by: User, portfolio: Portfolio, chosen: Chosen, present: str) -> None:
    """At the screen, with her. `present`: who was in the room. Raises PermissionDenied, ValidationError."""
    require(policies.can_follow_portfolio(by, portfolio), REFUSED)
    if portfolio.closed_at:
        raise ValidationError(CLOSED)
    if not present.strip():
        raise ValidationError({"present": _("Dites qui était là quand elle a choisi.")})
    _choose(portfolio, chosen, present)
    publish(PortfolioChosen(**about(by, portfolio)))


@transaction.atomic
def choose_by_link(*, link: OutsideLink, portfolio: Portfolio, chosen: Chosen) -> None:
    """On her telephone, from her own link, once entered. Raises PermissionDenied, ValidationError."""
    _choose(portfolio, chosen, present="")
    use_link(link)
    publish(PortfolioChosen(**about(Actor.link(link.pk), portfolio)))


def choice_link(*, by: User, portfolio: Portfolio) -> str:
    """Her own page of it. The token, to be shown to her now; the former link dies. Raises PermissionDenied,
    ValidationError."""
    require(policies.can_follow_portfolio(by, portfolio), REFUSED)
    if portfolio.closed_at:
        raise ValidationError(CLOSED)
    _end_choice_links(portfolio)
    _link, token = create_link(
        purpose=CHOICE,
        subject=str(portfolio.pk),
        recipient="",
        lifetime=CHOICE_LASTS,
        by=Actor.user(by.pk),
        person_id=portfolio.person_id,
    )
    return token


@transaction.atomic
def share_portfolio(
    *, by: User, portfolio: Portfolio, given_to: str, present: str, days: int
) -> tuple[PortfolioShare, str]:
    """A page for whom she names, read until its day. The token, to be given to her now. Raises PermissionDenied,
    ValidationError."""
    require(policies.can_follow_portfolio(by, portfolio), REFUSED)
    if portfolio.closed_at:
        raise ValidationError(CLOSED)
    if portfolio.chosen_at is None or not PortfolioItem.objects.kept().filter(portfolio=portfolio).exists():
        raise ValidationError(_("Ce portfolio est vide : choisissez d’abord avec elle ce qu’il montre."))
    link, token = create_link(
        purpose=SHARE,
        subject=str(portfolio.pk),
        recipient="",
        lifetime=timedelta(days=days),
        by=Actor.user(by.pk),
        person_id=portfolio.person_id,
    )
    share = PortfolioShare.objects.create(
        portfolio=portfolio,
        person_id=portfolio.person_id,
        project_id=portfolio.project_id,
        created_by=by,
        given_to=given_to.strip(),
        present=present.strip(),
        link=link,
    )
    publish(PortfolioShared(share_id=share.pk, **about(by, portfolio)))
    return share, token


def end_share(*, by: User, share: PortfolioShare) -> None:
    """At once. Raises PermissionDenied, Missed."""
    require(policies.can_follow_portfolio(by, share.portfolio), REFUSED)
    revoke_link(share.link)
    publish(PortfolioUnshared(share_id=share.pk, **about(by, share.portfolio)))


@transaction.atomic
def end_share_by_link(*, link: OutsideLink, portfolio: Portfolio, share_id: UUID) -> None:
    """The same, by herself. Raises PermissionDenied."""
    call("end_chosen_share", share_id)
    use_link(link)
    publish(PortfolioUnshared(share_id=share_id, **about(Actor.link(link.pk), portfolio)))


@transaction.atomic
def close_portfolio(*, by: User, portfolio: Portfolio) -> None:
    """Put away: its pages close, her own link too. Raises PermissionDenied, Missed."""
    require(policies.can_follow_portfolio(by, portfolio), REFUSED)
    must_hit(Portfolio.objects.in_use().filter(pk=portfolio.pk).update(closed_at=clock.now()))
    pages = PortfolioShare.objects.filter(portfolio=portfolio).values("link")
    OutsideLink.objects.filter(pk__in=pages, revoked_at=None).update(revoked_at=clock.now())
    _end_choice_links(portfolio)
    publish(PortfolioClosed(**about(by, portfolio)))


def _choose(portfolio: Portfolio, chosen: Chosen, present: str) -> None:
    if len(chosen.things) > MOST_ITEMS:
        raise ValidationError(_("Soixante éléments au plus : gardez ce qui compte pour qui le lira."))
    worded = Portfolio(
        pk=portfolio.pk,
        title=chosen.title.strip(),
        name=chosen.name.strip(),
        words=chosen.words.strip(),
        present=present.strip(),
    )
    items = json.dumps([thing.row(rank) for rank, thing in enumerate(chosen.things)])
    call("choose_portfolio", portfolio.pk, *sealed(worded, "title", "name", "words", "present"), items)


def _end_choice_links(portfolio: Portfolio) -> None:
    former = OutsideLink.objects.filter(purpose=CHOICE, subject=str(portfolio.pk), revoked_at=None)
    former.update(revoked_at=clock.now())
