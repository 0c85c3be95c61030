from typing import Any

from django.core.management.base import BaseCommand, CommandError

from filrouge.privacy.roles import as_batch
from filrouge.privacy.seals import verify_journal


class Command(BaseCommand):
    help = "Dit si la chaîne des sceaux du journal des lectures tient, et sinon où elle casse."

    def handle(self, *args: Any, **options: Any) -> None:
        with as_batch("verify_journal"):
            chain = verify_journal()
        if chain.problem:
            raise CommandError(f"Le journal ne tient pas. {chain.problem}")
        self.stdout.write(f"Le journal tient : {chain.lines} lignes sous {chain.seals} sceaux.")
        if chain.last_digest:
            self.stdout.write(f"Dernier sceau, à noter ailleurs : {chain.last_digest}")
