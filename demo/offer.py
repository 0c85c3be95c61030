"""The offer of a fictitious Occitanie, as data·inclusion would publish it: rows of its schema, made here.

The same rows are laid at the scale of a country for the measures (`many`).
"""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from filrouge.directory.actions.contacts import (
    Elected,
    Someone,
    add_contact,
    note_official,
    replace_contact,
    speak_today,
)
from filrouge.directory.actions.corrections import correct
from filrouge.directory.actions.imports import Sent, receive, take
from filrouge.directory.actions.notes import add_note
from filrouge.directory.models import Kind, Note, Official, Structure

from .offer_words import KINDS, OFFICE, REMOTE, STREETS, TOWNS, Offer, StructureKind, Town
from .world import World

Row = dict[str, Any]
SEED = 36
FICTITIOUS = 465710000  # numbers kept for fiction (ARCEP): 04 65 71


def published(today: date) -> tuple[list[Row], list[Row]]:
    """Structures and services of thirty towns."""
    random = Random(SEED)
    structures: list[Row] = []
    services: list[Row] = []
    for town in TOWNS:
        for kind in _kinds_of(town, random):
            structure = _structure(len(structures) + 1, kind, town, today, random)
            structures.append(structure)
            services += [_service(structure, offer, town, today, random) for offer in kind.offers]
    return structures, [*services, *_remote(structures[0], today)]


def many(count: int, today: date, places: list[Town]) -> Iterator[tuple[str, Row]]:
    """Kind and row: a structure, then its services, until there are `count` services."""
    random, made, number = Random(SEED), 0, 0
    while made < count:
        number += 1
        kind, town = random.choice(KINDS), random.choice(places)
        structure = _structure(number, kind, town, today, random)
        yield Kind.STRUCTURES, structure
        for offer in (*kind.offers, *random.choice(KINDS).offers)[: count - made]:
            service = _service(structure, offer, town, today, random)
            yield Kind.SERVICES, service | {"id": f"{service['id']}-{made}"}
            made += 1


def lay_offer(world: World, accounts: dict[str, Any]) -> None:
    """Through the real import; then what the team of Béziers knows besides."""
    structures, services = published(world.today)
    for kind, rows in ((Kind.STRUCTURES, structures), (Kind.SERVICES, services)):
        sent = Sent(kind.value, f"{kind.value}.json", [json.dumps(rows).encode()], complete=True)
        batch = receive(sent, accounts["Dalia"])
        take(batch.pk, "demonstration")
    _know_more(world, accounts)


def _kinds_of(town: Town, random: Random) -> list[StructureKind]:
    if town.large:
        return list(KINDS)
    everywhere = [kind for kind in KINDS if kind.everywhere]
    others = [kind for kind in KINDS if not kind.everywhere]
    return [*everywhere[: 2 + random.randrange(2)], random.choice(others)]


def _structure(number: int, kind: StructureKind, town: Town, today: date, random: Random) -> Row:
    latitude, longitude = _near(town, random)
    slug = f"annuaire-exemple--{number}"
    return {
        "source": "annuaire-exemple",
        "id": slug,
        "nom": f"{kind.name} de {town.name}" if random.random() < 0.7 else f"{kind.name}, {town.name}",
        "date_maj": _day(today, random),
        "description": kind.description,
        "commune": town.name,
        "code_postal": town.postcode,
        "code_insee": town.code,
        "adresse": f"{random.randint(1, 88)} {random.choice(STREETS)}",
        "latitude": latitude,
        "longitude": longitude,
        "telephone": f"+33{FICTITIOUS + number % 10000}",
        "courriel": f"accueil{number}@annuaire-exemple.example" if random.random() < 0.85 else None,
        "horaires_accueil": kind.hours,
        "reseaux_porteurs": [kind.network] if kind.network else None,
    }


