"""Rows as data·inclusion publishes them, and the way they come in."""

import json
from typing import Any

from filrouge.directory.actions.imports import Sent, receive, take
from filrouge.directory.models import DirectoryImport, KeyContact, Kind, Note, Official, Service, Structure
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

Row = dict[str, Any]


def structure_row(number: int = 1, **columns: Any) -> Row:
    return {
        "source": "dora",
        "id": f"dora--{number}",
        "nom": "Maison des mots",
        "date_maj": clock.today().isoformat(),
        "commune": "Béziers",
        "code_postal": "34500",
        "code_insee": "34032",
        "adresse": "12 rue des Tanneurs",
        "latitude": 43.348,
        "longitude": 3.231,
        "telephone": "+33465710001",
        **columns,
    }


def service_row(number: int = 1, structure: int = 1, **columns: Any) -> Row:
    return {
        "source": "dora",
        "structure_id": f"dora--{structure}",
        "id": f"dora--service-{number}",
        "nom": "Cours de français",
        "description": "Deux séances par semaine, en petits groupes.",
        "date_maj": clock.today().isoformat(),
        "thematiques": ["lecture-ecriture-calcul--maitriser-le-francais"],
        "frais": "gratuit",
        "publics": ["personnes-exilees"],
        "modes_accueil": ["en-presentiel"],
        "horaires_accueil": "Mo 09:00-12:00",
        "code_insee": "34032",
        "commune": "Béziers",
        "latitude": 43.348,
        "longitude": 3.231,
        "telephone": "+33465710001",
        **columns,
    }


def taken(kind: str, rows: Any, *, complete: bool = False) -> DirectoryImport:
    """`rows`: a list, or the file itself."""
    data = rows if isinstance(rows, bytes) else json.dumps(rows).encode()
    with as_batch("fixture"):
        batch = receive(Sent(kind, "fichier.json", [data], complete), None)
        take(batch.pk, "fixture")
        batch.refresh_from_db()
    return batch


def structure_laid(number: int = 1, **columns: Any) -> Structure:
    taken(Kind.STRUCTURES, [structure_row(number, **columns)])
    return Structure.objects.get(source_id=f"dora--{number}")


def service_laid(number: int = 1, structure: int = 1, **columns: Any) -> Service:
    if not Structure.objects.filter(source_id=f"dora--{structure}").exists():
        structure_laid(structure)
    taken(Kind.SERVICES, [service_row(number, structure, **columns)])
    return Service.objects.get(source_id=f"dora--service-{number}")


def contact_laid(cast: Cast, structure: Structure, **columns: Any) -> KeyContact:
    values = {"name": "Lucie Ferrand", "function": "coordinatrice", "added_by": cast.amina, **columns}
    with as_batch("fixture"):
        return KeyContact.objects.create(project=cast.project, structure=structure, **values)


def note_laid(cast: Cast, structure: Structure) -> Note:
    with as_batch("fixture"):
        return Note.objects.create(
            project=cast.project,
            structure=structure,
            kind=Note.Kind.WAY_IN,
            text="Entrer par la cour.",
            by=cast.amina,
            organisation=cast.mission_locale,
        )


def official_laid(cast: Cast, **columns: Any) -> Official:
    values = {"name": "Marc Delmas", "mandate": Official.Mandate.MAYOR, "territory": "Béziers", **columns}
    with as_batch("fixture"):
        return Official.objects.create(project=cast.project, added_by=cast.dalia, **values)
