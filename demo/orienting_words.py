"""The words of those who send someone. None of these people or places exists."""

from dataclasses import dataclass

FORMER = "Accompagnée"

DOOR = {
    "what": (
        "Un accompagnement vers l'emploi, pas à pas, avec une seule personne qui vous suit : le français, les "
        "papiers, le logement, puis un métier et un employeur."
    ),
    "whom": (
        "Les personnes réfugiées ou protégées qui vivent dans l'Hérault, l'Aveyron, le Gard ou la Haute-Garonne. "
        "Pour les autres, la mission locale et France Travail accueillent aussi sans rendez-vous."
    ),
    "eligibility": (
        "Avoir plus de 18 ans (16 ans avec l'accord d'un parent)\n"
        "Être réfugié·e, protégé·e, ou demander l'asile depuis plus de six mois\n"
        "Chercher un travail ou une formation\n"
        "Aucun niveau de français n'est demandé"
    ),
    "contact": "04 67 00 00 12, ou 3 place des Halles à Béziers, le mardi matin",
}

# Name, kind, what the name reveals, whom to call, address.
STRUCTURES = (
    ("Maison de quartier des Arènes", "association", "nothing", "Goran Ilic", "accueil@arenes.example"),
    ("CCAS de Sérignan", "social", "nothing", "Sylvie Maurel", "insertion@serignan.example"),
    ("Cap emploi Ouest Hérault", "employment", "nothing", "Denis Roca", "d.roca@capemploi.example"),
    ("CSAPA Le Relais", "addiction", "health", "Aude Ferrer", "accueil@lerelais.example"),
    ("Maison des femmes du Biterrois", "violence", "violence", "Hélène Castan", "ecoute@biterrois.example"),
)


@dataclass(frozen=True)
class Someone:
    given_name: str
    family_name: str
    phone: str
    reach: str
    sought: str
    commune_code: str
    language: str


PEOPLE = (
    Someone(
        "Salima",
        "Benkacem",
        "+33611000101",
        "",
        "Un travail en cuisine, elle a tenu une cantine.",
        "34032",
        "ara",
    ),
    Someone(
        "Yonas",
        "Tekle",
        "+33611000102",
        "Par SMS, il ne décroche pas au travail.",
        "Apprendre le français et conduire.",
        "34032",
        "tir",
    ),
    Someone(
        "Oksana", "Melnyk", "+33611000103", "", "Faire reconnaître son diplôme d'infirmière.", "34301", "ukr"
    ),
    Someone(
        "Ibrahim",
        "Camara",
        "",
        "Passer par la maison de quartier, le matin.",
        "Un chantier, vite.",
        "34032",
        "ful",
    ),
    Someone(
        "Farida",
        "Rahimi",
        "+33611000105",
        "Jamais après 17 heures.",
        "Couture ou garde d'enfants.",
        "34032",
        "prs",
    ),
    Someone("Samuel", "Okoye", "+33611000106", "", "Mécanique automobile.", "34003", "eng"),
    Someone(
        "Leyla",
        "Demir",
        "+33611000107",
        "Elle préfère qu'une femme l'appelle.",
        "Un travail de jour.",
        "34032",
        "kur",
    ),
    Someone("Abdallah", "Nasser", "+33611000108", "", "Reprendre son métier d'électricien.", "34032", "ara"),
    Someone("Mariam", "Traoré", "+33611000109", "", "Un contrat, même court.", "34032", "bam"),
    Someone("Dawit", "Haile", "+33611000110", "", "Un logement d'abord, puis un travail.", "34032", "tir"),
    Someone(
        "Anna", "Kovalenko", "+33611000111", "", "Le français pour travailler en hôtellerie.", "34003", "ukr"
    ),
    Someone("Rachid", "Ouali", "+33611000112", "", "Maraîchage, il a grandi dans une ferme.", "34032", "ara"),
)

REFUSED = (
    "refused",
    "too_far",
    "La mission locale d'Agde, 5 rue du 4 Septembre : elle a été prévenue.",
    "Merci de votre envoi ; il y sera reçu cette semaine.",
)
# Days ago, structure, in whose hands, and the answer when there is one.
FORTNIGHT = (
    (0, 0, ""),
    (1, None, ""),
    (2, 3, ""),
    (3, 0, "amina"),
    (5, 1, "bruno"),
    (6, 2, ""),
    (6, 4, "amina"),
    (8, 0, ""),
    (9, 3, "bruno", "accepted", "", "", "Nous l'appelons demain."),
    (12, 2, "amina", "waiting", "", "", "Une place se libère en début de mois."),
    (13, 1, "bruno", *REFUSED),
    (20, None, "amina", "accepted", "", "", "Premier rendez-vous fixé avec lui."),
)
WORD = "Elle a changé de numéro, je vous le donne par téléphone. Elle reste très motivée."
