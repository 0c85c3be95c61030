"""The targeting sheet of the project, written twice, and three cohorts at three moments of their life."""

from datetime import date, timedelta

from filrouge.accounts.models import User
from filrouge.enrolment.models import (
    Cohort,
    CohortPlace,
    CohortWish,
    Entry,
    Group,
    TargetingSheet,
    WishedShare,
)
from filrouge.pathways.models import Pathway

from .consortium import BEZIERS_TEAM
from .world import World, moment

PROBLEM = (
    "Des personnes réfugiées vivent depuis des mois dans la région sans que personne leur parle de travail. "
    "Les plus isolées n’entrent dans aucun lieu d’accueil : ce sont souvent des femmes avec de jeunes enfants, "
    "et des personnes logées loin des villes."
)
OBJECTIVE = (
    "Qu’en trois ans 1 500 personnes trouvent ici quelqu’un qui les suit d’un bout à l’autre, jusqu’à un emploi "
    "ou une formation choisis."
)
PUBLIC = (
    "Personnes réfugiées ou bénéficiaires de la protection subsidiaire, surtout les moins de 26 ans, les femmes, "
    "les 40 ans et plus et celles qui ne lisent pas."
)
FIRST_PUBLIC = "Personnes réfugiées de moins de 26 ans."
MIX = (
    "Les ateliers de langue vont mieux entre personnes de même niveau ; le temps collectif du début, lui, gagne à "
    "mélanger les âges, les langues et les villes."
)
CRITERIA = (
    "Avoir une protection, vouloir travailler, pouvoir venir au moins deux fois par semaine. Le niveau de français "
    "n’est pas un critère."
)
ACCESS = [
    "CADA de Béziers : les accompagnatrices sociales, au moment de la sortie",
    "Club de boxe de la Devèze : les entraîneurs, le mercredi et le vendredi",
    "PMI du centre-ville : la puéricultrice, pour les mères qui ne viennent nulle part ailleurs",
    "Maison France services de Saint-Pons : l’agente d’accueil, pour les villages",
]
FIRST_WISHES = {"woman": 40, "under_26": 60}
WISHES = {"woman": 50, "under_26": 60, "over_40": 10, "qpv": 30, "rural": 15, "cannot_read": 10}
WHY = "Après un an, peu de femmes sont venues et presque personne de plus de 40 ans : le comité élargit."


def lay_targeting(world: World, coordinator: User, referent: User) -> None:
    """Once the people of the world are written: places are given to some of them."""
    _sheet(world, coordinator, 1, -640, FIRST_PUBLIC, FIRST_WISHES, "")
    _sheet(world, coordinator, 2, -270, PUBLIC, WISHES, WHY)
    gone, coming, _prepared = _cohorts(world, referent)
    here = Pathway.objects.filter(organisation=gone.organisation, closed_on=None)
    latest = list(here.order_by("-opened_on", "pk")[:7])
    before = here.filter(opened_on__lte=world.day(-75)).order_by("-opened_on", "pk")
    _fill(coming, latest, since=world.day(-6), by=referent)
    _fill(gone, [path for path in before[:17] if path not in latest][:10], since=world.day(-75), by=referent)
    _leave(gone, world.day(-50))
    for cohort in (gone, coming):
        _begin_there(cohort)


def _sheet(
    world: World, by: User, number: int, day: int, public: str, wishes: dict[str, int], reason: str
) -> None:
    sheet = TargetingSheet.objects.create(
        project=world.project,
        number=number,
        problem=PROBLEM,
        objective=OBJECTIVE,
        aim=TargetingSheet.Aim.PUBLIC,
        public=public,
        mix=TargetingSheet.Mix.MIXED,
        mix_because=MIX,
        criteria=CRITERIA,
        access=ACCESS[: 2 * number],
        reason=reason,
        written_by=by,
        written_at=moment(world.day(day), 17, 20),
    )
    for group, percent in wishes.items():
        WishedShare.objects.create(sheet=sheet, group=Group(group), percent=percent)


def _cohorts(world: World, by: User) -> list[Cohort]:
    return [
        _cohort(
            world,
            by,
            "Béziers, rentrée",
            10,
            opening=(world.day(-70), world.day(-49)),
            stay=(world.day(-45), world.day(-38)),
        ),
        _cohort(
            world,
            by,
            "Béziers, hiver",
            12,
            opening=(world.day(12), world.day(33)),
            stay=(world.day(40), world.day(47)),
        ),
        _cohort(world, by, "Béziers, printemps", 12),
    ]


def _cohort(
    world: World,
    by: User,
    name: str,
    seats: int,
    *,
    opening: tuple[date, date] | None = None,
    stay: tuple[date, date] | None = None,
) -> Cohort:
    dates = {}
    if opening:
        dates = {"opening_from": opening[0], "opening_until": opening[1]}
        dates |= {
            "opening_hours": "tous les jours, 9 h à 12 h 30",
            "opening_place": "Maison des associations",
        }
    if stay:
        dates |= {"break_from": stay[0], "break_until": stay[1], "break_place": "Gîte du Caroux, à Mons"}
    cohort = Cohort.objects.create(
        project=world.project,
        organisation=world.teams[BEZIERS_TEAM].organisation,
        name=name,
        seats=seats,
        created_by=by,
        **dates,
    )
    for group in ("woman", "over_40"):
        CohortWish.objects.create(cohort=cohort, group=group, percent=WISHES[group])
    return cohort


def _fill(cohort: Cohort, paths: list[Pathway], *, since: date, by: User) -> None:
    for number, path in enumerate(paths):
        CohortPlace.objects.create(
            cohort=cohort,
            person_id=path.person_id,
            project_id=path.project_id,
            since=max(path.opened_on, since + timedelta(days=number // 2)),
            created_by=by,
        )


def _leave(cohort: Cohort, day: date) -> None:
    """One found a job during the opening."""
    place = cohort.places.order_by("since", "pk").first()
    if place:
        place.left_on, place.left_because = max(day, place.since), CohortPlace.Leaving.JOB
        place.left_note = "Un contrat en cuisine, trois jours par semaine."
        place.save()


def _begin_there(cohort: Cohort) -> None:
    """Those whose entry is known and who have a place began with it."""
    Entry.objects.filter(person__in=cohort.places.values("person")).update(cohort=cohort)
