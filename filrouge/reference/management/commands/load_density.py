from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from filrouge.reference.zones import load_density


class Command(BaseCommand):
    help = "Charge la grille de densité de l’INSEE (7 niveaux) : les communes rurales. Peut être relancée."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, help="le fichier publié, XLSX ou CSV")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            count = load_density(options["path"])
        except (OSError, ValueError) as error:
            raise CommandError(f"Ce fichier ne se lit pas comme attendu : {error}") from error
        self.stdout.write(f"{count} communes classées.")
