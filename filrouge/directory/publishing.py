"""Services as data·inclusion publishes them, in a CSV: its columns, in its order. What we export, we can import."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from .models import Published, Service
from .schema import service_columns

OURS = "fil-rouge"  # source of what no published file holds
BOM = "\ufeff"  # without it, some spreadsheets read accents wrong
# What a spreadsheet would take for a formula; a telephone number is none.
FORMULA = re.compile(r"[=@\t\r]|[+-](?![\d .]+$)")

COLUMNS: Mapping[str, Callable[[Service], Any]] = {
    "source": lambda one: one.source or OURS,
    "structure_id": lambda one: one.structure.source_id or _key(one.structure),
    "id": lambda one: one.source_id or _key(one),
    "nom": lambda one: one.name,
    "description": lambda one: one.description,
    "lien_source": lambda one: one.source_url,
    "date_maj": lambda one: one.updated_on.isoformat(),
    "type": lambda one: one.kind,
    "thematiques": lambda one: one.themes,
    "frais": lambda one: one.fees,
    "frais_precisions": lambda one: one.fees_details,
    "publics": lambda one: one.audiences,
    "publics_precisions": lambda one: one.audiences_details,
    "conditions_acces": lambda one: one.conditions,
    "commune": lambda one: one.commune,
    "code_postal": lambda one: one.postcode,
    "code_insee": lambda one: one.commune_code,
    "adresse": lambda one: one.address,
    "complement_adresse": lambda one: one.address_more,
    "longitude": lambda one: one.longitude,
    "latitude": lambda one: one.latitude,
    "telephone": lambda one: one.phone,
    "courriel": lambda one: one.email,
    "modes_accueil": lambda one: one.receptions,
    "zone_eligibilite": lambda one: one.zone,
    "contact_nom_prenom": lambda one: one.contact_name,
    "lien_mobilisation": lambda one: one.ask_url,
    "modes_mobilisation": lambda one: one.ways,
    "mobilisable_par": lambda one: one.askers,
    "mobilisation_precisions": lambda one: one.ways_details,
    "volume_horaire_hebdomadaire": lambda one: one.hours_per_week,
    "nombre_semaines": lambda one: one.weeks,
    "horaires_accueil": lambda one: one.opening_hours,
}


def csv_of(services: Iterable[Service]) -> str:
    """Each with its structure."""
    columns = service_columns()
    written = io.StringIO()
    lines = csv.writer(written)
    lines.writerow(columns)
    lines.writerows([_cell(COLUMNS[name](one)) for name in columns] for one in services)
    return BOM + written.getvalue()


def _key(entry: Published) -> str:
    """Of what no source published."""
    return f"{OURS}--{entry.pk}"


def _cell(value: Any) -> str:
    if value is None or value == []:
        return ""
    said = json.dumps(value, ensure_ascii=False) if isinstance(value, list) else str(value)
    return f"'{said}" if FORMULA.match(said) else said
