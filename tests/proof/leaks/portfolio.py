"""A portfolio of Nour, shared, and her own link to it: what she put in is marked as read there, the rest is not. And
a link by which somebody answers on her skills."""

from django.db import models

from filrouge.people.models import ContactChannel
from filrouge.privacy.links import create_link
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.skills.models import (
    ANSWER,
    CHOICE,
    SHARE,
    AssessedSkill,
    Assessment,
    Experience,
    Piece,
    Portfolio,
    PortfolioItem,
    PortfolioShare,
    SaidSkill,
    Sight,
    SkillAsking,
)

from .columns import file_saying
from .commission import LASTS
from .world import World

READ = "shown in a portfolio"


def lay_portfolio(world: World) -> None:
    """Beside what is in it, a piece and an experience that she left out."""
    portfolio = world.plant(Portfolio, chosen_at=clock.now(), closed_at=None)
    told = {"finished_at": clock.now(), "removed_at": None}
    experience = world.plant(Experience, words=_word(world, Experience, "words"), setting="informal", **told)
    said = {"task": _word(world, SaidSkill, "task"), "words": _word(world, SaidSkill, "words")}
    world.plant(SaidSkill, experience=experience, removed_at=None, **said)
    seen = {"title": _word(world, Piece, "title"), "content": file_saying(_word(world, Piece, "content"))}
    piece = world.plant(Piece, media=Piece.Media.JPEG, removed_at=None, **seen)
    reached = f"{_word(world, ContactChannel, 'value', 'reached by it')}@exemple.example"
    channel = world.plant(ContactChannel, kind="email", value=reached, discreet=False)
    for rank, held in enumerate(({"experience": experience}, {"piece": piece}, {"channel": channel})):
        world.plant(PortfolioItem, portfolio=portfolio, rank=rank, language="", level="", **held)
    world.plant(Experience, finished_at=None)
    world.plant(Piece, removed_at=clock.now())
    link, world.tokens["link portfolio_share"] = _link(world, SHARE, portfolio)
    world.plant(PortfolioShare, portfolio=portfolio, link=link)
    _own, world.tokens["link portfolio_choice"] = _link(world, CHOICE, portfolio)
    assessment = world.plant(Assessment)
    world.plant(AssessedSkill, assessment=assessment, rank=0)
    link, world.tokens["link skill_answer"] = _link(world, ANSWER, assessment)
    world.plant(SkillAsking, assessment=assessment, side=Sight.OURS, link=link)


def _word(world: World, model: type[models.Model], column: str, zone: str = READ) -> str:
    return world.marks.word(f"{model.__name__}.{column}", zone)


def _link(world: World, purpose: str, subject: models.Model) -> tuple:
    return create_link(
        purpose=purpose,
        subject=str(subject.pk),
        recipient="",
        lifetime=LASTS,
        by=Actor.job("fixture"),
        person_id=world.cast.nour.pk,
    )
