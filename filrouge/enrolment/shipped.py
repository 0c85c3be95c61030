"""What comes with Fil rouge, as data: the rules of the two calls, and a first page to take away.

`load()` runs after each `migrate` and adds what is not there yet. A rule that changes is a new version with its
own date and source; the former one stays, since people were answered by it.
"""

from dataclasses import asdict, dataclass
from datetime import date

from filrouge.accounts.models import Call
from filrouge.enrolment.models import Category, Criterion, Presentation, RuleSet

CONDITION, PRIORITY, ATTENTION = (
    Criterion.Weight.CONDITION,
    Criterion.Weight.PRIORITY,
    Criterion.Weight.ATTENTION,
)
ASYLUM, HEALTH = Category.ASYLUM, Category.HEALTH


@dataclass(frozen=True)
class Line:
    code: str
    weight: str
    label: str
    explanation: str = ""
    how_to_get: str = ""
    category: int | None = None
    group: str = ""
    group_label: str = ""


@dataclass(frozen=True)
class Rules:
    call: str
    version: int
    title: str
    source: str
    in_force_from: date
    lines: tuple[Line, ...]


def _status(code: str, label: str, explanation: str, how_to_get: str) -> Line:
    return Line(code, CONDITION, label, explanation, how_to_get, ASYLUM, "status", "Statut de la personne")


def _situation(code: str, label: str, explanation: str, how_to_get: str, category: int | None = None) -> Line:
    return Line(
        code, CONDITION, label, explanation, how_to_get, category, "situation", "Situation de la personne"
    )


WOMAN = Line("woman", PRIORITY, "Femme", "Comme la personne le dit.")
UNDER_26 = Line(
    "under_26", PRIORITY, "Moins de 26 ans", "Le jour de la réponse.", "Une date de naissance suffit."
)
OVER_40 = Line(
    "over_40", PRIORITY, "40 ans et plus", "Le jour de la réponse.", "Une date de naissance suffit."
)
CANNOT_READ = Line(
    "cannot_read",
    PRIORITY,
    "Ne lit pas ou n’écrit pas",
    "Dans aucune langue, ou pas assez pour s’en servir chaque jour. Jamais de dictée surprise : on le demande.",
)
QPV = Line(
    "qpv",
    ATTENTION,
    "Habite un quartier prioritaire (QPV)",
    "Un territoire visé notamment : ce n’est pas une condition.",
    "L’adresse se vérifie sur sig.ville.gouv.fr.",
)
RURAL = Line(
    "rural",
    ATTENTION,
    "Habite une zone rurale fragile",
    "Un territoire visé notamment : ce n’est pas une condition.",
    "La commune suffit.",
)

IPR = Rules(
    call=Call.IPR,
    version=1,
    title="Intégration professionnelle des réfugiés",
    source=(
        "DGEFP, présentation de l’appel à projets « Intégration professionnelle des réfugiés » (PIC), publics visés ; "
        "reprise en annexe du rapport de capitalisation 100 % Inclusion et IPR (2021)"
    ),
    in_force_from=date(2018, 1, 1),
    lines=(
        _status(
            "refugee",
            "Réfugié·e",
            "Le statut a été reconnu par l’OFPRA ou la CNDA.",
            "La décision, ou le titre de séjour de dix ans. En attendant le titre : le récépissé « reconnu réfugié ».",
        ),
        _status(
            "subsidiary",
            "Protection subsidiaire",
            "La protection subsidiaire a été accordée.",
            "La décision, ou le titre de séjour de quatre ans. En attendant : le récépissé.",
        ),
        _status(
            "stateless",
            "Apatride",
            "Le statut d’apatride a été reconnu par l’OFPRA.",
            "La décision de l’OFPRA, ou le titre de séjour.",
        ),
        _status(
            "asylum_seeker_6_months",
            "Demande d’asile depuis plus de six mois",
            "L’OFPRA n’a pas encore répondu et la demande est enregistrée depuis plus de six mois.",
            "L’attestation de demande d’asile : sa première date compte.",
        ),
        WOMAN,
        UNDER_26,
        OVER_40,
        CANNOT_READ,
    ),
)

