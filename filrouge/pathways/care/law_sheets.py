"""Dated sheets of law, in plain words: what is sure, where it is written, when it was last read there.

Data, not advice: each says its source and its date. Older than a year, it is shown as to be read again; a
coordinator who reads the source again says so on the screen (`LawCheck`), and the date is hers.
"""

from dataclasses import dataclass
from datetime import date, timedelta

FRESH = timedelta(days=365)
READ_ON = date(2025, 6, 30)


@dataclass(frozen=True)
class LawSheet:
    """`slug` does not change; a sheet written anew gets a new `read_on`."""

    slug: str
    title: str
    points: tuple[str, ...]
    beware: str
    source: str
    read_on: date = READ_ON


SHEETS: tuple[LawSheet, ...] = (
    LawSheet(
        "travail-proteges",
        "Travailler avec une protection (réfugié·e, protection subsidiaire)",
        (
            "Une personne reconnue réfugiée ou bénéficiaire de la protection subsidiaire peut travailler, "
            "salariée ou à "
            "son compte, sans autorisation de travail à demander.",
            "Elle le peut dès l’attestation de prolongation d’instruction qui porte « reconnu réfugié » ou « "
            "a obtenu le "
            "bénéfice de la protection subsidiaire », sans attendre la carte.",
            "La carte : dix ans pour une personne réfugiée ; pluriannuelle, quatre ans au plus, pour la protection "
            "subsidiaire.",
        ),
        "Certains métiers restent réglementés : diplôme reconnu ou nationalité demandés.",
        "CESEDA, art. L. 424-1, L. 424-2, L. 424-9, L. 424-10, L. 414-10, R. 431-15-3 et R. 431-15-4",
    ),
    LawSheet(
        "travail-demande-asile",
        "Travailler pendant la demande d’asile",
        (
            "L’accès au travail peut être autorisé quand l’OFPRA n’a pas répondu six mois après l’introduction de la "
            "demande, si ce retard n’est pas dû à la personne.",
            "L’employeur demande une autorisation de travail ; la situation de l’emploi peut être opposée.",
        ),
        "Ces règles ont changé plusieurs fois : relire l’article avant de promettre quoi que ce soit à un employeur.",
        "CESEDA, art. L. 554-1 à L. 554-3",
    ),
    LawSheet(
        "attestation-renouvellement",
        "L’attestation en attendant la carte, et son renouvellement",
        (
            "Dès que la demande de carte est déposée sur le téléservice, une attestation de six mois, "
            "renouvelable, est "
            "disponible en ligne. Elle prouve le séjour et le droit de travailler.",
            "Le renouvellement d’une carte se demande entre quatre et deux mois avant sa fin.",
            "L’attestation se télécharge et s’imprime : en garder une copie hors du téléphone évite bien des jours "
            "perdus.",
        ),
        "Un employeur ou une banque peut ne pas connaître ce document : une lettre de l’équipe, article à "
        "l’appui, aide.",
        "CESEDA, art. R. 431-5, R. 431-15-1, R. 431-15-3 et R. 431-15-4",
    ),
    LawSheet(
        "cir",
        "Le contrat d’intégration républicaine (CIR)",
        (
            "Signé à l’OFII par qui obtient une protection et souhaite s’installer durablement.",
            "Il comprend un entretien, une formation civique et, si le niveau de français le demande, une formation "
            "linguistique dont les heures dépendent d’un test.",
            "Les heures de cours se concilient avec un emploi : le dire à l’OFII dès le premier entretien.",
        ),
        "Le niveau de langue demandé pour certaines cartes a été relevé par la loi du 26 janvier 2024.",
        "CESEDA, art. L. 413-2 et suivants, R. 413-2 et suivants",
    ),
    LawSheet(
        "agir",
        "Le programme AGIR",
        (
            "Un accompagnement global vers les droits, le logement et l’emploi, pour les personnes réfugiées ou "
            "bénéficiaires de la protection subsidiaire qui ont signé le CIR. Vingt-quatre mois au plus.",
            "On y entre par l’OFII ; un guichet par département, porté par une association.",
            "On peut être suivi par AGIR et par nous : s’accorder à trois sur qui fait quoi évite les démarches en "
            "double.",
        ),
        "Les conditions d’entrée et les places varient d’un département à l’autre.",
        "Ministère de l’intérieur, direction générale des étrangers en France, présentation du programme AGIR",
    ),
    LawSheet(
        "permis-de-conduire",
        "Échanger un permis de conduire étranger",
        (
            "Une personne protégée a un an pour demander l’échange. Le délai part du jour où elle reçoit le document "
            "provisoire qui porte « reconnu réfugié » ou la mention de la protection subsidiaire.",
            "Depuis avril 2019, il faut que l’État qui a délivré le permis échange aussi les permis français.",
            "Pendant cette année, le permis étranger permet de conduire.",
        ),
        "Passé un an, il faut repasser le permis : demander tout de suite, même si le dossier est incomplet.",
        "Arrêté du 12 janvier 2012, art. 5 et 11, modifié par les arrêtés du 9 avril 2019 et du 10 mai 2022",
    ),
    LawSheet(
        "domiciliation",
        "Avoir une adresse : la domiciliation",
        (
            "Sans domicile stable, on a droit à une adresse administrative au CCAS de la commune avec "
            "laquelle on a un "
            "lien, ou dans un organisme agréé.",
            "L’attestation vaut un an, se renouvelle, et ouvre les droits : prestations, compte en banque, aide "
            "juridictionnelle.",
            "Un refus est motivé par écrit, et le CCAS qui refuse oriente vers un organisme qui peut domicilier.",
        ),
        "Il faut se manifester régulièrement (au moins tous les trois mois), même par téléphone, pour la garder.",
        "Code de l’action sociale et des familles, art. L. 264-1 à L. 264-4, D. 264-1 et suivants",
    ),
    LawSheet(
        "sante",
        "Être soigné : PUMA et complémentaire santé solidaire",
        (
            "Une personne réfugiée ou bénéficiaire de la protection subsidiaire n’a pas à attendre trois mois "
            ": ses frais "
            "de santé sont pris en charge dès sa demande à la CPAM.",
            "La complémentaire santé solidaire se demande en même temps, pour tout le foyer, selon les "
            "ressources ; elle "
            "est gratuite, ou coûte moins d’un euro par jour et par personne.",
            "Sans droits ouverts et dans le besoin de soins : la permanence d’accès aux soins de santé (PASS) de "
            "l’hôpital.",
        ),
        "Si la CPAM oppose un délai de trois mois, citer l’article D. 160-2, II, 1°.",
        "Code de la sécurité sociale, art. L. 160-1, D. 160-2 et L. 861-1",
    ),
)


def sheet_of(slug: str) -> LawSheet | None:
    return next((sheet for sheet in SHEETS if sheet.slug == slug), None)
