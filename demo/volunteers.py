"""Volunteers of the consortium: one at work, one silent for a month, one available, one to welcome."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db.models import Case, When

from filrouge.accounts.models import Membership, Organisation, Role, User
from filrouge.pathways.models import (
    CharterSignature,
    Honorability,
    Match,
    MatchAgreement,
    MatchAnswer,
    Pathway,
    Volunteer,
    VolunteerMeeting,
    VolunteerSignal,
)
from filrouge.pathways.volunteering.charter import asked_of_the_person, charter_in_force
from filrouge.people.models import AccessGrant, ContactChannel
from filrouge.privacy.rows import Level
from filrouge.shared.text import search_key

from .world import World, moment


@dataclass(frozen=True)
class Helper:
    """`team`: an index of ORGANISATIONS. `since`: days ago. Without kinds, the profile is still to be filled."""

    given: str
    family: str
    team: int
    since: int
    kinds: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("fra",)
    communes: str = ""
    availability: str = ""
    places: int = 1
    signed: bool = True


JEANNE = Helper(
    "Jeanne",
    "Roux",
    0,
    180,
    ("tutor",),
    ("fra", "eng", "prs"),
    "Béziers",
    "mardi et jeudi, fin d’après-midi",
    places=2,
)
BERNARD = Helper(
    "Bernard", "Coste", 0, 300, ("sponsor", "mentor"), ("fra",), "Béziers, Sète", "en journée, sauf le lundi"
)
HELPERS = (
    Helper("Karim", "Saïdi", 0, 60, ("mentor", "tutor"), ("fra", "ara"), "Béziers", "le samedi matin", 2),
    Helper("Lucie", "Delpech", 0, 5, signed=False),
    Helper("Mireille", "Arnal", 3, 120, ("tutor",), ("fra", "spa"), "Montpellier, Lattes", "le mercredi"),
)
# Days ago, minutes, what was done, in a few words.
MEETINGS = (
    (66, 60, ("talk",), "Nous avons fait connaissance, au café de la médiathèque."),
    (59, 60, ("talk", "read"), "Les jours, les heures, les rendez-vous."),
    (52, 90, ("phone",), "Elle a appelé la PMI elle-même, je l’ai laissée faire."),
    (45, 60, ("papers",), "Un courrier de la CAF, lu phrase par phrase."),
    (31, 60, ("talk", "town"), "Le marché : demander, comparer, remercier."),
    (24, 60, ("work",), "Se présenter en une minute, pour un atelier de couture."),
    (17, 90, ("read", "phone"), "Elle laisse maintenant un message sur un répondeur."),
    (4, 60, ("talk", "work"), "Elle raconte sa semaine au passé composé, sans s’arrêter."),
)
SOUGHT = (
    "Une jeune femme, langue dari, à Béziers. Parler français une heure par semaine, près de la médiathèque."
)
ASKED = "Un homme de 25 ans, à Béziers. Préparer des entretiens d’embauche, deux ou trois rencontres."


# Of Amina's hand-written people: a large world holds namesakes.
ZAHRA = {
    "person__given_name": "Zahra",
    "person__family_name": "Safi",
    "person__birth_date": date(1998, 9, 2),
}


def lay_volunteers(world: World, accounts: dict[str, User]) -> None:
    """Once the people of the world are written, and their paths know who leads them."""
    jeanne = _profile(world, JEANNE, accounts["Jeanne"], accounts["Manon"])
    bernard = _profile(world, BERNARD, _user(BERNARD), accounts["Manon"])
    for helper in HELPERS:
        _profile(world, helper, _user(helper), accounts["Manon"])
    zahra = Pathway.objects.get(**ZAHRA)
    match = _beside(world, zahra, jeanne, "tutor", SOUGHT, begun=70)
    for days, minutes, practised, note in MEETINGS:
        _meeting(world, match, days, minutes, list(practised), note)
    _signal(world, match, accounts["Amina"])
    of_bruno, next_one = _paths_beside(zahra, accounts["Bruno"])
    quiet = _beside(
        world, of_bruno, bernard, "sponsor", "Rencontrer des gens du métier, à Béziers.", begun=75
    )
    _meeting(world, quiet, 41, 90, ["network"], "Visite d’un atelier de menuiserie chez un ami.")
    _ask(world, next_one, jeanne, "mentor", ASKED, since=1)


def _paths_beside(known: Pathway, referent: User) -> tuple[Pathway, Pathway]:
    """Two more of the same team, those of this referent first: a small world may not have given any."""
    others = Pathway.objects.filter(organisation=known.organisation, closed_on=None).exclude(pk=known.pk)
    theirs = Case(When(lead=referent, then=0), default=1)
    first, second = others.order_by(theirs, "opened_on", "pk")[:2]
    return first, second


def _user(helper: Helper) -> User:
    email = f"{search_key(helper.given)}.{search_key(helper.family)}@example.org"
    user = User.objects.create(
        email=email, password=make_password(None), given_name=helper.given, family_name=helper.family
    )
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


def _profile(world: World, helper: Helper, user: User, manager: User) -> Volunteer:
    organisation: Organisation = world.teams[helper.team].organisation
    since = moment(world.day(-helper.since), 18)
    Membership.objects.get_or_create(
        user=user, organisation=organisation, role=Role.VOLUNTEER, defaults={"since": since.date()}
    )
    volunteer = Volunteer.objects.create(
        user=user,
        organisation=organisation,
        kinds=list(helper.kinds),
        languages=list(helper.languages) if helper.kinds else [],
        communes=helper.communes,
        availability=helper.availability,
        places=helper.places,
        described_at=since if helper.kinds else None,
    )
    if helper.signed:
        charter = charter_in_force()
        CharterSignature.objects.create(
            volunteer=volunteer, version=charter.version, text_digest=charter.digest, signed_at=since
        )
        Honorability.objects.create(
            volunteer=volunteer, on=since.date(), how=Honorability.How.RECORD, stated_by=manager
        )
    return volunteer


def _ask(world: World, path: Pathway, volunteer: Volunteer, kind: str, purpose: str, *, since: int) -> Match:
    match = Match.objects.create(
        **_about(path),
        pathway=path,
        volunteer=volunteer,
        user_id=volunteer.user_id,
        kind=kind,
        purpose=purpose,
        created_by=path.lead,
    )
    _dated(match, moment(world.day(-since), 11))
    return match


def _beside(
    world: World, path: Pathway, volunteer: Volunteer, kind: str, purpose: str, *, begun: int
) -> Match:
    """Proposed a week before, both agreed, begun."""
    match = _ask(world, path, volunteer, kind, purpose, since=begun + 7)
    at = moment(world.day(-begun), 15)
    MatchAnswer.objects.create(**_about(path), match=match, user_id=volunteer.user_id, accepted=True)
    MatchAgreement.objects.create(
        **_about(path),
        match=match,
        text_version=asked_of_the_person().version,
        language="prs",
        how="spoken",
        witness="interprète par téléphone",
        channel=ContactChannel.objects.filter(person=path.person_id, ended_on=None).first(),
        at=at,
    )
    grant = AccessGrant.objects.create(
        **_about(path),
        user_id=volunteer.user_id,
        level=Level.FIRST_NAME.value,
        basis="team",
        reason=f"bénévole, avec l’accord de la personne : {match.get_kind_display()}",
        since=at,
        given_by=f"user:{path.lead_id}",
    )
    Match.objects.filter(pk=match.pk).update(started_at=at, grant_id=grant.pk)
    match.refresh_from_db()
    return match


def _meeting(world: World, match: Match, days: int, minutes: int, practised: list[str], note: str) -> None:
    meeting = VolunteerMeeting.objects.create(
        **_about(match),
        match=match,
        user_id=match.user_id,
        on=world.day(-days),
        minutes=minutes,
        practised=practised,
        note=note,
    )
    _dated(meeting, moment(world.day(-days), 19))


def _signal(world: World, match: Match, referent: User) -> None:
    """Told three weeks ago, answered the next day."""
    told = moment(world.day(-24), 19, 5)
    signal = VolunteerSignal.objects.create(
        **_about(match),
        match=match,
        user_id=match.user_id,
        about="know",
        words="Elle aimerait visiter un atelier de couture, et n’ose pas le demander.",
        read_at=told + timedelta(hours=15),
        read_by=referent,
        reply="Merci ! J’en parle avec elle vendredi.",
    )
    _dated(signal, told)


def _about(row: Pathway | Match) -> dict:
    return {"person_id": row.person_id, "project_id": row.project_id}


def _dated(row: Match | VolunteerMeeting | VolunteerSignal, at: datetime) -> None:
    """`created_at` is today's for whatever the ORM creates."""
    type(row).objects.filter(pk=row.pk).update(created_at=at)
