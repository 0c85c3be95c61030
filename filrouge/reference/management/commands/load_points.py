from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from filrouge.reference.points import load_points


class Command(BaseCommand):
    help = "Charge le centre des communes (La Poste, base officielle des codes postaux). Peut être relancée."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, help="le fichier publié, CSV")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            count = load_points(options["path"])
        except (OSError, ValueError) as error:
            raise CommandError(f"Ce fichier ne se lit pas comme attendu : {error}") from error
        self.stdout.write(f"{count} communes situées.")
