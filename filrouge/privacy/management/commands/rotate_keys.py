from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from filrouge.privacy.rotation import encrypted_columns, rotate_column, rotate_history


class Command(BaseCommand):
    help = (
        "Chiffre de nouveau avec la clé courante (la première de FILROUGE_KEYS) ce que ferment d’anciennes "
        "clés, historique compris. Interrompue, elle se relance. Ensuite l’ancienne clé peut être retirée."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--batch", type=int, default=500, help="lignes par transaction (500)")

    def handle(self, *args: Any, **options: Any) -> None:
        total = 0
        for column in encrypted_columns():
            present = rotate_column(column, size=options["batch"])
            former = rotate_history(column, size=options["batch"])
            total += present + former
            self.stdout.write(
                f"{column.model._meta.db_table}.{column.column} : {present}, historique : {former}"
            )
        self.stdout.write(f"{total} valeurs chiffrées de nouveau.")
