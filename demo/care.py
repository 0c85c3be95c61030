"""What the teams of the demonstration give themselves, and what they were trained in."""

from datetime import time, timedelta

from filrouge.accounts.models import Membership, Organisation, Role, User
from filrouge.pathways.care.onboarding import BEGINNING
from filrouge.pathways.models import (
    LawCheck,
    OnboardingItem,
    OnboardingTick,
    PulseWeek,
    SupportContact,
    TeamHours,
    TeamSession,
    Training,
)
from filrouge.shared import clock

from .consortium import BEZIERS_TEAM
from .world import World, moment

# Days from today, hour, kind, theme, led by, how many came, what was worked on.
SESSIONS = (
    (
        -84,
        9,
        "supervision",
        "Porter des récits difficiles",
        "Mme Ferrer, psychologue",
        6,
        "Ce que l’on garde pour soi, ce que l’on dépose.",
    ),
    (
        -42,
        9,
        "supervision",
        "Quand rien ne bouge",
        "Mme Ferrer, psychologue",
        7,
        "Distinguer l’attente de l’échec ; nommer son impatience.",
    ),
    (
        -26,
        14,
        "exchange",
        "Appeler ou écrire : ce qui marche après un silence",
        "",
        5,
        "Un message vocal court, toujours la même heure, un prénom.",
    ),
    (
        -9,
        9,
        "training",
        "Travailler avec un interprète",
        "Réseau Occitanie",
        8,
        "Trois minutes avant, trois minutes après ; parler à la personne.",
    ),
    (5, 9, "supervision", "Dire non sans fermer la porte", "Mme Ferrer, psychologue", None, ""),
    (19, 14, "exchange", "Les papiers qui expirent : s’organiser à plusieurs", "", None, ""),
)
# Weeks ago, answers from 1 to 5 for each of the three questions. The week with four answers is shown to nobody.
PULSES = (
    (8, (0, 0, 1, 4, 1), (0, 2, 3, 1, 0), (0, 0, 1, 3, 2)),
    (7, (0, 0, 2, 3, 1), (1, 3, 2, 0, 0), (0, 0, 2, 3, 1)),
    (6, (0, 1, 0, 2, 1), (1, 2, 1, 0, 0), (0, 1, 1, 1, 1)),
    (5, (0, 1, 2, 3, 0), (2, 2, 2, 0, 0), (0, 1, 1, 3, 1)),
    (4, (0, 0, 2, 3, 2), (0, 2, 3, 2, 0), (0, 0, 1, 3, 3)),
    (3, (0, 0, 1, 4, 1), (0, 1, 3, 2, 0), (0, 0, 1, 2, 3)),
    (2, (0, 0, 1, 3, 2), (0, 1, 2, 3, 0), (0, 0, 0, 3, 3)),
    (1, (0, 0, 1, 3, 3), (0, 1, 2, 3, 1), (0, 0, 1, 2, 4)),
)
HOURS = (
    (
        "du lundi au vendredi, de 9 h à 12 h 30 et de 14 h à 17 h, sauf le jeudi après-midi",
        *("04 67 00 00 10", [1, 2, 3, 4, 5], time(9), time(12, 30)),
    ),
    ("du lundi au jeudi, de 9 h à 17 h", "05 61 00 00 20", [1, 2, 3, 4], time(9), time(17)),
    (
        "le mardi, le mercredi et le vendredi, de 9 h à 16 h",
        *("05 65 00 00 30", [2, 3, 5], time(9), time(16)),
    ),
    ("du lundi au vendredi, de 10 h à 18 h", "04 67 00 00 40", [1, 2, 3, 4, 5], time(10), time(18)),
)
OTHERWISE = "Laissez un message : nous rappelons le jour ouvré suivant. En urgence, le 15 ou le 112."
SUPPORTS = (
    (
        "Mme Ferrer, psychologue",
        "Un entretien individuel, sans passer par l’équipe ni la direction. Trois séances prises en charge par "
        "le projet.",
        "06 00 00 00 01",
        "le mardi et le jeudi, de 17 h à 20 h",
    ),
    (
        "Service de prévention et de santé au travail",
        "Une visite à la demande, y compris sans prévenir l’employeur.",
        "04 67 00 00 02",
        "en journée",
    ),
)
# Of the teams: theme, title, hours, days ago, one person out of how many.
TRAININGS = (
    ("asylum", "Droit d’asile et du séjour : les bases", 14, 210, 2),
    ("trauma", "Repérer le psychotraumatisme et orienter", 14, 160, 3),
    ("intercultural", "Travailler dans l’interculturel", 7, 120, 2),
    ("interpreter", "Travailler avec un interprète", 3, 9, 3),
    ("discrimination", "Discriminations à l’embauche : les nommer, agir", 7, 65, 4),
    ("violence", "Violences faites aux femmes et traite : accueillir une parole", 7, 95, 5),
)
READ_AGAIN = (("travail-proteges", 40), ("sante", 40), ("permis-de-conduire", 75), ("domiciliation", 75))


