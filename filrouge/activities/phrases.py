"""What people read of an activity, in their own language beside French: the message, and the page of its link."""

from filrouge.reference.registry import declare

ACTIVITY = {
    "invite": "Une activité vous est proposée :",
    "tomorrow": "À demain :",
    "answer": "Dites oui ou non ici :",
    "question": "Voulez-vous venir ?",
    "yes": "Oui, je viens",
    "no": "Non, merci",
    "free": "Vous êtes libre. Vous pouvez changer d’avis ici.",
    "coming": "Vous avez une place.",
    "waiting": "Il n’y a plus de place. Vous êtes sur la liste d’attente : on vous prévient.",
    "declined": "C’est noté : vous ne venez pas.",
    "children": "On garde les enfants sur place.",
    "women": "C’est entre femmes.",
    "transport": "Transport :",
    "changed": "Ce qui change après vos remarques",
}

for code, french in ACTIVITY.items():
    declare(f"activity.{code}", french)
