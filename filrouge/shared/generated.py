"""Pages of documentation made from the code: written by a command, checked by a test."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

DOCS = Path(__file__).resolve().parents[2] / "docs"


class GeneratedPage(BaseCommand):
    """`manage.py <command>` writes the page; with --check it only says whether it is up to date."""

    file_name: str

    def text(self) -> str:
        raise NotImplementedError

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="ne rien écrire, dire si la page est à jour")

    def handle(self, *args: Any, **options: Any) -> None:
        page, text = DOCS / self.file_name, self.text()
        if not options["check"]:
            DOCS.mkdir(exist_ok=True)
            page.write_text(text, encoding="utf-8")
        elif not page.exists() or page.read_text(encoding="utf-8") != text:
            name = type(self).__module__.rpartition(".")[2]
            raise CommandError(f"docs/{self.file_name} n’est plus à jour : lancez manage.py {name}.")
