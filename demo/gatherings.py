"""What a cohort lived together day after day, a council that meets every month, and the workshop of today."""

from datetime import date, timedelta
from random import Random

from filrouge.accounts.models import User
from filrouge.activities.models import (
    Activity,
    ActivityCohort,
    Aim,
    Attendance,
    AttendanceSignature,
    Facilitator,
    Improvement,
    Participation,
    Session,
)
from filrouge.enrolment.models import Cohort
from filrouge.pathways.models import Pathway

from .world import Team, World, key, moment

SIGNED = 5  # days of the opening that were signed for on a telephone
HERE = ("present", "present", "present", "late", "present", "half", "present", "absent", "excused")
REMARKS = (
    # day of the council, what is asked, about what, the answer, promised for, done on, told on
    (
        -40,
        "Un bus plus tôt pour arriver à 9 h",
        "project",
        "Le minibus part de la gare à 8 h 20.",
        -30,
        -31,
        -12,
    ),
    (
        -40,
        "Lire l’écran en arabe et en tigrigna",
        "tool",
        "Les invitations sont traduites, à relire avec vous.",
        -5,
        -8,
        -12,
    ),
    (
        -40,
        "Venir avec les enfants le mercredi",
        "activity",
        "Pas le mercredi : la salle est prise. Le jeudi, oui.",
        None,
        None,
        -12,
    ),
    (
        -12,
        "Savoir d’avance quand on voit une entreprise",
        "path",
        "Les visites seront affichées un mois avant.",
        10,
        None,
        None,
    ),
    (-12, "Une salle plus calme pour le français", "activity", "", None, None, None),
)


def tell_gatherings(world: World, amina: User, team: Team) -> None:
    _opening(world, amina, team)
    _council(world, amina, team)
    _today(world, amina, team)


def _opening(world: World, amina: User, team: Team) -> None:
    """The three weeks of the autumn cohort: a session a day, signed on the telephone the first week."""
    cohort = Cohort.objects.filter(opening_until__lt=world.today).order_by("opening_from").first()
    if cohort is None or not cohort.opening_days:
        return
    activity = _activity(
        world,
        amina,
        team,
        f"Temps collectif : {cohort.name}",
        kind="other",
        other_kind="temps collectif d’ouverture",
        place=cohort.opening_place,
        ended_on=cohort.opening_until,
    )
    ActivityCohort.objects.create(activity=activity, cohort=cohort)
    for domain, minutes in (("linguistic", 90), ("professional", 60), ("sociocultural", 60)):
        Aim.objects.create(activity=activity, domain=domain, minutes=minutes, words="")
    paths = Pathway.objects.filter(person__in=cohort.places.values("person"), project=world.project)
    coming = [_comes(world, amina, activity, path, cohort.opening_days[0]) for path in paths.order_by("pk")]
    for rank, day in enumerate(cohort.opening_days):
        session = _session(world, amina, activity, day, 9, 3, 30)
        for place, one in enumerate(coming):
            # The last two days, everybody came: no streak is left over.
            came = (
                "present"
                if rank >= len(cohort.opening_days) - 2
                else HERE[(rank * 2 + place * 5) % len(HERE)]
            )
            _attended(world, amina, session, one, came)
            if rank < SIGNED and came in ("present", "late", "half"):
                _signed(world, amina, session, one, place)


def _council(world: World, amina: User, team: Team) -> None:
    activity = _activity(
        world,
        amina,
        team,
        "Le conseil du jeudi",
        kind="council",
        about="Une heure pour dire ce qui va, ce qui ne va pas, et ce qu’on aimerait. Tout reçoit une réponse.",
        place="Maison des associations, salle 1",
    )
    Facilitator.objects.create(activity=activity, user=amina)
    paths = Pathway.objects.filter(organisation=team.organisation, closed_on=None, lead=amina)
    coming = [
        _comes(world, amina, activity, path, world.day(-44)) for path in paths.order_by("opened_on", "pk")[:8]
    ]
    sessions = {day: _session(world, amina, activity, world.day(day), 17, 1) for day in (-40, -12, 16)}
    for day, session in sessions.items():
        if day < 0:
            for place, one in enumerate(coming):
                _attended(world, amina, session, one, "excused" if (place + day) % 5 == 0 else "present")
    for day, asked, subject, words, due, done, told in REMARKS:
        Improvement.objects.create(
            activity=activity,
            session=sessions[day],
            asked=asked,
            subject=subject,
            words=words,
            answered_by=amina if words else None,
            answered_on=world.day(day + 3) if words else None,
            due_on=_day(world, due),
            done_on=_day(world, done),
            told_on=_day(world, told),
            by=amina,
        )


