"""Knowing what one can do, keeping calm, trying, learning."""

from .one import One

LEARNING = (
    One(
        "se-connaitre",
        "Dire ce que l’on sait faire",
        "Connaître ses forces, dire ce que l’on veut apprendre, en donner un exemple.",
        (
            "Nomme deux choses bien faites.",
            "Dit ce qui est encore difficile.",
            "Donne un exemple vécu.",
        ),
        (
            "Reconnaît une réussite quand on la montre.",
            "Nomme une force avec un exemple.",
            "Dit ses forces et ce qui reste à apprendre.",
            "Relie ses forces à un métier.",
            "Se présente à un employeur avec des preuves.",
        ),
    ),
    One(
        "confiance",
        "Oser essayer",
        "Se lancer dans quelque chose de nouveau, accepter de ne pas réussir tout de suite.",
        (
            "Essaie une tâche nouvelle.",
            "Accepte un compliment et une remarque.",
            "Propose une idée.",
        ),
        (
            "Essaie avec quelqu’un à côté.",
            "Essaie dans un cadre connu.",
            "Essaie de soi-même une chose nouvelle.",
            "Prend un risque mesuré et en parle ensuite.",
            "Donne aux autres l’envie d’essayer.",
        ),
    ),
    One(
        "calme",
        "Garder son calme",
        "Prendre du recul quand cela va vite ou mal, demander une pause plutôt que d’éclater.",
        (
            "Continue quand tout le monde est pressé.",
            "S’éloigne un moment plutôt que de répondre fort.",
            "Reparle de ce qui s’est passé, une fois calme.",
        ),
        (
            "Se calme avec l’aide de quelqu’un.",
            "Demande une pause quand cela monte.",
            "Garde son calme dans les moments prévus.",
            "Garde son calme dans l’imprévu.",
            "Aide un groupe à se calmer.",
        ),
    ),
    One(
        "probleme",
        "Trouver une solution",
        "Comprendre ce qui bloque, chercher, essayer, choisir.",
        (
            "Dit ce qui ne marche pas.",
            "Cherche avant de demander, demande avant d’abandonner.",
            "Compare deux façons de faire.",
        ),
        (
            "Dit que quelque chose bloque.",
            "Trouve avec quelqu’un.",
            "Trouve seul·e dans une situation connue.",
            "Trouve dans une situation nouvelle.",
            "Fait en sorte que le problème ne revienne pas.",
        ),
    ),
    One(
        "apprendre",
        "Apprendre quelque chose de nouveau",
        "Regarder, essayer, recommencer, retenir.",
        (
            "Regarde puis refait.",
            "Corrige après une remarque.",
            "Se sert ailleurs de ce qui a été appris.",
        ),
        (
            "Refait un geste juste après l’avoir vu.",
            "Le refait le lendemain.",
            "Apprend une tâche entière en quelques jours.",
            "Cherche seul·e comment apprendre.",
            "Apprend aux autres ce qui a été appris.",
        ),
    ),
    One(
        "determination",
        "Poursuivre un but",
        "Savoir où l’on va, avancer pas à pas, changer de chemin s’il le faut.",
        (
            "Dit ce qu’il ou elle vise.",
            "Fait le prochain pas prévu.",
            "Garde le but quand un chemin se ferme.",
        ),
        (
            "Nomme une envie.",
            "Choisit un petit but avec quelqu’un.",
            "Avance vers un but de quelques semaines.",
            "Change de chemin sans perdre le but.",
            "Mène un projet de plusieurs mois.",
        ),
    ),
)
