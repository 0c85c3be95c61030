"""What the page that she takes away after a commission says, in her own language beside French. The words of other
languages are data: `reference/translations`."""

from filrouge.reference.registry import declare

TAKEAWAY = {
    "looked": "Des professionnels se sont réunis pour trouver ensemble ce qui peut vous aider.",
    "free": "Vous pouvez demander, corriger ou dire non : votre accompagnement continue de la même façon.",
}

for code, french in TAKEAWAY.items():
    declare(f"commission.{code}", french)
