"""On the way to work: the idea, the rules of a workplace, looking for it, having one's skills recognised."""

from .levels import Area, Group, scale_of

CAREER = scale_of(
    "career",
    "Le métier que je veux",
    "Est-ce que je sais quel travail je cherche ?",
    Area.PROFESSIONAL,
    """
    open | à chercher | Je ne sais pas encore, ou tout me va.
    ideas | des idées | J’ai une ou deux idées, que je n’ai pas encore essayées.
    tried | essayé | J’ai vu ou essayé ce métier, ici ou ailleurs.
    chosen | choisi | J’ai choisi, et je sais ce qu’il demande : horaires, efforts, trajets.
    """,
)
WORKPLACE = scale_of(
    "workplace",
    "Le travail en France",
    "Le contrat, les horaires, la fiche de paie, la sécurité : qu’est-ce que j’en connais ?",
    Area.PROFESSIONAL,
    """
    discovers | à découvrir | Je n’ai pas encore travaillé en France.
    seen | vu de près | J’ai visité une entreprise, ou fait une immersion.
    worked | déjà travaillé | J’ai déjà travaillé ici : je connais le contrat et la fiche de paie.
    at_ease | à l’aise | Je connais mes droits et ce que l’on attend de moi, et je sais à qui poser une question.
    """,
)
JOB_SEARCH = scale_of(
    "job_search",
    "Chercher un emploi",
    "Pour trouver un travail, qu’est-ce que je fais seul·e ?",
    Area.PROFESSIONAL,
    """
    discovers | à découvrir | Je ne sais pas encore par où commencer.
    with_someone | avec quelqu’un | J’ai un CV, fait avec quelqu’un.
    alone | seul·e | Je réponds à des offres, je me présente, je relance.
    network | avec mon réseau | Je connais des gens du métier, et je vais voir les employeurs.
    """,
)
RECOGNITION = scale_of(
    "recognition",
    "Ce que je sais déjà faire",
    "Mon expérience et mes diplômes : qui les connaît ?",
    Area.PROFESSIONAL,
    """
    untold | pas encore dit | Je n’ai pas encore pu raconter ce que je sais faire.
    told | raconté | Nous avons fait la liste de ce que j’ai fait et appris.
    shown | montré | Je l’ai montré à quelqu’un du métier, qui peut en parler.
    recognised | reconnu | J’ai un diplôme, une attestation ou un employeur qui le dit, en France.
    """,
)

WORK = Group("work", "Le travail", (CAREER, WORKPLACE, JOB_SEARCH, RECOGNITION))
