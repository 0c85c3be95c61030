"""The files of one folder: which are there, of which version, and their lines."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from django.utils.translation import gettext as _

# The version is part of the names: « unix_referentiel_code_rome_v460_utf8.csv ».
NAME = re.compile(r"^unix_(?P<kind>[a-z_]+)_v(?P<version>\d+)_utf8\.csv$")
CODES, NAMES = "referentiel_code_rome", "referentiel_appellation"
SKILLS, KNOWLEDGE = "referentiel_competence", "referentiel_savoir"
CONTEXTS, LINKS, TEXTS, MOVES = "referentiel_contexte_travail", "coherence_item", "texte", "rubrique_mobilite"
DOMAINS, RIASEC, SKILL_RIASEC = (
    "cr_gd_dp",
    "referentiel_code_rome_riasec",
    "referentiel_macro_competence_riasec",
)
SECTORS, INTERESTS, THEMES, NAF = (
    "arborescence_secteur_activite",
    "arborescence_centre_interet",
    "arborescence_thematique",
    "arborescence_secteur_naf",
)
USED = (
    *(CODES, NAMES, SKILLS, KNOWLEDGE, CONTEXTS, LINKS, TEXTS, MOVES, DOMAINS, RIASEC, SKILL_RIASEC),
    *(SECTORS, INTERESTS, THEMES, NAF),
)
# They say again what those above say, by another order, or name its parts: opened to be counted, nothing more.
REPEATED = (
    *(
        "arborescence_centre_interet",
        "centre_interet",
        "secteur_activite",
        "sous_secteur_activite",
        "secteur_naf",
    ),
    *(
        "themes",
        "grand_domaine",
        "domaine_professionnel",
        "cr_gd_dp_appellations",
        "item",
        "composition_bloc",
    ),
    *("descriptif_rubrique", "liens_rome_referentiels", "type_referentiel"),
)
NEEDED = {CODES: ("code_rome", "libelle_rome"), NAMES: ("libelle_appellation_court", "code_rome")}
MOST_REFUSED = 2000
Row = dict[str, str]


class UnreadableRome(ValueError):
    """Its text is a French sentence: which file, what is wrong, what to do."""


@dataclass(frozen=True)
class Refused:
    file: str
    line: int
    said: str
    why: str


@dataclass
class Folder:
    """`version`: « 4.60 ». `refused`: the lines put aside so far; beyond a number, counted only."""

    path: Path
    refused: list[Refused] = field(default_factory=list)
    refused_count: int = 0

    def __post_init__(self) -> None:
        if not self.path.is_dir():
            raise UnreadableRome(_("« %(path)s » n’est pas un dossier.") % {"path": self.path})
        found = [
            (match["version"], match["kind"], path)
            for path in self.path.iterdir()
            if (match := NAME.match(path.name))
        ]
        versions = {int(version) for version, kind, _path in found if kind == CODES}
        if not versions:
            raise UnreadableRome(
                _(
                    "Ce dossier ne contient pas « unix_%(kind)s_v…_utf8.csv » : donnez le dossier où l’archive du "
                    "ROME a été ouverte."
                )
                % {"kind": CODES}
            )
        latest = max(versions)
        # A file of another version says other codes: it is not mixed in.
        self.paths = {kind: path for version, kind, path in found if int(version) == latest}
        self.version = f"{latest / 100:.2f}" if latest >= 100 else str(latest)
        if NAMES not in self.paths:
            raise UnreadableRome(_("Il manque « unix_%(kind)s_v…_utf8.csv ».") % {"kind": NAMES})

    @property
    def missing(self) -> list[str]:
        return [kind for kind in USED if kind not in self.paths]

    def rows(self, kind: str) -> Iterator[tuple[int, Row]]:
        """Number of the line, and its cells, trimmed. Nothing when the file is not there."""
        path = self.paths.get(kind)
        if path is None:
            return
        try:
            lines = csv.DictReader(StringIO(text_of(path), newline=""))
            self._check(kind, lines.fieldnames or ())
            for row in lines:
                yield lines.line_num, {name: _tidy(row[name]) for name in row if isinstance(name, str)}
        except csv.Error as error:
            raise UnreadableRome(_("« %(name)s » n’est pas un CSV lisible.") % {"name": path.name}) from error

    def refuse(self, kind: str, line: int, said: str, why: str) -> None:
        self.refused_count += 1
        if len(self.refused) < MOST_REFUSED:
            self.refused.append(Refused(self.paths[kind].name[:80], line, said[:200], why))

    def lines_in(self) -> dict[str, int]:
        """How many lines each file holds, those not used too."""
        return {kind: sum(1 for _line in self.rows(kind)) for kind in REPEATED if kind in self.paths}

    def _check(self, kind: str, columns: Sequence[str]) -> None:
        absent = [name for name in NEEDED.get(kind, ()) if name not in columns]
        if absent:
            raise UnreadableRome(
                _(
                    "« %(name)s » n’a pas la colonne « %(columns)s » : ce format n’est pas celui que nous lisons."
                )
                % {"name": self.paths[kind].name, "columns": "», « ".join(absent)}
            )


def text_of(path: Path) -> str:
    """A few of the files that are called « utf8 » are published in Windows-1252."""
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _tidy(cell: str | list[str] | None) -> str:
    """Quotes are doubled in some of their texts."""
    if not isinstance(cell, str):
        return ""
    return cell.replace("''", "’").replace("'", "’").strip()
