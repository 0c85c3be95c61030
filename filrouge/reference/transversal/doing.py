"""Being there, and doing what was agreed."""

from .one import One

DOING = (
    One(
        "assiduite",
        "Être là les jours prévus",
        "Venir aux moments convenus, et prévenir quand on ne peut pas.",
        (
            "Vient aux séances où l’on comptait sur sa présence.",
            "Prévient avant, par un appel ou un message.",
            "Rattrape ce qui a été manqué.",
        ),
        (
            "Vient quand quelqu’un rappelle la veille.",
            "Vient le plus souvent, et donne une raison quand ce n’est pas le cas.",
            "Vient régulièrement et prévient avant de manquer.",
            "On peut compter sur sa présence, même sur plusieurs semaines.",
            "Organise ses journées pour être là, et aide les autres à y arriver.",
        ),
    ),
    One(
        "ponctualite",
        "Arriver à l’heure",
        "Connaître l’heure, prévoir le trajet, être là au début.",
        (
            "Est là quand on commence.",
            "Connaît le temps du trajet.",
            "Dit à l’avance un retard, et de combien.",
        ),
        (
            "Arrive à l’heure quand on fait le trajet ensemble.",
            "Arrive à l’heure une fois sur deux environ.",
            "Arrive à l’heure presque toujours, prévient sinon.",
            "Prévoit une marge, même sur un trajet nouveau.",
            "Tient des horaires de travail tôt, tard ou qui changent.",
        ),
    ),
    One(
        "fiabilite",
        "Faire ce que l’on a dit",
        "Tenir ce qui a été convenu, ou dire à temps que l’on ne pourra pas.",
        (
            "Ce qui était promis est fait.",
            "Demande de l’aide avant qu’il soit trop tard.",
            "Rend ce qui a été prêté.",
        ),
        (
            "Fait ce qui est convenu quand on le refait ensemble.",
            "Fait une chose simple seul·e, dans la journée.",
            "Fait ce qui est convenu d’une fois à l’autre.",
            "Mène plusieurs choses promises de front.",
            "On lui confie ce qui compte, sans vérifier.",
        ),
    ),
    One(
        "organisation",
        "Préparer et ranger",
        "Prévoir ce qu’il faut, commencer par le bon bout, laisser en ordre.",
        (
            "A ce qu’il faut avant de commencer.",
            "Fait les choses dans un ordre qui évite de recommencer.",
            "Range et remet en état en partant.",
        ),
        (
            "Suit une préparation faite par quelqu’un d’autre.",
            "Prépare ce qu’il faut avec une liste.",
            "Prépare, fait et range une tâche entière.",
            "Organise une demi-journée avec plusieurs tâches.",
            "Organise le travail de plusieurs personnes.",
        ),
    ),
    One(
        "consigne",
        "Suivre une consigne",
        "Comprendre ce qui est demandé, vérifier, puis le faire.",
        (
            "Redit la consigne avec ses mots ou la montre.",
            "Pose une question quand ce n’est pas clair.",
            "Le résultat est celui qui était demandé.",
        ),
        (
            "Suit une consigne montrée par le geste.",
            "Suit une consigne dite, une étape à la fois.",
            "Suit une consigne de plusieurs étapes.",
            "Suit une consigne écrite ou un dessin.",
            "Explique la consigne à quelqu’un d’autre.",
        ),
    ),
    One(
        "soin",
        "Travailler avec soin",
        "Faire un travail propre et complet, et voir ce qui ne va pas.",
        (
            "Vérifie avant de dire que c’est fini.",
            "Reprend ce qui n’est pas bien fait.",
            "Prend soin du matériel.",
        ),
        (
            "Reprend quand on montre ce qui manque.",
            "Vérifie avec un modèle sous les yeux.",
            "Vérifie de soi-même, le résultat est régulier.",
            "Voit les défauts que d’autres n’ont pas vus.",
            "Fixe le niveau de qualité avec l’équipe.",
        ),
    ),
    One(
        "effort",
        "Aller au bout",
        "Continuer quand c’est long ou difficile, reprendre après un échec.",
        (
            "Finit ce qui est commencé.",
            "Essaie autrement quand cela ne marche pas.",
            "Revient après un jour difficile.",
        ),
        (
            "Continue quand quelqu’un encourage à côté.",
            "Finit une tâche courte, même peu agréable.",
            "Finit une tâche longue, avec des pauses.",
            "Reprend après un échec sans qu’on le demande.",
            "Tient un objectif de plusieurs mois.",
        ),
    ),
    One(
        "securite",
        "Travailler sans danger",
        "Voir ce qui peut blesser, se protéger et protéger les autres.",
        (
            "Porte la protection prévue.",
            "Signale ce qui est dangereux.",
            "S’arrête et demande plutôt que de risquer.",
        ),
        (
            "Suit la règle quand on la rappelle.",
            "Connaît les dangers du lieu et la protection prévue.",
            "Applique les règles de soi-même.",
            "Signale un danger et propose quoi faire.",
            "Montre les règles à qui arrive.",
        ),
    ),
)
