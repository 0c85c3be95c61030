"""What the interview says to people, in plain French: short, no acronym, nobody's gender assumed.

The words are data: `translations/` holds them in six other languages.
"""

from . import vocabulary
from .registry import declare
from .trades import TRADES
from .trades.pictured import tasks_of

INTERVIEW = {
    "title": "Faire le point ensemble",
    "free": "Vous choisissez de quoi on parle. Vous pouvez ne pas répondre.",
    "who-i-am": "Je suis la personne qui vous accompagne. Vous décidez, je cherche avec vous.",
    "cannot": (
        "Je ne donne ni papiers, ni logement, ni argent. Je ne promets r"
        "ien, mais je ne vous laisse pas sans réponse."
    ),
    "see": "Vous voyez tout ce que j’écris.",
    "stop": "On s’arrête quand vous voulez.",
    "unchanged": "Vos réponses ne changent pas vos droits.",
    "choose": "Montrez les images qui parlent de vous.",
    "bothers": "Ce qui me gêne",
    "bothers-question": "Qu’est-ce qui vous gêne en ce moment ?",
    "matters": "Ce qui compte pour moi",
    "matters-question": "Qu’est-ce qui compte le plus pour vous ?",
    "order": "Mettez en haut ce qui compte le plus pour vous.",
    "up": "Plus important",
    "down": "Moins important",
    "how-hard": "Est-ce difficile pour vous ?",
    "since": "Depuis quand ?",
    "blocks-work": "Est-ce que cela vous empêche de travailler maintenant ?",
    "who-helps": "Quelqu’un vous aide déjà pour cela ? Qui ?",
    "still": "C’est toujours là",
    "better": "Cela va mieux",
    "solved": "C’est réglé",
    "wish": "Qu’est-ce que vous aimeriez faire ?",
    "good-at": "Qu’est-ce que vous savez bien faire ?",
    "past-work": "Quel travail avez-vous déjà fait ?",
    "languages": "Quelles langues parlez-vous ?",
    "read-own": "Savez-vous lire et écrire dans votre langue ?",
    "school": "Avez-vous été à l’école ?",
    "alone": "Je le fais sans aide",
    "with-help": "Je le fais avec de l’aide",
    "not-yet": "Je ne sais pas encore le faire",
    "who": "Qui ?",
    "what": "Quoi ?",
    "when": "Quand ?",
    "where": "Où ?",
    "i-do": "Ce que je fais",
    "we-do": "Ce que nous faisons ensemble",
    "referent-does": "Ce que fait la personne qui m’accompagne",
    "other-does": "Ce que fait quelqu’un d’autre",
    "yes": "Oui",
    "no": "Non",
    "later": "Plus tard",
    "do-not-know": "Je ne sais pas",
    "rather-not": "Je préfère ne pas répondre",
    "understood": "Avez-vous compris ?",
    "agree": "Êtes-vous d’accord ?",
    "interpreter": "Voulez-vous un ou une interprète ?",
    "interpreter-here": "Un ou une interprète est là",
    "interpreter-phone": "Un ou une interprète est au téléphone",
    "next-time": "La prochaine fois",
    "thanks": "Merci.",
}

TAKEAWAY = {
    "title": "Ce que nous avons décidé",
    "yours": "Cette page est à vous. Vous la montrez à qui vous voulez.",
    "made-on": "Écrit le",
    "before": "Avant le",
    "nothing-yet": "Rien n’est encore décidé. Nous en reparlons la prochaine fois.",
    "next": "Notre prochain rendez-vous",
    "no-appointment": "Pas encore de rendez-vous.",
    "call": "La personne à appeler",
    "reach-us": "Quand vous pouvez nous joindre",
    "cannot-come": "Vous ne pouvez pas venir ? Appelez, ce n’est pas grave.",
    "change": "Vous pouvez changer d’avis.",
    "help": "Vous n’avez pas compris quelque chose ? Demandez-nous.",
}

for key, french in vocabulary.FRENCH.items():
    declare(key, french)
for trade in TRADES:
    declare(trade.key, trade.name)
    for task in tasks_of(trade.code):
        declare(task.key, task.words)
for group, words in (("interview", INTERVIEW), ("takeaway", TAKEAWAY)):
    for code, french in words.items():
        declare(f"{group}.{code}", french)
