"""A season of activities around Béziers: what Nour cooks, where Tesfay no longer comes, a class that goes on."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from filrouge.accounts.models import User
from filrouge.activities.models import (
    Activity,
    ActivityCohort,
    Aim,
    Attendance,
    Facilitator,
    Improvement,
    NotHeld,
    Opinion,
    Part,
    Participation,
    Reflection,
    Session,
    SessionMove,
    SkillClaim,
    Speaker,
)
from filrouge.enrolment.models import Cohort
from filrouge.pathways.models import Pathway

from .frameworks import shipped_skills
from .gatherings import tell_gatherings
from .world import Team, World, key, moment

SEASON = 10  # weeks behind
AHEAD = 4
MOST_WHO_CAME = ("present", "present", "present", "present", "late", "present", "excused", "absent", "half")


@dataclass
class Told:
    """One activity: its day of the week (Monday is 0), its hours, who comes, what is said of it."""

    title: str
    kind: str
    about: str
    weekday: int
    starts: int
    hours: int
    place: str
    aims: dict[str, tuple[int, str]]
    named: Sequence[str] = ()
    others: int = 6
    more: dict[str, object] = field(default_factory=dict)


PROGRAMME = (
    Told(
        "Cuisine du vendredi",
        "cooking",
        "Choisir les plats, compter, acheter, cuisiner et servir le repas de midi.",
        4,
        9,
        4,
        "Cuisine du centre social de la Devèze",
        {
            "linguistic": (60, "les mots de la cuisine, donner et suivre une consigne"),
            "professional": (120, "hygiène, quantités, tenir un horaire"),
            "sociocultural": (60, "faire à manger ensemble"),
        },
        ("Nour", "Zahra", "Aïcha"),
        7,
        {
            "theme": "la cuisine",
            "seats": 12,
            "childcare": True,
            "partners": ["Mme Roca, cheffe", "Centre social de la Devèze"],
            "cost": 8,
            "minutes": 300,
        },
    ),
    Told(
        "Français du chantier",
        "workshop",
        "Parler et lire ce dont on a besoin au travail : outils, consignes, sécurité.",
        1,
        14,
        2,
        "Maison des associations, salle 2",
        {"linguistic": (120, "outils, consignes, panneaux de sécurité")},
        ("Tesfay", "Emal", "Yonas"),
        6,
        {"seats": 10, "minutes": 150, "partners": ["Une formatrice de français"]},
    ),
    Told(
        "Boxe et course à pied",
        "sport",
        "S’échauffer, apprendre les gestes, courir ensemble le long du canal.",
        2,
        18,
        2,
        "Club de boxe de la Devèze",
        {"sociocultural": (120, "tenir un effort, suivre un entraîneur")},
        ("Oleksandr", "Youssef", "Khaled"),
        8,
        {
            "theme": "le sport",
            "transport": "minibus depuis la gare, à 17 h 30",
            "partners": ["Le club de boxe"],
        },
    ),
    Told(
        "Vélo entre femmes",
        "sport",
        "Apprendre à rouler en ville, à plusieurs, sans se presser.",
        3,
        10,
        2,
        "Parc des Poètes",
        {
            "sociocultural": (90, "se déplacer sans dépendre de personne"),
            "linguistic": (30, "demander sa route"),
        },
        ("Zahra", "Selam"),
        3,
        {"women_only": True, "childcare": True, "seats": 6},
    ),
    Told(
        "Chantier du jardin partagé",
        "worksite",
        "Préparer la terre, monter les bacs, planter pour le quartier.",
        0,
        9,
        3,
        "Jardin de la Courondelle",
        {"professional": (150, "outils de jardin, gestes, équipe"), "sociocultural": (30, "")},
        ("Goharik", "Emal"),
        5,
        {"theme": "le jardin", "seats": 12, "partners": ["Une entreprise d’insertion"]},
    ),
)
GROUP_WORDS = {
    "did": "Un couscous pour vingt-deux personnes, servi à midi et quart.",
    "hard": "Calculer les quantités, et parler tous en français en même temps.",
    "skills": "Lire une recette, peser, se partager le travail, finir à l’heure.",
    "practised": "« Passe-moi », « attention, chaud », « on manque de… »",
}
# Pointed at after the last session: of whom (place among those who come), by whom, which skill, by what it was seen.
SEEN = (
    (0, Speaker.PEER, "equipe", "Elle a montré à deux autres comment couper les légumes."),
    (0, Speaker.HERSELF, "ponctualite", "J’ai pris le bus d’avant."),
    (1, Speaker.FACILITATOR, "fiabilite", "Elle a tout rangé sans qu’on le demande."),
)
SAID = ("J’ai parlé sans chercher mes mots.", "On rit bien.", "", "Trop de monde dans la cuisine.")


def tell_activities(world: World, accounts: dict[str, User], team: Team) -> None:
    """Once cohorts and paths are written."""
    for number, told in enumerate(PROGRAMME):
        _activity(world, accounts["Amina"], team, told, number)
    _open_meeting(world, accounts["Amina"], team)
    tell_gatherings(world, accounts["Amina"], team)


def _activity(world: World, amina: User, team: Team, told: Told, number: int) -> None:
    activity = _written(world, amina, team, told)
    sessions = [_session(world, amina, activity, told, week) for week in range(-SEASON, AHEAD + 1)]
    comers = _comers(world, amina, team, activity, told, number)
    past = [one for one in sessions if one.ends_at.date() < world.today]
    held = [one for one in past if not _is_not_held(world, amina, one, told, past)]
    for place, participation in enumerate(comers):
        _attend(world, amina, told, participation, held, place)
    if told.kind == "cooking":
        _say(world, amina, activity, comers, held)
    if told.weekday == 2:
        _move(amina, next(one for one in sessions if one.starts_at.date() > world.today))


def _written(world: World, amina: User, team: Team, told: Told) -> Activity:
    activity = Activity.objects.create(
        id=key(world.dice("activity", told.title)),
        project=world.project,
        organisation=team.organisation,
        kind=told.kind,
        title=told.title,
        about=told.about,
        place=told.place,
        created_by=amina,
        **told.more,
    )
    Aim.objects.bulk_create(
        Aim(activity=activity, domain=domain, minutes=minutes, words=words)
        for domain, (minutes, words) in told.aims.items()
    )
    Facilitator.objects.create(activity=activity, user=amina)
    if told.kind == "workshop" and (cohort := Cohort.objects.order_by("pk").first()):
        ActivityCohort.objects.create(activity=activity, cohort=cohort)
    return activity


def _session(world: World, amina: User, activity: Activity, told: Told, week: int) -> Session:
    monday = world.today - timedelta(days=world.today.weekday())
    starts_at = moment(monday + timedelta(weeks=week, days=told.weekday), told.starts)
    return Session.objects.create(
        id=key(world.dice("session", told.title, week)),
        project=world.project,
        activity=activity,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=told.hours),
        place=told.place,
        created_by=amina,
    )


def _comers(
    world: World, amina: User, team: Team, activity: Activity, told: Told, number: int
) -> list[Participation]:
    """The named ones first, then others of the same team; beyond the seats they wait."""
    paths = Pathway.objects.filter(organisation=team.organisation, closed_on=None).select_related("person")
    if activity.women_only:
        paths = paths.filter(person__sex="woman")
    ordered = list(paths.order_by("opened_on", "pk"))
    known = {one.person.given_name: one for one in reversed(ordered) if one.lead_id == amina.pk}
    named = [known[name] for name in told.named if name in known]
    others = [one for one in ordered if one not in named and one.lead_id != amina.pk][number * 9 :]
    rows = []
    for place, path in enumerate([*named, *others[: told.others]]):
        asked = max(path.opened_on + timedelta(days=2), world.day(-7 * SEASON - 5))
        rows.append(_participation(world, amina, activity, path, asked, place))
    waiting = (
        others[told.others : told.others + 2] if activity.seats and activity.seats < len(rows) + 2 else []
    )
    for place, path in enumerate(waiting):
        rows.append(_participation(world, amina, activity, path, world.day(-9 + place), place, waits=True))
    return rows


def _participation(
    world: World,
    amina: User,
    activity: Activity,
    path: Pathway,
    asked: date,
    place: int,
    *,
    waits: bool = False,
) -> Participation:
    at = moment(asked, 11, place)
    return Participation.objects.create(
        id=key(world.dice("participation", activity.title, path.pk)),
        person_id=path.person_id,
        project_id=path.project_id,
        created_by=amina,
        activity=activity,
        invited_at=at,
        enrolled_at=None if waits else at + timedelta(hours=20),
        waiting_since=at + timedelta(hours=20) if waits else None,
        answered_by="link" if place % 3 == 1 else "spoken",
    )


def _is_not_held(world: World, amina: User, session: Session, told: Told, past: Sequence[Session]) -> bool:
    """The garden under the rain, once."""
    if told.kind != "worksite" or session != past[len(past) // 2]:
        return False
    said = {"reason": "weather", "words": "Orage et vent fort : jardin fermé par la mairie."}
    NotHeld.objects.create(session=session, by=amina, **said)
    return True


def _attend(
    world: World, amina: User, told: Told, one: Participation, held: Sequence[Session], place: int
) -> None:
    if one.enrolled_at is None:
        return
    since = [session for session in held if session.starts_at > one.enrolled_at]
    for rank, session in enumerate(since):
        came = _came(told, place, rank, len(since))
        Attendance.objects.create(
            id=key(world.dice("attendance", session.pk, one.person_id)),
            person_id=one.person_id,
            project_id=one.project_id,
            created_by=amina,
            session=session,
            participation=one,
            came=came,
            minutes_late=10 + 5 * (rank % 3) if came == "late" else None,
            excuse=("appointment", "work", "prevented")[rank % 3] if came == "excused" else "",
            taken_by=amina,
            taken_at=session.starts_at + timedelta(minutes=10),
        )


def _came(told: Told, place: int, rank: int, count: int) -> str:
    """Tesfay came every time, then not the last two; Nour misses nothing; the others come and go."""
    if place == 0 and told.kind == "workshop":
        return "absent" if rank >= count - 2 else "present"
    if place == 0 and told.kind == "cooking":
        return "late" if rank == 1 else "present"
    # Never the last time: one streak is told, not ten.
    came = MOST_WHO_CAME[(rank * 2 + place * 5) % len(MOST_WHO_CAME)]
    return "present" if came == "absent" and rank == count - 1 else came


def _point(world: World, amina: User, last: Session, comers: Sequence[Participation]) -> None:
    """Skills seen at the last session, of those who were there."""
    skills = shipped_skills()
    there = {one.participation_id: one for one in Attendance.objects.came().filter(session=last)}
    for place, said_by, name, words in SEEN:
        one = there.get(comers[place].pk)
        if one is None:
            continue
        SkillClaim.objects.create(
            id=key(world.dice("claim", one.pk, name)),
            person_id=one.person_id,
            project_id=one.project_id,
            created_by=amina,
            attendance=one,
            skill=skills[name],
            said_by=said_by,
            words=words,
        )


def _say(
    world: World, amina: User, activity: Activity, comers: Sequence[Participation], held: Sequence[Session]
) -> None:
    """What the group says of the last one, what each says, who takes what on, and what changed."""
    if not held:
        return
    last = held[-1]
    Reflection.objects.create(session=last, by=amina, **GROUP_WORDS)
    came = Attendance.objects.came().filter(session=last).order_by("pk")[: len(SAID)]
    for number, one in enumerate(came):
        Opinion.objects.create(
            id=key(world.dice("opinion", one.pk)),
            person_id=one.person_id,
            project_id=one.project_id,
            created_by=amina,
            attendance=one,
            mood="mixed" if number == len(SAID) - 1 else "good",
            useful=True,
            again=number != len(SAID) - 1,
            words=SAID[number],
        )
    _point(world, amina, last, comers)
    for participation, role, task in (
        (comers[0], "co_runs", "le dessert"),
        (comers[1], "prepares", "les courses"),
    ):
        Part.objects.create(
            id=key(world.dice("part", participation.pk)),
            person_id=participation.person_id,
            project_id=participation.project_id,
            created_by=amina,
            participation=participation,
            role=role,
            task=task,
            on=world.day(-20),
        )
    Improvement.objects.create(
        activity=activity,
        words="On commence à 9 h 15, pour celles et ceux qui déposent les enfants.",
        by=amina,
        told_on=world.day(-13),
    )
    Improvement.objects.create(
        activity=activity, words="Deux groupes au lieu d’un devant les fourneaux.", by=amina
    )


def _move(amina: User, session: Session) -> None:
    before: datetime = session.starts_at
    SessionMove.objects.create(
        session=session,
        starts_at=before,
        ends_at=session.ends_at,
        place=session.place,
        because="Le club a une compétition ce soir-là.",
        by=amina,
    )
    session.starts_at, session.ends_at = before + timedelta(days=1), session.ends_at + timedelta(days=1)
    session.save()


def _open_meeting(world: World, amina: User, team: Team) -> None:
    """One information meeting next week, to which some are invited and have not answered."""
    activity = Activity.objects.create(
        id=key(world.dice("activity", "information")),
        project=world.project,
        organisation=team.organisation,
        kind="information",
        title="Les métiers du soin, racontés par celles et ceux qui les font",
        about="Trois personnes du métier racontent leur journée, puis répondent aux questions.",
        place="Médiathèque André-Malraux",
        created_by=amina,
        partners=["Un centre hospitalier", "Une école d’aides-soignantes"],
    )
    Aim.objects.create(
        activity=activity, domain="professional", minutes=120, words="ce que fait chaque métier"
    )
    starts_at = moment(world.day(9), 14)
    Session.objects.create(
        id=key(world.dice("session", "information")),
        project=world.project,
        activity=activity,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
        place=activity.place,
        created_by=amina,
    )
    mine = Pathway.objects.filter(organisation=team.organisation, closed_on=None, lead=amina)
    for place, path in enumerate(mine.order_by("-opened_on", "pk")[:6]):
        at = moment(world.day(-2), 16, place)
        Participation.objects.create(
            id=key(world.dice("participation", "information", path.pk)),
            person_id=path.person_id,
            project_id=path.project_id,
            created_by=amina,
            activity=activity,
            invited_at=at,
            declined_at=at + timedelta(hours=3) if place == 1 else None,
            enrolled_at=at + timedelta(hours=4) if place in (2, 4) else None,
            answered_by="link" if place in (1, 2, 4) else "",
        )
