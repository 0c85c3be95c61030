"""Words that people use for one another when they look for a trade; brought to their roots, found by any of them."""

from collections import defaultdict

from filrouge.shared.words import fold

from .roots import root

GROUPS = (
    "peindre peintre peinture",
    "vendre vendeur vente",
    "conduire conducteur conduite chauffeur",
    "électricien électricité électrique",
    "soigner soin soignant",
    "servir serveur service",
    "secrétaire secrétariat",
    "mécanicien mécanique mécano",
    "couture coudre couturier",
    "agriculture agricole agriculteur",
    "aide aider assistant",
    "technicien technique",
    "ménage nettoyage propreté ménager",
    "enfant enfance bébé",
    "voiture automobile auto véhicule",
    "camion poids-lourd",
    "vélo cycle bicyclette",
    "cheveux coiffure",
    "ordinateur informatique",
    "vigile sécurité gardien",
    "poubelle déchet ordure",
    "vaisselle plonge",
    "fruit cueillette",
    "vêtement habillement habit prêt-à-porter",
    "colis messagerie",
    "entrepôt logistique",
    "usine industrie",
    "bureau administratif",
    "vieux âgé vieillesse",
    "handicap handicapé",
    "malade patient",
    "réparer réparateur dépanner maintenance",
    "animal animaux bête",
    "bois menuiserie",
    "métal fer métallerie",
    "école scolaire",
    "hôpital hospitalier",
    "ferme agricole",
    "professeur prof enseignant",
    "football foot",
    "traduire traducteur traduction interprète",
    "repasser repassage",
    "construire construction bâtir",
    "cultiver culture",
    "légume maraîcher",
    "élever élevage éleveur",
    "cuir maroquinerie",
    "toit toiture couvreur",
    "carreler carrelage carreleur",
    "chauffer chauffage chauffagiste",
    "écrire écriture",
    "accueillir accueil",
    "livrer livraison livreur",
    "danser danse danseur",
    "chanter chant chanteur",
    "dessiner dessin dessinateur",
    "téléphone téléphonique standard",
    "argent banque comptabilité",
    "compter comptable",
    "pêcher pêche pêcheur",
    "abeille apiculteur",
    "mouton berger ovin",
    "vache bovin laitier",
    "cheval équitation équin",
    "fleur fleuriste floral",
    "chambre étage",
)


def _meeting() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for group in GROUPS:
        roots = {
            root(fold(word).replace(" ", "")) if "-" in word else root(fold(word)) for word in group.split()
        }
        for one in roots:
            found[one] |= roots - {one}
    return {one: frozenset(others) for one, others in found.items()}


MEETING = _meeting()


def others(one: str) -> frozenset[str]:
    """The roots that stand for this one."""
    return MEETING.get(one, frozenset())
