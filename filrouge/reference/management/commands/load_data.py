from collections.abc import Callable
from dataclasses import dataclass
from os import environ
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser


@dataclass(frozen=True)
class Published:
    """One set of public files: where it is fetched, what is looked for in the folder, what loads it."""

    name: str
    where: str
    found: Callable[[Path], list[Path]]
    command: str


def _inside(pattern: str) -> Callable[[Path], list[Path]]:
    return lambda folder: sorted(folder.glob(pattern))


ROME = Published(
    "ROME (métiers et compétences, France Travail)",
    "data.gouv.fr, « Répertoire opérationnel des métiers et des emplois (ROME) », l’archive CSV « unix_…_utf8 » ; "
    "l’ouvrir dans un dossier « rome ». Licence Ouverte 2.0.",
    lambda folder: [
        path.parent for path in sorted(folder.glob("**/unix_referentiel_code_rome_v*_utf8.csv"))[-1:]
    ],
    "load_occupations",
)
ESCO = Published(
    "Correspondance ESCO–ROME (Commission européenne)",
    "portail ESCO, « Mapping tables between ESCO and national classifications », France, le fichier CSV ; le poser "
    "dans « esco_rome ». CC BY 4.0.",
    _inside("**/*mapping*esco*rome*.csv"),
    "load_occupations",
)
OTHERS = (
    Published(
        "Centres des communes (La Poste)",
        "data.gouv.fr, « Base officielle des codes postaux », le fichier CSV ; le poser dans « territory ». "
        "Licence Ouverte 2.0.",
        _inside("**/*hexasmal*.csv"),
        "load_points",
    ),
)


class Command(BaseCommand):
    help = (
        "Charge les données publiques d’un dossier (FILROUGE_DATA_DIR), et dit où aller chercher les autres."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, nargs="?", help="le dossier ; sinon FILROUGE_DATA_DIR")

    def handle(self, *args: Any, **options: Any) -> None:
        given = options["path"] or environ.get("FILROUGE_DATA_DIR")
        folder = Path(given) if given else None
        if folder and not folder.is_dir():
            raise CommandError(f"« {folder} » n’est pas un dossier.")
        self._load_rome(folder)
        for one in OTHERS:
            if path := self._found(one, folder):
                call_command(one.command, path, stdout=self.stdout)
        if folder is None:
            self.stdout.write(
                "\nRien n’est téléchargé d’ici : posez ces fichiers dans un dossier, puis « make data "
                "FILROUGE_DATA_DIR=ce/dossier ». La démonstration marche sans eux."
            )

    def _load_rome(self, folder: Path | None) -> None:
        rome, esco = self._found(ROME, folder), self._found(ESCO, folder)
        if rome:
            call_command("load_occupations", rome, esco=esco, stdout=self.stdout)
        elif esco:
            self.stdout.write("  La correspondance ESCO attend le ROME : elle se relie à ses appellations.")

    def _found(self, one: Published, folder: Path | None) -> Path | None:
        """Says what is there; else where to get it."""
        paths = one.found(folder) if folder else []
        if paths:
            self.stdout.write(f"{one.name} : {paths[-1]}")
            return paths[-1]
        self.stdout.write(f"{one.name} : absent.\n  Où le trouver : {one.where}")
        return None
