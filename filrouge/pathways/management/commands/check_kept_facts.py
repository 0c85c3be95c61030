from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from filrouge.pathways.actions.kept_facts import refresh_kept_facts, wrong_kept_facts
from filrouge.privacy.roles import as_batch


class Command(BaseCommand):
    help = "Recompute the facts kept on every pathway and compare; --fix puts them right."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--fix", action="store_true", help="write the truth where it differs")

    def handle(self, *args: Any, fix: bool, **options: Any) -> None:
        with as_batch("check the kept facts of every pathway"):
            wrong = dict(wrong_kept_facts())
            if fix and wrong:
                refresh_kept_facts(wrong)
        for pathway_id, names in wrong.items():
            self.stdout.write(f"{pathway_id}: {', '.join(names)}")
        if wrong and not fix:
            raise CommandError(f"{len(wrong)} pathways differ from the truth; --fix puts them right.")
        self.stdout.write(f"{len(wrong)} put right." if wrong else "All kept facts are true.")
