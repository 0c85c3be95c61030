"""Six partnerships of an ordinary consortium: one that does everything together and was evaluated, one that rests on a
single person, one to renew, one with the town, two that only exchange news."""

from dataclasses import dataclass, field
from typing import Any

from filrouge.accounts.models import User
from filrouge.directory.models import KeyContact, Official, Structure
from filrouge.partners.models import Contribution, JointAnswer, JointEvaluation, Partnership, Routine

from .world import Team, World, key, moment


@dataclass(frozen=True)
class Story:
    """With the structure of that name in the town of the team. Days are counted from today. `signer`: there; « » while
    nothing is signed. `routines`: what, rhythm, days since the last time. `brought`: side, kind, amount, what, when."""

    name: str
    aims: tuple[str, ...]
    themes: tuple[str, ...]
    level: str
    since: int
    until: int | None = None
    signer: str = ""
    rests_on: str = ""
    official: str = ""
    size: str = "similar"
    volume: int | None = None
    protocol: str = ""
    routines: tuple[tuple[str, str, int, int], ...] = ()
    brought: tuple[tuple[str, str, int | None, str, int], ...] = ()
    opinions: dict[str, tuple[tuple[int, ...], str, str]] = field(default_factory=dict)


STORIES = (
    Story(
        "Maison des mots",
        ("barriers", "socialisation"),
        ("lecture-ecriture-calcul", "remobilisation"),
        "coproduction",
        since=-420,
        until=310,
        signer="Claire Bonnafous, présidente",
        volume=60,
        protocol="Une place tenue chaque mois pour le projet. Réponse en cinq jours. Le vocabulaire du métier visé est "
        "donné à l’animatrice, qui dit en retour ce qui a été pratiqué.",
        routines=(
            ("Faire le point sur les places du mois", "Samir Ouédraogo", 30, 12),
            ("Préparer ensemble le groupe du soir", "les deux animatrices", 91, 95),
        ),
        brought=(
            ("theirs", "in_kind", None, "La grande salle, un mardi sur deux", -300),
            ("theirs", "hours", 48, "Une animatrice, pour le groupe du soir", -120),
            ("ours", "money", 1800, "Les livrets et la garde des enfants", -200),
            ("ours", "hours", 30, "Une référente, présente au premier cours", -90),
        ),
        opinions={
            "ours": ((4, 3, 4, 4, 4), "Savoir plus tôt quand un groupe est complet.", "Dalia Benali"),
            "theirs": (
                (4, 4, 2, 4, 3),
                "Connaître le métier visé avant le premier cours.",
                "Samir Ouédraogo",
            ),
        },
    ),
    Story(
        "Crèche Les Petits Pas",
        ("barriers",),
        ("famille",),
        "coordination",
        since=-260,
        rests_on="Élodie Marchand",
        size="smaller",
        volume=12,
        protocol="Trois places aux heures décalées, pour qui commence une formation.",
        routines=(("Dire les entrées en formation du mois", "Élodie Marchand", 30, 8),),
        brought=(("theirs", "in_kind", None, "Trois places tôt le matin", -150),),
    ),
    Story(
        "Espace emploi des Vignes",
        ("sourcing", "work"),
        ("trouver-un-emploi", "preparer-sa-candidature", "choisir-un-metier"),
        "coordination",
        since=-690,
        until=41,
        signer="Thierry Roque, directeur",
        size="larger",
        volume=80,
        routines=(("Recevoir ensemble les personnes proches d’un emploi", "M. Roque", 14, 6),),
        brought=(("theirs", "hours", 96, "Un conseiller, deux demi-journées par mois", -60),),
    ),
    Story(
        "Point d’accueil Les Clés",
        ("sourcing", "barriers"),
        ("difficultes-administratives-ou-juridiques", "equipement-et-alimentation"),
        "coordination",
        since=-540,
        until=560,
        signer="Hélène Castan, adjointe aux solidarités",
        official="Hélène Castan",
        size="larger",
        volume=100,
    ),
    Story("Centre de santé des Remparts", ("barriers",), ("sante",), "concertation", since=-150),
    Story("Résidence Les Cèdres", ("barriers",), ("logement-hebergement",), "concertation", since=-80),
)


def tell_partnerships(world: World, accounts: dict[str, User], team: Team) -> None:
    known = Structure.objects.current().filter(commune_code=team.organisation.commune_code)
    for story in STORIES:
        structure = known.filter(name__startswith=story.name).order_by("name_key", "pk")[0]
        _tell(world, accounts, team, structure, story)


def _tell(world: World, accounts: dict[str, User], team: Team, structure: Structure, story: Story) -> None:
    dice, dalia = world.dice("partnership", story.name), accounts["Dalia"]
    contacts = KeyContact.objects.filter(project=world.project, structure=structure, name=story.rests_on)
    officials = Official.objects.filter(project=world.project, name=story.official)
    signed = {
        "signed_on": world.day(story.since),
        "our_signer": "Manon Faure, directrice",
        "their_signer": story.signer,
    }
    partnership = Partnership.objects.create(
        id=key(dice),
        project=world.project,
        organisation=team.organisation,
        structure=structure,
        aims=list(story.aims),
        themes=list(story.themes),
        level=story.level,
        protocol=story.protocol,
        contact=contacts.first(),
        official=officials.first(),
        size=story.size,
        yearly_volume=story.volume,
        starts_on=world.day(story.since),
        ends_on=world.day(story.until) if story.until else None,
        added_by=dalia,
        **(signed if story.signer else {}),
    )
    for what, whom, rhythm, ago in story.routines:
        Routine.objects.create(
            id=key(dice),
            partnership=partnership,
            what=what,
            keeper=dalia,
            with_whom=whom,
            every_days=rhythm,
            since=partnership.starts_on,
            last_on=world.day(-ago),
        )
    for side, kind, amount, what, days in story.brought:
        on = world.day(days)
        given: dict[str, Any] = {"side": side, "kind": kind, "amount": amount, "what": what, "on": on}
        Contribution.objects.create(id=key(dice), partnership=partnership, added_by=dalia, **given)
    if story.opinions:
        _evaluate(world, partnership, dalia, story)


def _evaluate(world: World, partnership: Partnership, dalia: User, story: Story) -> None:
    dice = world.dice("evaluation", story.name)
    evaluation = JointEvaluation.objects.create(
        id=key(dice),
        partnership=partnership,
        email=partnership.structure.email or "accueil@partenaire.example",
        asked_on=world.day(-45),
        asked_by=dalia,
    )
    for side, (ratings, words, who) in story.opinions.items():
        answer = JointAnswer.objects.create(
            id=key(dice),
            evaluation=evaluation,
            side=side,
            ratings=list(ratings),
            words=words,
            who=who,
            user=dalia if side == "ours" else None,
        )
        JointAnswer.objects.filter(pk=answer.pk).update(at=moment(world.day(-40), 11))
