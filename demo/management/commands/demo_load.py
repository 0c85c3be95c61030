from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from demo.load import PEOPLE, Refused, load


class Command(BaseCommand):
    help = "Lay a fictitious world in an empty database of demonstration."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--people", type=int, default=PEOPLE, help="how many people (1,500)")

    def handle(self, *args: Any, people: int, **options: Any) -> None:
        try:
            load(people)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