INCLUSION = Rules(
    call=Call.INCLUSION,
    version=1,
    title="100 % Inclusion",
    source=(
        "DGEFP, présentation de l’appel à projets « 100 % Inclusion, la fabrique de la remobilisation » (PIC), publics "
        "visés ; reprise en annexe du rapport de capitalisation 100 % Inclusion et IPR (2021)"
    ),
    in_force_from=date(2018, 1, 1),
    lines=(
        _situation(
            "neet",
            "Jeune ni en emploi, ni en études, ni en formation",
            "Ce qu’on appelle « NEET ». La mission locale accompagne jusqu’à 25 ans révolus.",
            "La parole de la personne, ou un mot de la mission locale.",
        ),
        _situation(
            "low_skilled",
            "Peu ou pas qualifié·e",
            "Pas de diplôme, ou un diplôme inférieur au CAP ; un diplôme étranger non reconnu compte comme absent.",
            "La parole de la personne, un diplôme ou un bulletin.",
        ),
        _situation(
            "very_long_unemployment",
            "Sans emploi depuis très longtemps",
            "Deux ans et plus sans emploi, inscrite ou non à France Travail.",
            "Une attestation de période d’inscription, à demander sur francetravail.fr, ou le récit du parcours.",
        ),
        _situation(
            "disability",
            "En situation de handicap",
            "Même sans reconnaissance administrative : ce qui gêne pour travailler suffit.",
            "La parole de la personne. Une notification de la MDPH si elle existe, jamais un certificat médical.",
            HEALTH,
        ),
        _situation(
            "rsa",
            "Reçoit le RSA",
            "À son nom, ou au sein de son foyer.",
            "L’attestation de droits, dans l’espace personnel de la CAF ou de la MSA.",
        ),
        _situation(
            "great_difficulty",
            "En grande difficulté d’insertion professionnelle",
            "Plusieurs obstacles à la fois : logement, garde d’enfants, papiers, justice, isolement…",
            "Ce que vous constatez ensemble, ou un mot de la structure qui oriente.",
        ),
        _situation(
            "protection",
            "Bénéficie d’une protection internationale",
            "Réfugié·e, protection subsidiaire ou apatride.",
            "La décision, ou le titre de séjour.",
            ASYLUM,
        ),
        QPV,
        RURAL,
        Line(
            "invisible",
            ATTENTION,
            "Sans contact avec le service public de l’emploi depuis plus de six mois",
            "Ni France Travail, ni mission locale, ni Cap emploi : les « invisibles » que le projet va chercher.",
            "La parole de la personne suffit.",
        ),
        WOMAN,
        UNDER_26,
        OVER_40,
        CANNOT_READ,
    ),
)

RULES = (IPR, INCLUSION)

# What is said of money promises nothing: rights are the payer's to tell, and change. The first version promised.
PAGE_VERSION = 2
PAGE_SINCE = date(2026, 11, 1)
PAGE_SOURCE = (
    "RSA : code de l’action sociale et des familles, L. 262-3, R. 262-6 et D. 262-34, lu en novembre 2026"
)
PAGE = {
    "path": (
        "Un parcours pour aller vers un travail qui dure, à votre rythme.\n"
        "Une seule personne vous accompagne du début à la fin. Vous la voyez ou l’entendez chaque semaine.\n"
        "Ce n’est pas un emploi, ni une école : on cherche ensemble, on essaie, on change si besoin."
    ),
    "gains": (
        "Quelqu’un qui connaît votre situation et à qui vous n’avez pas à tout redire.\n"
        "Une aide pour les papiers, le logement, la santé, la langue, les trajets, selon ce qui compte pour vous.\n"
        "Des visites et des essais en entreprise, et une trace écrite de ce que vous savez faire."
    ),
    "pay": (
        "Le parcours lui-même n’est pas payé.\n"
        "Certaines étapes peuvent l’être : une formation rémunérée, un contrat de travail. On vous le dit avant."
    ),
    "allowances": (
        "Venir aux rendez-vous du parcours ne vous rapporte pas d’argent.\n"
        "Dès que de l’argent arrive (salaire, formation payée, aide), déclarez-le à la CAF, à France Travail ou à "
        "l’OFII : le montant que vous touchez peut baisser, ou s’arrêter.\n"
        "Avant chaque changement, nous posons la question avec vous à qui vous paie."
    ),
    "rsa": (
        "Le RSA se calcule avec tout l’argent du foyer. Entrer dans le parcours n’en donne pas ; un salaire ou une "
        "formation payée, si.\n"
        "Il se recalcule tous les trois mois : continuez vos déclarations.\n"
        "Si vous avez signé un contrat avec votre conseiller RSA, demandez-lui si les heures du parcours comptent. "
        "Nous ne pouvons pas le promettre à sa place.\n"
        "À vérifier avec la CAF ou la MSA pour votre cas, avant de décider."
    ),
    "costs": (
        "Du temps : plusieurs rendez-vous par mois, parfois chaque jour pendant quelques semaines.\n"
        "Des trajets, des repas, parfois une garde d’enfants. Dites-le nous : nous cherchons une aide avant que vous "
        "ne payiez."
    ),
    "freedom": (
        "Vous pouvez dire non, aujourd’hui ou plus tard, sans nous donner de raison.\n"
        "Vous pouvez arrêter quand vous voulez. Vous pourrez revenir.\n"
        "Dire non ne change rien à notre accueil. Si un organisme vous a demandé de venir, parlez-lui d’abord."
    ),
}


def load() -> None:
    """Adds the versions that are not there yet; changes none."""
    for rules in RULES:
        _load_rules(rules)
    for call in Call:
        Presentation.objects.get_or_create(
            call=call,
            project=None,
            version=PAGE_VERSION,
            defaults={
                "title": "Page à emporter",
                "source": PAGE_SOURCE,
                "in_force_from": PAGE_SINCE,
                **PAGE,
            },
        )


def _load_rules(rules: Rules) -> None:
    rule_set, new = RuleSet.objects.get_or_create(
        call=rules.call,
        project=None,
        version=rules.version,
        defaults={"title": rules.title, "source": rules.source, "in_force_from": rules.in_force_from},
    )
    if new:
        Criterion.objects.bulk_create(
            Criterion(rule_set=rule_set, rank=rank, **asdict(line)) for rank, line in enumerate(rules.lines)
        )
