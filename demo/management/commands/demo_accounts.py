from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from demo.consortium import ACCOUNTS, PASSWORD, Account
from demo.load import SECRET
from filrouge.accounts.actions.second_factor import totp_now

TEXT = """\
Le monde de la démonstration est fictif : personne n'y existe, tout peut y être essayé.

Où :               {url}
Mot de passe :     {password}
Code à 6 chiffres : {code} en ce moment. Il change toutes les 30 secondes ; le suivant :
                   make code
                   (ou, une fois pour toutes, dans une application d'authentification : {secret})

Se connecter avec l'une de ces adresses :
{accounts}

Trois choses à essayer :
  1. Avec Amina : traiter l'alerte la plus grave de « Ma journée », puis noter un contact en dix secondes.
  2. Avec Amina toujours : ouvrir le dossier de Nour Al Khatib, lire son fil rouge et l'imprimer ;
     chercher « mohamad » ou « المصري » et voir la recherche pardonner l'orthographe.
  3. Avec Chloé, qui travaille ailleurs : chercher Nour. Elle ne trouve personne, et c'est voulu.
"""


class Command(BaseCommand):
    help = "Print who to sign in as in the demonstration, the current code, and what to try."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--code", action="store_true", help="print the code of the moment only")

    def handle(self, *args: Any, code: bool, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Ces comptes n'existent que dans la démonstration : lancez « make demo ».")
        if code:
            self.stdout.write(totp_now(SECRET))
            return
        self.stdout.write(
            TEXT.format(
                url=settings.SITE_URL,
                password=PASSWORD,
                code=totp_now(SECRET),
                secret=SECRET,
                accounts="\n".join(map(_line, ACCOUNTS)),
            )
        )


def _line(account: Account) -> str:
    return f"  {account.email:<20} {account.given} {account.family}, {account.what}"
