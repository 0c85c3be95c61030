"""People sent on to structures of the directory: in every state an ordinary month leaves them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from filrouge.accounts.models import Organisation, User
from filrouge.directory.importing.shaping import kept_in_step
from filrouge.directory.models import Service, Structure
from filrouge.partners.models import (
    Referral,
    ReferralAgreement,
    ReferralFact,
    ReferralValue,
    ReferralWords,
    Said,
)
from filrouge.partners.referring.saying import level_of_recipient
from filrouge.partners.texts import REFERRAL
from filrouge.pathways.models import Pathway
from filrouge.privacy.rows import Level

from .sheets import bring_back, send_sheet
from .world import Team, World, key, moment

GIVEN = {"text_version": REFERRAL.version, "language": "fra", "how": "spoken"}
ASKED = (
    "Un rendez-vous pour relire un courrier et préparer la réponse.",
    "Une place dans le prochain groupe, le matin de préférence.",
    "Savoir si c’est possible avant la fin du mois, et quels papiers apporter.",
)
PAST = 24  # answered long ago, for the figures of the structures


@dataclass(frozen=True)
class Happening:
    """So many days after it was sent: what, the day it is about (days after), and its words."""

    after: int
    kind: str
    on: int | None = None
    reason: str = ""
    result: str = ""
    by_partner: bool = True
    words: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Story:
    """Sent `ago` days ago, with so many days to answer."""

    ago: int
    patience: int = 7
    facts: tuple[Happening, ...] = ()
    over: bool = False  # nothing is shown any more
    sheet_after: int = 0  # days; then a shuttle sheet left, and is still with the partner


LINA = {"who": "Lina Cros, accueil"}
NOUR = Story(
    6,
    facts=(
        Happening(
            2,
            "accepted",
            11,
            words={**LINA, "follower": "M. Ségui, conseiller", "words": "Venir avec le courrier."},
        ),
        Happening(
            3,
            "call_held",
            3,
            by_partner=False,
            words={"words": "Ce qui est convenu : elle raconte une seule fois, et vient avec son classeur."},
        ),
        Happening(3, "three_set", 11, by_partner=False, words={"words": "à 14 h 30, à la permanence"}),
    ),
)
STORIES = (
    Story(3),
    Story(9, facts=(Happening(5, "reminded", by_partner=False),)),
    Story(17, facts=(Happening(5, "reminded", by_partner=False), Happening(8, "reminded", by_partner=False))),
    Story(
        30,
        facts=(
            Happening(4, "accepted", 9, words=LINA),
            Happening(10, "started", 9, words=LINA),
            Happening(24, "mailed", by_partner=False),
        ),
        sheet_after=24,
    ),
    Story(
        12,
        facts=(
            Happening(
                6,
                "refused",
                reason="criteria",
                words={
                    **LINA,
                    "proposal": "La permanence du mardi, sans rendez-vous, à la maison de quartier.",
                },
            ),
        ),
    ),
    Story(10, facts=(Happening(3, "full", 10, by_partner=False),)),  # to be asked again today
    Story(
        64,
        facts=(
            Happening(3, "accepted", 8, words=LINA),
            Happening(9, "started", 8),
            Happening(50, "ended", 49, result="lifted", words={**LINA, "words": "Tout est en ordre."}),
        ),
    ),
    Story(20, facts=(Happening(6, "withdrawn", by_partner=False),), over=True),
    # Accompanied there before: a sheet is shared, nobody was asked for a place.
    Story(15, patience=0, facts=(Happening(0, "already", by_partner=False),), sheet_after=1),
)


# What is sent to an association of the consortium, which is a structure of the directory too: it answers from within.
RECEIVED = (
    Story(2),
    Story(8),
    Story(26, facts=(Happening(3, "accepted", 7), Happening(8, "started", 7))),
    Story(11, patience=0, facts=(Happening(0, "already", by_partner=False),)),
)


def tell_received(world: World, team: Team, organisation: Organisation) -> None:
    """By the colleagues of Amina: her own people have their stories."""
    paths = Pathway.objects.filter(organisation=team.organisation, closed_on=None).select_related("person")
    others = paths.exclude(lead=None).order_by("-opened_on", "pk")
    service = _their_service(world, organisation)
    for path, story in zip(others, RECEIVED, strict=False):
        _tell(
            world,
            path,
            service,
            story,
            "Une place dans le groupe du jeudi, pour parler et rencontrer du monde.",
        )


def _their_service(world: World, organisation: Organisation) -> Service:
    """As the directory publishes them; whoever manages the organisation said that it is theirs."""
    town = {"commune": "Béziers", "commune_code": "34032", "latitude": 43.343, "longitude": 3.214}
    structure = Structure(
        id=key(world.dice("their structure", organisation.siret)),
        source="dora",
        source_id="dora--passerelles",
        name=organisation.name,
        siret=organisation.siret,
        organisation=organisation,
        linked_on=world.day(-60),
        email="accueil@passerelles.example",
        updated_on=world.day(-30),
        **town,
    )
    kept_in_step(structure)
    structure.save(force_insert=True)
    service = Service(
        id=key(world.dice("their service", organisation.siret)),
        structure=structure,
        source="dora",
        source_id="dora--passerelles-jeudis",
        name="Les jeudis de Passerelles",
        description="Un groupe ouvert, le jeudi : parler, cuisiner, connaître la ville.",
        themes=["lecture-ecriture-calcul--maitriser-le-francais"],
        receptions=["en-presentiel"],
        fees="gratuit",
        updated_on=world.day(-30),
        **town,
    )
    kept_in_step(service)
    service.save(force_insert=True)
    return service


def tell_referrals(world: World, team: Team, referent: User, told: Collection[UUID]) -> None:
    """Nour, then those of Amina whose own story says nothing else (`told`: the others), one state each; then those of
    the team, long answered."""
    services = _services(team)
    paths = Pathway.objects.filter(organisation=team.organisation, closed_on=None).select_related("person")
    ordered = list(paths.order_by("opened_on", "pk"))
    mine = [one for one in ordered if one.lead_id == referent.pk]
    nour = next(one for one in mine if one.person.given_name == "Nour")
    bring_back(world, send_sheet(world, _tell(world, nour, services[-1], NOUR, ASKED[0]), 3), 2)
    mine = [one for one in mine if one.person_id not in told]
    for number, (path, story) in enumerate(zip(mine, STORIES, strict=False)):
        referral = _tell(world, path, services[number % len(services)], story, ASKED[number % len(ASKED)])
        if story.sheet_after:
            send_sheet(world, referral, story.sheet_after)
    for number, path in enumerate([one for one in ordered if one.lead_id not in (None, referent.pk)][:PAST]):
        yes = number % 2 == 0
        answer = Happening(2 + number % 5, "accepted" if yes else "refused", reason="" if yes else "too_far")
        end = (Happening(40, "ended", 40, result="eased"),) if yes else ()
        story = Story(100 + number, facts=(answer, *end), over=True)
        _tell(world, path, services[number % 2], story, ASKED[number % len(ASKED)])


def _services(team: Team) -> list[Service]:
    """Near them; none that would say more than it should."""
    codes = [code for _name, code in team.communes]
    near = Service.objects.current().filter(commune_code__in=codes).select_related("structure")
    found = [
        one
        for one in near.order_by("name_key", "pk")
        if level_of_recipient(one.structure, one) == Level.SHARED
    ]
    one_each = {one.structure_id: one for one in found}
    return list(one_each.values())[: len(STORIES)]


def _tell(world: World, path: Pathway, service: Service, story: Story, asked: str) -> Referral:
    sent_on = world.day(-story.ago)
    sent = moment(sent_on, 10)
    bound = {"person_id": path.person_id, "project_id": path.project_id, "created_by_id": path.lead_id}
    referral = Referral.objects.create(
        id=key(world.dice("referral", path.pk, story.ago)),
        pathway=path,
        organisation_id=path.organisation_id,
        structure=service.structure,
        service=service,
        level=Level.SHARED.value,
        to_name="Lina Cros",
        email=service.structure.email or "accueil@partenaire.example",
        sent_on=sent_on,
        answer_by=sent_on + timedelta(days=story.patience),
        **bound,
    )
    said = {Said.NAME: path.person.full_name, Said.REACH: f"par {path.lead}", Said.ASKED: asked}
    withdrawn = [one for one in story.facts if one.kind == "withdrawn"]
    ReferralAgreement.objects.create(
        referral=referral,
        said=[one.value for one in said],
        at=sent,
        until=sent_on + timedelta(days=180),
        withdrawn_at=sent + timedelta(days=withdrawn[0].after) if withdrawn else None,
        withdrawn_how="spoken" if withdrawn else "",
        **GIVEN,
        **bound,
    )
    if not story.over:
        ReferralValue.objects.bulk_create(
            ReferralValue(referral=referral, said=one.value, value=value, level=Level.FULL.value, **bound)
            for one, value in said.items()
        )
    _happen(world, referral, sent, story.facts, bound)
    return referral


def _happen(
    world: World, referral: Referral, sent: datetime, facts: Sequence[Happening], bound: dict[str, object]
) -> None:
    for one in (Happening(0, "sent", by_partner=False), *facts):
        by = None if one.by_partner or one.kind == "reminded" else bound["created_by_id"]
        fact = ReferralFact.objects.create(
            id=key(world.dice("fact", referral.pk, one.kind, one.after)),
            referral=referral,
            kind=one.kind,
            on=referral.sent_on + timedelta(days=one.on) if one.on is not None else None,
            reason=one.reason,
            result=one.result,
            by_partner=one.by_partner,
            at=sent + timedelta(days=one.after, hours=2),
            **{**bound, "created_by_id": by},
        )
        if one.words:
            ReferralWords.objects.create(
                id=key(world.dice("words", fact.pk)),
                fact=fact,
                **one.words,
                **{**bound, "created_by_id": None},
            )
