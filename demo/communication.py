"""What the project says this month, to each of its audiences, and what it brought."""

from datetime import date

from filrouge.accounts.models import User
from filrouge.outreach.models import Audience, Effect, French, Kind, Medium, PlannedMessage

from .world import Team, World, key, moment

SAID = (
    (
        Audience.PARTICIPANTS,
        "Affiche du bus",
        "Mardi, le bus est sur la place. Le café est offert. On peut poser une question, sans rendez-vous.",
        French.PLAIN,
        Medium.POSTER,
        Kind.BUS,
        (-25, 20),
        "Lue surtout par les mères, à la sortie de l’école ; le mot « accompagnement » n’a rien dit à personne.",
    ),
    (
        Audience.SOURCING,
        "Petit-déjeuner des partenaires",
        "Comment orienter quelqu’un vers nous : à qui cela convient, à qui cela ne convient pas, et sous combien "
        "de jours nous répondons.",
        French.B2,
        Medium.MEETING,
        Kind.BREAKFAST,
        (-12, None),
        "Neuf structures sont venues ; trois ne savaient pas que nous recevons les plus de 40 ans.",
    ),
    (
        Audience.RECEPTION,
        "Ce que l’accueil peut dire en deux minutes",
        "Nous recevons sans rendez-vous le jeudi. On ne demande ni papier ni niveau de français le premier jour.",
        French.B1,
        Medium.EMAIL,
        "",
        (-4, 3),
        "",
    ),
)


def tell_messages(world: World, team: Team, by: User) -> None:
    for number, (audience, title, said, french, medium, channel, (first, last), brought) in enumerate(SAID):
        dice = world.dice("message", number)
        message = world.add(
            PlannedMessage(
                id=key(dice),
                project=world.project,
                organisation=team.organisation,
                audience=audience,
                title=title,
                words=said,
                french=french,
                medium=medium,
                channel=channel,
                starts_on=world.day(first),
                ends_on=None if last is None else world.day(last),
                in_charge=by,
                created_by=by,
                created_at=moment(world.day(first - 5), 11),
            )
        )
        if brought:
            _effect(world, message, world.day(-3), brought, by)


def _effect(world: World, message: PlannedMessage, on: date, brought: str, by: User) -> None:
    world.add(
        Effect(
            id=key(world.dice("effect", message.title)),
            message=message,
            on=on,
            words=brought,
            noted_by=by,
            noted_at=moment(on, 17),
        )
    )
