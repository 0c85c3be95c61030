"""Daily life in France: what someone knows and does alone. How one should live is nobody's scale.

Each scale goes the same way: discovers, does it with someone, does it alone, can show others.
"""

from .levels import Area, Group, scale_of

INSTITUTIONS = scale_of(
    "institutions",
    "Les administrations",
    "La mairie, la CAF, la préfecture, France Travail : comment est-ce que je m’y retrouve ?",
    Area.SOCIOCULTURAL,
    """
    discovers | à découvrir | Je ne sais pas encore qui fait quoi.
    with_someone | avec quelqu’un | Je sais où aller, et j’y vais avec quelqu’un.
    alone | seul·e | Je fais seul·e les démarches que je connais, et je garde mes papiers.
    helps | aide les autres | Je fais une démarche nouvelle, et j’explique aux autres comment faire.
    """,
)
TRANSPORT = scale_of(
    "transport",
    "Se déplacer",
    "Pour aller quelque part où je ne suis jamais allé·e, comment est-ce que je fais ?",
    Area.SOCIOCULTURAL,
    """
    discovers | à découvrir | Je me déplace à pied, autour de chez moi.
    with_someone | avec quelqu’un | Je prends un bus ou un train que je connais ; pour le reste, avec quelqu’un.
    alone | seul·e | Je prépare seul·e un trajet, avec un plan ou une application.
    helps | aide les autres | Je trouve une solution quand il y a une grève, un retard, pas de bus.
    """,
)
SCHOOL = scale_of(
    "school",
    "L’école et la garde des enfants",
    "La crèche, l’école, le collège : comment est-ce que je suis ce qui s’y passe ?",
    Area.SOCIOCULTURAL,
    """
    no_children | sans objet | Je n’ai pas d’enfant à faire garder ou à scolariser ici.
    discovers | à découvrir | Je ne sais pas encore comment cela marche en France.
    with_someone | avec quelqu’un | Je rencontre l’école avec quelqu’un qui m’aide à comprendre.
    alone | seul·e | J’inscris mes enfants, je lis les mots de l’école, je rencontre les enseignants.
    helps | aide les autres | Je connais les choix possibles, et j’en parle à d’autres parents.
    """,
    ordered=False,
)
RIGHTS = scale_of(
    "rights",
    "Mes droits",
    "Le travail, le logement, la santé, les aides : est-ce que je connais mes droits ?",
    Area.SOCIOCULTURAL,
    """
    discovers | à découvrir | Je ne sais pas encore à quoi j’ai droit.
    with_someone | avec quelqu’un | Je sais qu’une aide existe, et je la demande avec quelqu’un.
    alone | seul·e | Je demande mes droits, et je réponds aux courriers à temps.
    helps | aide les autres | Je sais faire un recours, ou à qui le demander.
    """,
)
DAILY_LIFE = scale_of(
    "daily_life",
    "La vie de tous les jours",
    "Un rendez-vous, un compte, une facture, une panne : comment est-ce que je fais ?",
    Area.SOCIOCULTURAL,
    """
    discovers | à découvrir | Quelqu’un s’en occupe pour moi, pour le moment.
    with_someone | avec quelqu’un | Je m’en occupe avec quelqu’un.
    alone | seul·e | Je tiens mon agenda, je paie mes factures, je préviens quand je suis en retard.
    helps | aide les autres | Je règle aussi ce qui n’était pas prévu.
    """,
)

AUTONOMY = Group("autonomy", "La vie en France", (INSTITUTIONS, TRANSPORT, SCHOOL, RIGHTS, DAILY_LIFE))
