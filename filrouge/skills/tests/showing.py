"""Portfolios of Nour: everything she could put in, and what she did put in."""

import re
from collections.abc import Sequence
from datetime import timedelta
from functools import cache
from typing import Any

from django.urls import reverse

from filrouge.pathways.models import TargetOccupation
from filrouge.people.models import ContactChannel, SpokenLanguage
from filrouge.privacy.context import acting
from filrouge.privacy.models import OutsideLink
from filrouge.privacy.roles import as_batch
from filrouge.reference.models import Occupation
from filrouge.shared import clock
from filrouge.shared.keeping.remaking import remade
from filrouge.shared.tests.test_keeping import paper, photo_that_tells
from filrouge.skills.actions.pieces import lay_piece
from filrouge.skills.actions.portfolios import (
    Beginning,
    Chosen,
    Thing,
    begin_portfolio,
    choice_link,
    choose_portfolio,
    share_portfolio,
)
from filrouge.skills.models import (
    Assessment,
    Badge,
    Experience,
    Piece,
    Portfolio,
    PortfolioShare,
    Positioning,
    SaidSkill,
)
from tests.cast import Cast

from .assessing import answered, decided
from .laying import class_laid, issued

TITLE, NAME, WORDS = "Cuisine et service", "Nour A.", "J’aime cuisiner pour beaucoup de monde."
COMPANY = "Les Halles de Béziers"
PRESENT = "Nour, Amina et l’interprète"
CHECKED = re.compile(r'<input type="(?:checkbox|radio)"[^>]* value="([^"]*)"[^>]* checked')
PHONE, MAIL = "+33612345678", "nour@exemple.example"
WORKED, ROAD, TASK = "Cuisinière chez ma tante", "Plonge pendant le voyage", "Préparer des plats"


made = cache(remade)  # a process for each: once is enough


class Larder:
    """What there is: some of it may be shown, some may not."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.badge: Badge = issued(cast, class_laid(cast))
        self.assessment: Assessment = answered(cast)
        decided(cast, self.assessment)
        with as_batch("fixture"):
            self.phone = self._channel("phone", PHONE)
            self.mail = self._channel("email", MAIL)
            self.address = self._channel("address", "3 rue du Refuge")
            self.discreet = self._channel("phone", "+33699999999", discreet=True)
            self.sister = self._channel("third_party", "+33688888888")
            self.worked = self._experience(WORKED, "family")
            self.road = self._experience(ROAD, "journey")
            self.begun = self._experience("à peine commencé", "", finished_at=None)
            SaidSkill.objects.create(experience=self.worked, rank=0, task=TASK, **self.hers)
            self.trade = Occupation.objects.exclude(drawing="").earliest("code")
            TargetOccupation.objects.create(
                pathway=cast.nour_pathway, words="cuisine", occupation=self.trade, **self.hers
            )
            SpokenLanguage.objects.create(person=cast.nour, project=cast.project, code="ara")
        self.base = self._positioning(reached=3, shown=True)
        self.kept_in = self._positioning(reached=2, shown=False)
        self.photo = self._piece("photo", "Repas de quartier", photo_that_tells())
        self.paper = self._piece("certificate", "Attestation d’hygiène", paper())

    @property
    def hers(self) -> dict[str, Any]:
        return {"person": self.cast.nour, "project": self.cast.project, "created_by": self.cast.amina}

    def everything(self) -> list[Thing]:
        return [
            Thing("channel", str(self.phone.pk)),
            Thing("channel", str(self.mail.pk)),
            Thing("occupation", self.trade.pk),
            Thing("language", "fra", "b1"),
            Thing("language", "ara", "native"),
            Thing("badge", str(self.badge.pk)),
            Thing("experience", str(self.worked.pk)),
            Thing("experience", str(self.road.pk)),
            Thing("piece", str(self.photo.pk)),
            Thing("piece", str(self.paper.pk)),
            Thing("positioning", str(self.base.pk)),
            Thing("assessment", str(self.assessment.pk)),
        ]

    def ticked(self) -> dict[str, Any]:
        """The same, as the form sends it."""
        return {
            "title": TITLE,
            "name": NAME,
            "words": WORDS,
            "channel": [str(self.phone.pk), str(self.mail.pk)],
            "occupation": [self.trade.pk],
            "language-fra": "b1",
            "language-ara": "native",
            "badge": [str(self.badge.pk)],
            "experience": [str(self.worked.pk), str(self.road.pk)],
            "piece": [str(self.photo.pk), str(self.paper.pk)],
            "positioning": [str(self.base.pk)],
            "assessment": str(self.assessment.pk),
            "present": PRESENT,
            "agreed": "on",
        }

    def _channel(self, kind: str, value: str, **more: Any) -> ContactChannel:
        return ContactChannel.objects.create(
            person=self.cast.nour, project=self.cast.project, kind=kind, value=value, **more
        )

    def _experience(self, words: str, setting: str, **more: Any) -> Experience:
        told = {"finished_at": clock.now(), "lasted": "years", "country": "sy", **more}
        return Experience.objects.create(words=words, setting=setting, **told, **self.hers)

    def _positioning(self, **more: Any) -> Positioning:
        with as_batch("fixture"):
            return Positioning.objects.create(
                base="french", edition=1, on="2026-03-02", finished_at=clock.now(), **more, **self.hers
            )

    def _piece(self, kind: str, title: str, content: bytes) -> Piece:
        with acting(self.cast.amina):
            return lay_piece(
                by=self.cast.amina,
                pathway=self.cast.nour_pathway,
                title=title,
                kind=kind,
                file=made(content),
            )


def begun(cast: Cast) -> Portfolio:
    with acting(cast.amina):
        beginning = Beginning(title=TITLE, name=NAME, audience="company", company=COMPANY)
        return begin_portfolio(by=cast.amina, pathway=cast.nour_pathway, beginning=beginning)


def chosen(cast: Cast, things: Sequence[Thing], portfolio: Portfolio | None = None) -> Portfolio:
    portfolio = portfolio or begun(cast)
    with acting(cast.amina):
        said = Chosen(title=TITLE, name=NAME, words=WORDS, things=things)
        choose_portfolio(by=cast.amina, portfolio=portfolio, chosen=said, present=PRESENT)
    return read_again(portfolio)


def shared(cast: Cast, portfolio: Portfolio, days: int = 30) -> tuple[PortfolioShare, str]:
    """The page, and its address."""
    with acting(cast.amina):
        share, token = share_portfolio(
            by=cast.amina, portfolio=portfolio, given_to=COMPANY, present=PRESENT, days=days
        )
    return share, reverse("skills:shown-show", args=[token])


def own_page(cast: Cast, portfolio: Portfolio) -> str:
    with acting(cast.amina):
        return reverse("skills:choices-show", args=[choice_link(by=cast.amina, portfolio=portfolio)])


def read_again(portfolio: Portfolio) -> Portfolio:
    with as_batch("look"):
        return Portfolio.objects.select_related("person", "project").get(pk=portfolio.pk)


def ticked_in(page: str) -> list[str]:
    """The values of the boxes that are ticked."""
    return CHECKED.findall(page)


def share_again(share: PortfolioShare) -> PortfolioShare:
    with as_batch("look"):
        return PortfolioShare.objects.select_related("link").get(pk=share.pk)


def ended(share: PortfolioShare) -> None:
    with as_batch("time passes"):
        OutsideLink.objects.filter(pk=share.link_id).update(expires_at=clock.now() - timedelta(hours=1))
