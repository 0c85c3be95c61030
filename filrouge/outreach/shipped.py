"""The lists a project begins with (mission S-2 and S-3): words of the trade, which each project may rewrite.

Help with paperwork comes first, not employment. These are data: they are read by `manage.py migrate`.
"""

from .models import Choice

LISTS: dict[str, tuple[str, ...]] = {
    Choice.List.NEED: (
        "Un papier à remplir, un courrier à comprendre",
        "Mes droits (CAF, RSA, santé, séjour)",
        "Le logement",
        "Manger, s’habiller, une urgence",
        "Apprendre le français",
        "Me déplacer",
        "La garde des enfants, la famille",
        "La santé",
        "Rencontrer du monde",
        "Une formation",
        "Du travail",
        "Juste parler",
    ),
    Choice.List.RETICENCE: (
        "N’a plus confiance dans les institutions",
        "Déçu·e par un accompagnement passé",
        "Mauvais souvenirs de l’école",
        "Gagne déjà sa vie autrement",
        "Peur d’être contrôlé·e ou de perdre une aide",
        "Ne veut pas de cadre, tient à sa liberté",
        "Le regard des voisins, du village",
        "Les copains n’y vont pas",
        "La famille n’est pas d’accord",
        "Ne se sent pas capable",
        "Pas le temps, autre chose de plus urgent",
    ),
    Choice.List.REPLY: (
        "Aider d’abord sur un papier",
        "Parler d’autre chose que d’emploi",
        "Proposer un lieu discret",
        "Venir à deux, avec quelqu’un de confiance",
        "Raconter ce qu’un·e autre a fait",
        "Montrer ce qu’on gagne et ce qu’on perd",
        "Dire que rien n’est transmis",
        "Proposer une activité, du sport, une sortie",
        "Laisser du temps, repasser",
    ),
    Choice.List.HELP: (
        "Papier rempli ou courrier expliqué",
        "Démarche faite en ligne",
        "Appel passé avec la personne",
        "Adresse donnée",
        "Accompagnement à un guichet",
        "Colis, repas ou vêtements",
        "Café, écoute",
    ),
    Choice.List.NEXT_STEP: (
        "La revoir au même endroit",
        "L’appeler",
        "Lui donner rendez-vous dans un lieu discret",
        "L’accompagner à un rendez-vous",
        "L’inviter à une activité",
        "Lui présenter le projet",
    ),
}


def load() -> None:
    """Add what is missing and put it in order; a label no longer shipped is ended by hand, never deleted."""
    for name, labels in LISTS.items():
        known = {one.label: one for one in Choice.objects.shipped().filter(list=name)}
        for rank, label in enumerate(labels, start=1):
            one = known.get(label) or Choice(list=name, label=label)
            if one.rank != rank:
                one.rank = rank
                one.save()
