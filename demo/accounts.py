"""Who the visitor of the demonstration can be, and how to sign in: python -m demo.accounts [--code]

Nothing of Django here: it is printed at once, while the site starts.
"""

import hmac
import os
import sys
import time
from base64 import b32decode
from dataclasses import dataclass

from filrouge.shared.text import search_key

PASSWORD = "chaque fil compte"  # noqa: S105 - of a world where nobody exists, shown on the terminal
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105 - likewise
PERIOD = 30  # seconds a code of six digits lasts

TEXT = """\
Le monde de la démonstration est fictif : personne n’y existe, tout peut y être essayé.

Où :               {url}
Mot de passe :     {password}
Code à 6 chiffres : {code} en ce moment. Il change toutes les {period} secondes ; le suivant :
                   make code
                   (ou, une fois pour toutes, dans une application d’authentification : {secret})

Se connecter avec l’une de ces adresses :
{accounts}

Trois choses à essayer :
  1. Avec Amina : traiter l’alerte la plus grave de « Ma journée », puis noter un contact en dix secondes.
  2. Avec Amina toujours : ouvrir le dossier de Nour Al Khatib, lire son fil rouge et l’imprimer ;
     chercher « mohamad » ou « المصري » et voir la recherche pardonner l’orthographe.
  3. Avec Chloé, qui travaille ailleurs : chercher Nour. Elle ne trouve personne, et c’est voulu.
"""


@dataclass(frozen=True)
class Account:
    """Someone the visitor can be. `role` is one of `Role`, `organisation` an index of ORGANISATIONS."""

    given: str
    family: str
    role: str
    organisation: int
    what: str

    @property
    def email(self) -> str:
        return f"{search_key(self.given)}@example.org"

    def __str__(self) -> str:
        return f"  {self.email:<20} {self.given} {self.family}, {self.what}"


ACCOUNTS = (
    Account("Amina", "Martin", "referent", 0, "référente : sa journée, ses 34 personnes"),
    Account("Bruno", "Petit", "referent", 0, "son collègue, qui la remplace"),
    Account(
        "Irène",
        "Vasseur",
        "professional",
        0,
        "psychologue de l’équipe : elle seule lit les freins qui lui sont confiés",
    ),
    Account(
        "Dalia", "Benali", "coordinator", 4, "coordinatrice : tout le projet, sans les dossiers complets"
    ),
    Account("Farid", "Lopez", "outreach", 3, "médiateur hors les murs, dans une association"),
    Account("Jeanne", "Roux", "volunteer", 0, "bénévole : un prénom, une langue, ses rencontres"),
    Account("Manon", "Faure", "manager", 0, "responsable : l’équipe, aucun dossier"),
    Account(
        "Olga", "Roche", "officer", 0, "déléguée à la protection des données : le registre, les journaux"
    ),
    Account("Petra", "Blanc", "platform", 4, "administratrice de la plateforme : aucun dossier"),
    Account("Chloé", "Durand", "referent", -1, "référente ailleurs : ne voit personne d’ici"),
)


def text(url: str) -> str:
    accounts = "\n".join(map(str, ACCOUNTS))
    return TEXT.format(
        url=url, password=PASSWORD, code=code(time.time()), period=PERIOD, secret=SECRET, accounts=accounts
    )


def code(at: float) -> str:
    """The six digits an authenticator app shows at this moment, in seconds since 1970 (RFC 6238)."""
    digest = hmac.digest(b32decode(SECRET), (int(at) // PERIOD).to_bytes(8), "sha1")
    start = digest[-1] & 15
    return f"{(int.from_bytes(digest[start : start + 4]) & 0x7FFFFFFF) % 10**6:06}"


if __name__ == "__main__":
    print(code(time.time()) if "--code" in sys.argv else text(os.environ.get("SITE_URL", "")))
