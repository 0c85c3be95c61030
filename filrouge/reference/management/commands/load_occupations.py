from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from filrouge.reference.occupations import load_occupations


class Command(BaseCommand):
    help = "Charge les métiers du ROME (fichiers CSV publiés par France Travail). Peut être relancée."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, help="le dossier des fichiers « unix_…_utf8.csv »")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            count = load_occupations(options["path"])
        except (OSError, KeyError) as error:
            raise CommandError(f"Ce dossier ne contient pas le ROME attendu : {error}") from error
        self.stdout.write(f"{count} métiers.")
