from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from filrouge.pathways.tasks import check_kept_facts


class Command(BaseCommand):
    help = "Recompute the facts kept on every pathway and compare; --fix puts them right."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--fix", action="store_true", help="write the truth where it differs")

    def handle(self, *args: Any, fix: bool, **options: Any) -> None:
        wrong = check_kept_facts(fix=fix)
        for pathway_id, names in wrong.items():
            self.stdout.write(f"{pathway_id}: {', '.join(names)}")
        if wrong and not fix:
            raise CommandError(f"{len(wrong)} pathways differ from the truth; --fix puts them right.")
        self.stdout.write(f"{len(wrong)} put right." if wrong else "All kept facts are true.")
