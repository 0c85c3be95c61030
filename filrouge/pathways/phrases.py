"""What someone says yes to, in her own language beside the French that is signed. The words of other languages are
data: `reference/translations`."""

from filrouge.reference.registry import declare

from .volunteering.charter import asked_of_the_person

AGREEMENT = {
    "objective": "C’est mon objectif. Nous l’avons décidé ensemble.",
    "each": "Chacun fait sa part.",
    "again": "Nous le relisons ensemble. Je peux le changer ou l’arrêter quand je veux.",
}

for code, french in AGREEMENT.items():
    declare(f"agreement.{code}", french)
for number, paragraph in enumerate(asked_of_the_person().paragraphs, 1):
    declare(f"beside.{number}", paragraph)
