from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from filrouge.directory.importing.reading import UnreadableFile
from filrouge.directory.models import Kind
from filrouge.directory.tasks import brought_by_hand


class Command(BaseCommand):
    help = "Importe un fichier publié par data·inclusion, ou les pages de son API. Peut être relancée sans dommage."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", choices=Kind.values)
        parser.add_argument("source", help="un fichier (JSON, CSV, éventuellement .gz) ou une adresse https")
        parser.add_argument(
            "--partial", action="store_true", help="ne retire pas ce qui est absent de ce fichier"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        source, complete = options["source"], not options["partial"]
        try:
            told = brought_by_hand(options["kind"], source, complete=complete)
        except (OSError, UnreadableFile) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(told)
