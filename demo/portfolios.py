"""Two portfolios: Nour's for a restaurant, which read it twice; Zahra's, which she took back.
Their photos are drawn here, and no paper is anybody's."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from importlib import import_module
from io import BytesIO
from typing import Any

from filrouge.accounts.models import User
from filrouge.pathways.models import Pathway
from filrouge.people.models import ContactChannel
from filrouge.privacy.links import create_link
from filrouge.privacy.models import OutsideLink
from filrouge.shared.actors import Actor
from filrouge.skills.models import (
    SHARE,
    Assessment,
    Audience,
    Badge,
    Experience,
    Piece,
    Portfolio,
    PortfolioItem,
    PortfolioShare,
    Positioning,
)

from .world import Team, World, key, moment

LASTS = timedelta(days=30)
SIZE = (1200, 900)
CLOTH, PLATE, RIM = "#b9543f", "#fbf7ef", "#d8cdbd"
DISHES = ("#d9a441", "#7d9a3c", "#c8552b", "#8a5a34", "#e3c565", "#6b8e5a")
INK, RULE = "#33302b", "#b7ab98"


@dataclass(frozen=True)
class Told:
    """`trade`: what she looks for. `languages`: code and level."""

    who: str
    title: str
    audience: Audience
    company: str
    name: str
    words: str
    present: str
    trade: str
    languages: Sequence[tuple[str, str]]
    offset: int
    given_to: str
    visits: int = 0
    taken_back: bool = False
    pieces: Sequence[tuple[str, str, str]] = field(default=())
    reached: bool = False


STORIES = (
    Told(
        "Nour",
        "Cuisine et service",
        Audience.COMPANY,
        "Le Chaudron de la Madeleine",
        "Nour A.",
        "J’ai appris la cuisine avec ma mère. J’aime préparer pour beaucoup de monde, goûter, corriger. Je suis à"
        " l’heure et je préviens. Je cherche un restaurant où apprendre encore.",
        "Nour et Amina",
        "G1609",
        (("fra", "b1"), ("ara", "native")),
        -9,
        "Le Chaudron de la Madeleine",
        visits=2,
        pieces=(
            ("photo", "Repas de quartier, quarante personnes", "table"),
            ("certificate", "Attestation : hygiène en cuisine", "paper"),
        ),
        reached=True,
    ),
    Told(
        "Zahra",
        "Garde d’enfants et aide à domicile",
        Audience.EMPLOYER,
        "",
        "Zahra",
        "J’ai élevé les enfants de mes sœurs avec les miens. Je suis patiente et je sais jouer.",
        "Zahra, Amina, et l’interprète au téléphone",
        "K1303",
        (("prs", "native"), ("fra", "a2")),
        -6,
        "Mme Roussel, qui cherche une garde",
        visits=1,
        taken_back=True,
    ),
)


def tell_portfolios(world: World, accounts: dict[str, User], team: Team) -> None:
    """After the badges, the assessments and the experiences that they show."""
    by = accounts["Amina"]
    paths = Pathway.objects.filter(organisation=team.organisation, lead=by).select_related("person")
    of_whom: dict[str, Pathway] = {}
    for path in paths.order_by("opened_on", "pk"):
        of_whom.setdefault(path.person.given_name, path)
    for told in STORIES:
        _tell(world, by, of_whom[told.who], told)


def _tell(world: World, by: User, path: Pathway, told: Told) -> None:
    at = moment(world.day(told.offset), 14)
    portfolio = Portfolio.objects.create(
        id=key(world.dice("portfolio", told.who)),
        title=told.title,
        audience=told.audience,
        company=told.company,
        name=told.name,
        words=told.words,
        chosen_at=at + timedelta(minutes=20),
        chosen_how="screen",
        present=told.present,
        **_bound(path, by),
    )
    Portfolio.objects.filter(pk=portfolio.pk).update(created_at=at)
    for rank, held in enumerate(_held(world, by, path, told)):
        PortfolioItem.objects.create(
            id=key(world.dice("portfolio item", portfolio.pk, rank)),
            portfolio=portfolio,
            rank=rank,
            **held,
            **_bound(path, by),
        )
    _share(world, by, portfolio, told)


def _held(world: World, by: User, path: Pathway, told: Told) -> list[dict[str, Any]]:
    hers = {"person": path.person_id, "project": path.project_id}
    held: list[dict[str, Any]] = []
    if told.reached:
        ways = ContactChannel.objects.in_use().filter(person=path.person_id, kind="phone", discreet=False)
        held += [{"channel": one} for one in ways.order_by("pk")[:1]]
    held.append({"occupation_id": told.trade})
    held += [{"language": code, "level": level} for code, level in told.languages]
    badges = Badge.objects.in_force().filter(**hers).order_by("created_at", "pk")
    held += [{"badge": one} for one in badges]
    lived = Experience.objects.told().filter(**hers).exclude(setting="informal").order_by("created_at", "pk")
    held += [{"experience": one} for one in lived]
    held += [{"piece": _piece(world, by, path, *one)} for one in told.pieces]
    held += [
        {"positioning": one} for one in Positioning.objects.kept().filter(shown=True, reached__gt=0, **hers)
    ]
    both = [
        one
        for one in Assessment.objects.filter(**hers).order_by("-on")
        if one.answers.count() == 2 * one.assessed.count()
    ]
    return held + [{"assessment": one} for one in both[:1]]


def _piece(world: World, by: User, path: Pathway, kind: str, title: str, drawn: str) -> Piece:
    content = _table() if drawn == "table" else _paper(title)
    return Piece.objects.create(
        id=key(world.dice("piece", path.person_id, title)),
        title=title,
        kind=kind,
        media=Piece.Media.JPEG,
        size=len(content),
        content=b64encode(content).decode(),
        **_bound(path, by),
    )


def _share(world: World, by: User, portfolio: Portfolio, told: Told) -> None:
    at = moment(world.day(told.offset), 15)
    link, _token = create_link(
        purpose=SHARE,
        subject=str(portfolio.pk),
        recipient="",
        lifetime=LASTS,
        by=Actor.user(by.pk),
        person_id=portfolio.person_id,
    )
    closed = moment(world.day(-1), 10) if told.taken_back else None
    OutsideLink.objects.filter(pk=link.pk).update(created_at=at, expires_at=at + LASTS, revoked_at=closed)
    share = PortfolioShare.objects.create(
        id=key(world.dice("portfolio share", portfolio.pk)),
        portfolio=portfolio,
        person_id=portfolio.person_id,
        project_id=portfolio.project_id,
        created_by=by,
        given_to=told.given_to,
        link=link,
        present=told.present,
        visits=told.visits,
        last_visit_on=world.day(-2) if told.visits else None,
    )
    PortfolioShare.objects.filter(pk=share.pk).update(created_at=at)


def _bound(path: Pathway, by: User) -> dict[str, Any]:
    return {"person_id": path.person_id, "project_id": path.project_id, "created_by": by}


def _table() -> bytes:
    """Plates seen from above, on a red cloth."""
    image, draw = _sheet(CLOTH)
    for place in range(12):
        x, y = 40 + place % 4 * 290, 40 + place // 4 * 285
        draw.ellipse((x, y, x + 250, y + 250), fill=PLATE, outline=RIM, width=8)
        for part in range(3):
            shift = 52 + part * 38
            colour = DISHES[(place + part * 2) % len(DISHES)]
            draw.ellipse((x + shift, y + 150 - shift // 2, x + shift + 85, y + 235 - shift // 2), fill=colour)
    return _written(image)


def _paper(title: str) -> bytes:
    """A sheet with its title, lines nobody reads, and a stamp."""
    image, draw = _sheet("#fdfbf6")
    letters = import_module("filrouge.skills.badging.images")._letters(46)
    draw.rectangle((40, 40, SIZE[0] - 40, SIZE[1] - 40), outline=RULE, width=6)
    draw.text((SIZE[0] // 2, 150), title, font=letters, fill=INK, anchor="mm")
    for line in range(7):
        draw.line(
            (140, 280 + line * 60, SIZE[0] - 140 - line % 3 * 160, 280 + line * 60), fill=RULE, width=10
        )
    draw.ellipse((SIZE[0] - 360, SIZE[1] - 320, SIZE[0] - 160, SIZE[1] - 120), outline=CLOTH, width=10)
    return _written(image)


def _sheet(colour: str) -> tuple[Any, Any]:
    image = import_module("PIL.Image").new("RGB", SIZE, colour)
    return image, import_module("PIL.ImageDraw").Draw(image)


def _written(image: Any) -> bytes:
    output = BytesIO()
    image.save(output, "JPEG", quality=80)
    return output.getvalue()
