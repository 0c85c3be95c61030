"""With others: the group, the rules, the place, the public."""

from .one import One

TOGETHER = (
    One(
        "respect-des-autres",
        "Respecter les autres",
        "Laisser sa place à chacun, femmes et hommes, quelle que soit l’origine.",
        (
            "Écoute jusqu’au bout.",
            "Parle sans blesser, même en désaccord.",
            "Accepte de travailler avec tout le monde.",
        ),
        (
            "Est dans le groupe, chacun de son côté.",
            "Salue, écoute, laisse parler.",
            "Travaille avec des personnes différentes de soi.",
            "Dit un désaccord calmement.",
            "Aide le groupe à respecter chacun.",
        ),
    ),
    One(
        "regles",
        "Suivre les règles du lieu",
        "Connaître les règles, les appliquer, en discuter au bon moment.",
        (
            "Connaît les règles importantes du lieu.",
            "Les applique aussi quand personne ne regarde.",
            "En parle plutôt que de passer outre.",
        ),
        (
            "Applique une règle quand on la rappelle.",
            "Applique les règles principales.",
            "Applique les règles de soi-même.",
            "Explique à quoi sert une règle.",
            "Aide à écrire ou à améliorer les règles.",
        ),
    ),
    One(
        "environnement",
        "Prendre soin du lieu",
        "Économiser, trier, laisser propre, dans un local, un jardin ou sur un chantier.",
        (
            "Éteint, ferme, trie.",
            "Évite de gâcher la matière.",
            "Laisse le lieu comme il voudrait le trouver.",
        ),
        (
            "Trie et nettoie avec le groupe.",
            "Le fait quand c’est prévu.",
            "Le fait de soi-même.",
            "Trouve comment gâcher moins.",
            "Entraîne les autres à faire attention.",
        ),
    ),
    One(
        "equipe",
        "Travailler en équipe",
        "Faire sa part, aider, dire où l’on en est.",
        (
            "Fait la part prévue.",
            "Propose de l’aide.",
            "Dit aux autres où en est le travail.",
        ),
        (
            "Travaille à côté des autres.",
            "Fait la part demandée dans un petit groupe.",
            "Aide et demande de l’aide.",
            "Se coordonne avec les autres sans chef.",
            "Répartit le travail et garde l’équipe ensemble.",
        ),
    ),
    One(
        "accueil",
        "Accueillir et rendre service",
        "Recevoir quelqu’un, comprendre ce qu’il cherche, y répondre ou l’orienter.",
        (
            "Salue et se rend disponible.",
            "Demande ce dont la personne a besoin.",
            "Trouve une réponse, ou qui peut la donner.",
        ),
        (
            "Salue, dirige vers un collègue.",
            "Répond à une demande simple et prévue.",
            "Comprend une demande et y répond.",
            "Reste calme avec quelqu’un de mécontent.",
            "Reçoit tout type de public, forme les autres.",
        ),
    ),
    One(
        "expression",
        "S’exprimer devant d’autres",
        "Se faire comprendre par la parole, le geste ou un objet, dans sa langue ou en français.",
        (
            "Dit ce dont il ou elle a besoin.",
            "Raconte ce qui a été fait.",
            "Vérifie que l’autre a compris.",
        ),
        (
            "Se fait comprendre de quelqu’un de connu.",
            "Parle dans un petit groupe quand on l’invite.",
            "Prend la parole de soi-même dans un groupe.",
            "Présente son travail à des personnes inconnues.",
            "Parle au nom du groupe, anime un moment.",
        ),
    ),
    One(
        "attitude",
        "S’adapter au cadre du travail",
        "Prendre la manière de faire que demande le lieu : le ton, l’attention, les habitudes.",
        (
            "Demande comment on fait ici.",
            "Montre de l’attention à ce qui se passe.",
            "Change de ton selon à qui l’on parle.",
        ),
        (
            "Observe comment les autres font.",
            "S’adapte quand on l’explique.",
            "Prend de soi-même le ton du lieu.",
            "Passe d’un lieu à l’autre sans difficulté.",
            "Aide qui arrive à comprendre les habitudes.",
        ),
    ),
)
