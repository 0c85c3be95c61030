from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from filrouge.pathways.tasks import check_kept_facts


class Command(BaseCommand):
    help = "Recompute the facts that every domain keeps for its lists and compare; --fix puts them right."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--fix", action="store_true", help="write the truth where it differs")

    def handle(self, *args: Any, fix: bool, **options: Any) -> None:
        found = check_kept_facts(fix=fix)
        for rows, wrong in found.items():
            for pk, names in wrong.items():
                self.stdout.write(f"{rows} {pk}: {', '.join(names)}")
        told = ", ".join(f"{len(wrong)} {rows}" for rows, wrong in found.items())
        if found and not fix:
            raise CommandError(f"{told} differ from the truth; --fix puts them right.")
        self.stdout.write(f"{told} put right." if found else "All kept facts are true.")