def _service(structure: Row, offer: Offer, town: Town, today: date, random: Random) -> Row:
    return {
        "source": structure["source"],
        "structure_id": structure["id"],
        "id": f"{structure['id']}-{len(offer.name)}",
        "nom": offer.name,
        "description": offer.description,
        "date_maj": _day(today, random),
        "type": offer.kind,
        "thematiques": offer.themes.split(),
        "publics": offer.audiences.split(),
        "frais": offer.fees if random.random() < 0.92 else None,
        "frais_precisions": offer.fees_details or None,
        "conditions_acces": offer.conditions or None,
        "modes_accueil": offer.receptions.split(),
        "zone_eligibilite": [town.department],
        "modes_mobilisation": ["telephoner", "se-presenter"],
        "mobilisable_par": ["usagers", "professionnels"],
        "horaires_accueil": offer.hours or structure["horaires_accueil"],
        **{
            name: structure[name]
            for name in ("commune", "code_postal", "code_insee", "adresse", "latitude", "longitude")
        },
        "telephone": structure["telephone"] if random.random() < 0.95 else None,
        "courriel": structure["courriel"],
    }


def _remote(structure: Row, today: date) -> Iterator[Row]:
    random = Random(SEED)
    for offer in REMOTE:
        row = _service(structure, offer, TOWNS[0], today, random)
        yield row | {
            "zone_eligibilite": ["france"],
            "modes_mobilisation": ["telephoner"],
            "horaires_accueil": OFFICE,
        }


def _near(town: Town, random: Random) -> tuple[float, float]:
    return round(town.latitude + random.gauss(0, 0.008), 5), round(town.longitude + random.gauss(0, 0.01), 5)


def _day(today: date, random: Random) -> str:
    """Most are kept up to date, a few are not."""
    age = random.choice((20, 45, 60, 90, 150, 200, 320, 500, 900)) + random.randrange(20)
    return (today - timedelta(days=age)).isoformat()


def _know_more(world: World, accounts: dict[str, Any]) -> None:
    amina, dalia = accounts["Amina"], accounts["Dalia"]
    beziers = Structure.objects.filter(commune_code="34032").order_by("name_key")
    words, keys, creche = (beziers.get(name__startswith=name) for name in ("Maison", "Point", "Crèche"))
    day = world.day
    correct(by=amina, entry=keys, values={"phone": "+33465719876"})
    add_note(
        by=amina,
        project=world.project,
        structure=words,
        kind=Note.Kind.WAY_IN,
        text="Entrer par la cour, pas par la rue. Demander le créneau du samedi quand les soirs sont pleins.",
    )
    add_note(
        by=amina,
        project=world.project,
        structure=creche,
        kind=Note.Kind.WRONG,
        text="Le numéro sonne dans le vide depuis une semaine.",
    )
    left = add_contact(
        by=amina,
        project=world.project,
        structure=words,
        who=Someone(name="Lucie Ferrand", function="coordinatrice des cours", since=day(-900)),
    )
    follows = replace_contact(
        by=amina,
        contact=left,
        left_on=day(-70),
        successor=Someone(
            name="Samir Ouédraogo",
            function="coordinateur des cours",
            phone="04 65 71 98 71",
            email="samir@annuaire-exemple.example",
            since=day(-70),
        ),
    )
    assert follows is not None
    speak_today(by=amina, contact=follows)
    add_contact(
        by=amina,
        project=world.project,
        structure=creche,
        who=Someone(name="Élodie Marchand", function="directrice", phone="04 65 71 98 72", since=day(-400)),
    )
    note_official(
        by=dalia,
        project=world.project,
        who=Elected(
            name="Hélène Castan",
            mandate=Official.Mandate.DEPUTY,
            territory="Béziers",
            commune_code="34032",
            charge="solidarités",
            term_ends_on=day(480),
        ),
    )
    note_official(
        by=dalia,
        project=world.project,
        who=Elected(
            name="Marc Delmas",
            mandate=Official.Mandate.DEPARTMENT,
            territory="Hérault",
            charge="insertion",
            term_ends_on=day(700),
        ),
    )