def lay_care(world: World, accounts: dict[str, User]) -> None:
    beziers = world.teams[BEZIERS_TEAM].organisation
    for day, hour, kind, theme, led_by, attended, worked_on in SESSIONS:
        TeamSession.objects.create(
            organisation=beziers,
            kind=kind,
            theme=theme,
            starts_at=moment(world.day(day), hour),
            minutes=120,
            place="Salle du premier étage",
            led_by=led_by,
            attended=attended,
            worked_on=worked_on,
            created_by=accounts["Manon"],
        )
    _pulse(world, beziers)
    for team, (hours, phone, days, opens, closes) in zip(world.teams, HOURS, strict=False):
        TeamHours.objects.create(
            organisation=team.organisation,
            hours=hours,
            phone=phone,
            days=days,
            opens_at=opens,
            closes_at=closes,
            otherwise=OTHERWISE,
            updated_by=accounts["Manon"],
        )
    for name, what, phone, hours in SUPPORTS:
        SupportContact.objects.create(project=world.project, name=name, what=what, phone=phone, hours=hours)
    _trainings(world, accounts)
    for sheet, days in READ_AGAIN:
        LawCheck.objects.create(
            project=world.project, sheet=sheet, on=world.day(-days), checked_by=accounts["Dalia"]
        )
    _welcome(beziers, accounts["Bruno"])


def _pulse(world: World, team: Organisation) -> None:
    monday = clock.week_of(world.today)[0]
    for weeks, first, second, third in PULSES:
        PulseWeek.objects.create(
            organisation=team,
            week=monday - timedelta(weeks=weeks),
            answers=sum(first),
            first=list(first),
            second=list(second),
            third=list(third),
        )


def _trainings(world: World, accounts: dict[str, User]) -> None:
    held = Membership.objects.current().filter(
        role__in=(Role.REFERENT, Role.OUTREACH), organisation__in=[team.organisation for team in world.teams]
    )
    members = list(held.select_related("user").order_by("user__email"))
    dice = world.dice("trainings")
    for theme, title, hours, days, of in TRAININGS:
        for member in members:
            if dice.randrange(of):
                continue
            Training.objects.create(
                user=member.user,
                organisation_id=member.organisation_id,
                theme=theme,
                title=title,
                on=world.day(-days - dice.randrange(20)),
                hours=hours,
                noted_by=member.user,
            )
    Training.objects.create(
        user=accounts["Amina"],
        organisation=world.teams[BEZIERS_TEAM].organisation,
        theme="interpreter",
        title="Travailler avec un interprète",
        on=world.day(-9),
        hours=3,
        noted_by=accounts["Amina"],
    )


def _welcome(team: Organisation, newcomer: User) -> None:
    items = [
        OnboardingItem.objects.create(organisation=team, audience=audience, words=words, position=place)
        for place, (audience, words) in enumerate(BEGINNING)
    ]
    for item in items[:4]:
        OnboardingTick.objects.create(item=item, user=newcomer)
