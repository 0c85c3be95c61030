from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from filrouge.reference.loading import load_communes, load_epcis

EPCIS = "epci.json"  # beside the file of the communes
DEFAULT = Path("node_modules/@etalab/decoupage-administratif/data/communes.json")


class Command(BaseCommand):
    help = (
        "Charge les communes de France et leurs intercommunalités (code officiel géographique). Peut être relancée "
        "sans dommage."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--path", type=Path, default=settings.BASE_DIR / DEFAULT)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            count = load_communes(options["path"])
            epcis = load_epcis(options["path"].with_name(EPCIS))
        except OSError as error:
            raise CommandError(
                f"Le fichier des communes ou celui des intercommunalités est introuvable ({error.filename}) : lancez "
                "« make install »."
            ) from error
        self.stdout.write(f"{count} communes, {epcis} intercommunalités.")
