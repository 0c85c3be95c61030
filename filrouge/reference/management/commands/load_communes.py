from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from filrouge.reference.loading import load_communes

DEFAULT = Path("node_modules/@etalab/decoupage-administratif/data/communes.json")


class Command(BaseCommand):
    help = "Charge les communes de France (code officiel géographique). Peut être relancée sans dommage."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--path", type=Path, default=settings.BASE_DIR / DEFAULT)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            count = load_communes(options["path"])
        except OSError as error:
            raise CommandError(
                f"Le fichier des communes est introuvable ({options['path']}) : lancez « make install »."
            ) from error
        self.stdout.write(f"{count} communes.")