def _today(world: World, amina: User, team: Team) -> None:
    """A whole day, whose attendance is still to be taken."""
    activity = _activity(
        world,
        amina,
        team,
        "Journée entreprise : le bâtiment",
        kind="visit",
        about="Le matin, un chantier et ses métiers ; l’après-midi, on essaie les gestes.",
        place="Plateau technique du BTP",
    )
    Facilitator.objects.create(activity=activity, user=amina)
    Aim.objects.create(
        activity=activity, domain="professional", minutes=300, words="gestes, outils, sécurité"
    )
    paths = Pathway.objects.filter(organisation=team.organisation, closed_on=None, lead=amina)
    for path in paths.order_by("-opened_on", "pk")[2:14]:
        _comes(world, amina, activity, path, world.day(-6))
    _session(world, amina, activity, world.today, 9, 8)


def _activity(world: World, amina: User, team: Team, title: str, **more: object) -> Activity:
    return Activity.objects.create(
        id=key(world.dice("activity", title)),
        project=world.project,
        organisation=team.organisation,
        title=title,
        created_by=amina,
        **more,
    )


def _session(
    world: World, amina: User, activity: Activity, day: date, hour: int, hours: int, minutes: int = 0
) -> Session:
    starts_at = moment(day, hour)
    return Session.objects.create(
        id=key(world.dice("session", activity.title, day.isoformat())),
        project=world.project,
        activity=activity,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=hours, minutes=minutes),
        place=activity.place,
        created_by=amina,
    )


def _comes(world: World, amina: User, activity: Activity, path: Pathway, day: date) -> Participation:
    at = moment(max(path.opened_on, day - timedelta(days=3)), 10)
    return Participation.objects.create(
        id=key(world.dice("participation", activity.title, path.pk)),
        person_id=path.person_id,
        project_id=path.project_id,
        created_by=amina,
        activity=activity,
        invited_at=at,
        enrolled_at=at,
        answered_by="spoken",
    )


def _attended(world: World, amina: User, session: Session, one: Participation, came: str) -> None:
    Attendance.objects.create(
        id=key(world.dice("attendance", session.pk, one.person_id)),
        person_id=one.person_id,
        project_id=one.project_id,
        created_by=amina,
        session=session,
        participation=one,
        came=came,
        minutes_late=15 if came == "late" else None,
        excuse="appointment" if came == "excused" else "",
        taken_by=amina,
        taken_at=session.starts_at + timedelta(minutes=20),
    )


def _signed(world: World, amina: User, session: Session, one: Participation, place: int) -> None:
    dice = world.dice("signature", session.pk, one.person_id)
    AttendanceSignature.objects.create(
        id=key(dice),
        person_id=one.person_id,
        project_id=one.project_id,
        created_by=amina,
        session=session,
        participation=one,
        half=session.halves[0],
        drawing=scribbled(dice),
        signed_at=session.starts_at + timedelta(minutes=5 + place),
    )


def scribbled(dice: Random) -> str:
    """Loops from left to right, as a hand in a hurry."""
    x, points = 60, []
    while x < 520:
        points.append((x, dice.randint(50, 150)))
        x += dice.randint(14, 40)
    return "".join(f"{'L' if rank else 'M'}{x} {y}" for rank, (x, y) in enumerate(points))


def _day(world: World, offset: int | None) -> date | None:
    return None if offset is None else world.day(offset)
