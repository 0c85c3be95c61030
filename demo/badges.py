"""Two badges of the team of Béziers, given to a few people; two companies recognise one, one badge was revoked."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from filrouge.accounts.models import User
from filrouge.directory.models import Structure
from filrouge.pathways.models import Pathway
from filrouge.shared.text import search_key
from filrouge.skills.actions.classes import achievement_of
from filrouge.skills.issuing.endorsing import sign_endorsements
from filrouge.skills.issuing.signing_badges import sign_some, take_revocations
from filrouge.skills.models import Badge, BadgeClass, Endorsement, Publication, Revocation, Signatory

from .frameworks import shipped_skills
from .world import Team, World, key, moment

FOUNDED = -120
HOLDERS = 4  # of each badge, besides Nour


@dataclass(frozen=True)
class Told:
    name: str
    skill: str
    says: str
    criteria: str
    evidence: tuple[str, ...]
    shape: str
    colour: str
    facts: str
    aligned: str  # of the shipped framework


PUNCTUAL = Told(
    "Ponctualité sur chantier",
    "Arriver à l’heure et prévenir d’un empêchement",
    "Vient à l’heure, et prévient quand un empêchement survient.",
    "À l’heure 18 fois sur 20 sur un chantier ou un atelier, pendant deux mois au moins ; a prévenu les autres fois.",
    ("attendance", "observation"),
    "hexagon",
    "teal",
    "Dix-huit matins sur vingt à l’heure au chantier du jardin, et deux appels la veille pour prévenir.",
    "ponctualite",
)
COOKING = Told(
    "Cuisine collective",
    "Préparer un repas pour vingt personnes en équipe",
    "Prépare un repas pour vingt personnes en équipe, dans les règles d’hygiène.",
    "A préparé trois repas avec une équipe, tenu la chaîne du froid et rangé le poste, sous les yeux d’un chef.",
    ("work", "observation", "immersion"),
    "disc",
    "red",
    "Trois repas de quartier préparés en octobre, menu écrit avec le groupe, poste rangé à chaque fois.",
    "equipe",
)
COMPANIES = (
    (
        "Bâtir en Biterrois",
        "responsable du recrutement",
        "Toute personne qui a ce badge est reçue en entretien.",
        "Mme Castel",
    ),
    (
        "Jardins de l’Orb",
        "gérant",
        "Il vaut pour nous une période d’essai réussie sur l’assiduité.",
        "M. Vidal",
    ),
)


def tell_badges(world: World, accounts: dict[str, User], team: Team, told: Collection[UUID]) -> None:
    """`told`: people whose own story says nothing else, left alone, but for Nour."""
    by = accounts["Amina"]
    paths = Pathway.objects.filter(organisation=team.organisation, closed_on=None).exclude(lead=None)
    ordered = list(paths.select_related("person").order_by("opened_on", "pk"))
    nour = next(one for one in ordered if one.person.given_name == "Nour")
    others = [one for one in ordered if one.person_id not in told]
    punctual, cooking = (_class(world, team, by, one) for one in (PUNCTUAL, COOKING))
    for badge_class, one in ((punctual, PUNCTUAL), (cooking, COOKING)):
        for path in [nour, *others[:HOLDERS]]:
            _badge(world, by, path, badge_class, one)
    for name, capacity, words, signer in COMPANIES:
        _recognised(world, by, punctual, name, capacity, words, signer)
    sign_some()
    sign_endorsements()
    _revoke(world, by, Badge.objects.get(badge_class=cooking, person=others[0].person_id))
    _propose(world, by, others[HOLDERS], cooking)


def _class(world: World, team: Team, by: User, told: Told) -> BadgeClass:
    at = moment(world.day(FOUNDED), 10)
    made = BadgeClass.objects.create(
        id=key(world.dice("badge", told.name)),
        organisation=team.organisation,
        name=told.name,
        skill=told.skill,
        aligned=shipped_skills()[told.aligned],
        says=told.says,
        criteria=told.criteria,
        evidence=list(told.evidence),
        shape=told.shape,
        colour=told.colour,
        created_by=by,
    )
    Publication.objects.create(badge_class=made, achievement=achievement_of(made), at=at, by=by)
    return made


def _badge(world: World, by: User, path: Pathway, badge_class: BadgeClass, told: Told) -> None:
    dice = world.dice("badge", badge_class.name, path.person_id)
    proposed = moment(world.day(-dice.randint(3, 20)), 11)
    Badge.objects.create(
        id=key(dice),
        **_bound(path, by),
        badge_class=badge_class,
        evidence=list(told.evidence[:1]),
        facts=told.facts,
        accepted_at=proposed + timedelta(hours=1),
        accepted_how="screen",
    )


def _propose(world: World, by: User, path: Pathway, badge_class: BadgeClass) -> None:
    Badge.objects.create(
        id=key(world.dice("badge proposed", path.person_id)),
        **_bound(path, by),
        badge_class=badge_class,
        evidence=["observation"],
        facts=COOKING.facts,
    )


def _recognised(
    world: World, by: User, badge_class: BadgeClass, name: str, capacity: str, words: str, signer: str
) -> None:
    company = Structure.objects.create(
        id=key(world.dice("company", name)),
        name=name,
        name_key=search_key(name),
        commune="Béziers",
        commune_code="34032",
        postcode="34500",
        email=f"contact@{search_key(name)}.example",
        updated_on=world.day(-60),
        added_by=by,
        added_for=badge_class.organisation,
    )
    given = Endorsement.objects.create(
        id=key(world.dice("recognised", name)),
        badge_class=badge_class,
        structure=company,
        asked_by=by,
        capacity=capacity,
        words=words,
        given_at=moment(world.day(-30), 15),
    )
    Signatory.objects.create(endorsement=given, recipient=company.email, signer=signer)


def _revoke(world: World, by: User, badge: Badge) -> None:
    Revocation.objects.create(
        id=key(world.dice("badge revoked", badge.pk)),
        person_id=badge.person_id,
        project_id=badge.project_id,
        created_by=by,
        badge=badge,
        reason="mistake",
        words="Noté pour une autre personne du même atelier.",
        at=moment(world.today, 9),
    )
    take_revocations(badge.pk)


def _bound(path: Pathway, by: User) -> dict[str, object]:
    return {"person_id": path.person_id, "project_id": path.project_id, "created_by": by}
